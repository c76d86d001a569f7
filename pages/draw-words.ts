import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  assemblies: { en: 'Assemblies', es: 'Asambleas', pt: 'Assembleias' },
  drawn: { en: 'Panel {panel} of {of, number} was drawn', es: 'Salió el panel {panel} de {of, number}', pt: 'Saiu o painel {panel} de {of, number}' },
  announced: { en: 'One of {of, number} panels will be drawn on {day}', es: 'Se sorteará uno de {of, number} paneles el {day}', pt: 'Um de {of, number} painéis será sorteado em {day}' },
  published: { en: '{of, number} possible panels are published', es: 'Se publicaron {of, number} paneles posibles', pt: '{of, number} painéis possíveis foram publicados' },
  lede: { en: '{people, number} people came forward for {seats} seats. Every panel meets every quota; people who are alike have the same chance, give or take one panel in a thousand.', es: '{people, number} personas se presentaron para {seats} puestos. Cada panel cumple todas las cuotas; quienes son iguales tienen la misma probabilidad, con un panel de mil de diferencia como máximo.', pt: '{people, number} pessoas se apresentaram para {seats} lugares. Cada painel cumpre todas as cotas; quem é igual tem a mesma chance, com no máximo um painel em mil de diferença.' },
  dice: { en: 'The dice showed {dice}; a second person read them again.', es: 'Los dados mostraron {dice}; otra persona los leyó de nuevo.', pt: 'Os dados mostraram {dice}; outra pessoa leu de novo.' },
  chances: { en: 'Each person’s chance', es: 'La probabilidad de cada persona', pt: 'A chance de cada pessoa' },
  check: { en: 'Check it yourself', es: 'Compruébelo', pt: 'Verifique você mesmo' },
  checkHow: { en: 'Download the draw, count to panel {panel} in panels.csv, and compare. Or let a program draw again from the file:', es: 'Descargue el sorteo, cuente hasta el panel {panel} en panels.csv y compare. O deje que un programa repita el sorteo con el archivo:', pt: 'Baixe o sorteio, conte até o painel {panel} em panels.csv e compare. Ou deixe um programa sortear de novo com o arquivo:' },
  groups: { en: 'Who is in the pool and on the panels', es: 'Quiénes están en el grupo y en los paneles', pt: 'Quem está no grupo e nos painéis' },
  after: { en: 'Alternates and replacements', es: 'Suplencias y reemplazos', pt: 'Suplentes e substituições' },
  drawFile: { en: 'The whole draw in one file', es: 'Todo el sorteo en un archivo', pt: 'Todo o sorteio num arquivo' }, eachFile: { en: 'What the commitment is about, file by file:', es: 'Aquello a lo que se refiere el compromiso, archivo por archivo:', pt: 'Aquilo a que o compromisso se refere, arquivo por arquivo:' },
  checkBefore: { en: 'Keep the panels now: after the draw nobody can exchange them.', es: 'Guarde los paneles ahora: tras el sorteo nadie podrá cambiarlos.', pt: 'Guarde os painéis agora: depois do sorteio ninguém pode trocá-los.' },
  panelsFile: { en: 'All panels and chances (pseudonyms)', es: 'Todos los paneles y probabilidades (seudónimos)', pt: 'Todos os painéis e chances (pseudônimos)' },
  commitment: { en: 'What was fixed before the dice were thrown', es: 'Lo que se fijó antes de lanzar los dados', pt: 'O que foi fixado antes de lançar os dados' },
  throw: { en: 'Throw the dice', es: 'Lanzar los dados', pt: 'Lançar os dados' },
  vacated: { en: 'Replacements', es: 'Reemplazos', pt: 'Substituições' }, replaced: { en: 'Seat {seat}: somebody left and was replaced', es: 'Puesto {seat}: alguien dejó el puesto y fue reemplazado', pt: 'Lugar {seat}: alguém saiu e foi substituído' }, vacant: { en: 'Seat {seat}: vacant', es: 'Puesto {seat}: vacante', pt: 'Lugar {seat}: vago' },
  session: { en: '{present, plural, =0 {Attendance is not closed yet} other {# members were there}}', es: '{present, plural, =0 {La asistencia aún no se ha cerrado} other {Asistieron # integrantes}}', pt: '{present, plural, =0 {A presença ainda não foi encerrada} other {# membros compareceram}}' },
  sessionWhen: { en: '{day}, {from} to {to}', es: '{day}, de {from} a {to}', pt: '{day}, das {from} às {to}' },
  table: { en: 'Table {table}', es: 'Mesa {table}', pt: 'Mesa {table}' }, noNotes: { en: 'No sheet was closed at this session.', es: 'En esta sesión no se cerró ninguna hoja.', pt: 'Nenhuma folha foi encerrada nesta sessão.' },
});

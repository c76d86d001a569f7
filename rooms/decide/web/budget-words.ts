import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  lede: { en: 'Choose among the projects. {money} are shared out. You can change your ballot until the box is closed.', es: 'Elija entre los proyectos. Se reparten {money}. Puede cambiar su boleta hasta que se cierre la urna.', pt: 'Escolha entre os projetos. Repartem-se {money}. Você pode mudar sua cédula até a urna fechar.' },
  markAny: { en: 'Mark every project you want', es: 'Marque todos los proyectos que quiere', pt: 'Marque todos os projetos que você quer' },
  markMost: { en: 'Mark the projects you want, {most} at most', es: 'Marque los proyectos que quiere, {most} como máximo', pt: 'Marque os projetos que você quer, no máximo {most}' },
  markWithin: { en: 'Together they may cost {money} at most', es: 'En total pueden costar {money} como máximo', pt: 'No total podem custar no máximo {money}' },
  costs: { en: 'Costs {cost}', es: 'Cuesta {cost}', pt: 'Custa {cost}' },
  sum: { en: 'There are {money} in all.', es: 'Hay {money} en total.', pt: 'Há {money} no total.' },
  sumNow: { en: 'Marked: {marked}, for {cost} of {money}', es: 'Marcados: {marked}, por {cost} de {money}', pt: 'Marcados: {marked}, por {cost} de {money}' },
  tooDear: { en: 'What you marked costs {cost}; {money} are the most', es: 'Lo que marcó cuesta {cost}; el máximo es {money}', pt: 'O que você marcou custa {cost}; o máximo é {money}' },
  total: { en: 'Marked in all', es: 'Marcado en total', pt: 'Marcado no total' },
  waiting: { en: 'A vote on {put, plural, one {one project} other {# projects}} for {money} was called', es: 'Se convocó una votación de {put, plural, one {un proyecto} other {# proyectos}} por {money}', pt: 'Foi convocada uma votação de {put, plural, =1 {um projeto} other {# projetos}} por {money}' },
  open: { en: '{voted} of {seated} have voted on {put, plural, one {one project} other {# projects}} for {money}', es: 'Han votado {voted} de {seated} sobre {put, plural, one {un proyecto} other {# proyectos}} por {money}', pt: '{voted} de {seated} votaram sobre {put, plural, =1 {um projeto} other {# projetos}} por {money}' },
  counted: { en: '{funded, plural, =0 {None} one {One} other {#}} of {put} projects {funded, plural, one {is} other {are}} funded, for {spent} of {money}', es: 'Se {funded, plural, =0 {financia ninguno} one {financia uno} other {financian #}} de {put} proyectos, por {spent} de {money}', pt: '{funded, plural, =0 {Nenhum} =1 {Um} other {#}} de {put} projetos {funded, plural, =0 {recebe} =1 {recebe} other {recebem}} dinheiro: {spent} de {money}' },
  caption: { en: '{valid, plural, one {# valid ballot} other {# valid ballots}} counted; {left} of {money} are left', es: '{valid, plural, one {# voto válido contado} other {# votos válidos contados}}; quedan {left} de {money}', pt: '{valid, plural, =1 {# voto válido contado} other {# votos válidos contados}}; restam {left} de {money}' },
  project: { en: 'Project', es: 'Proyecto', pt: 'Projeto' }, cost: { en: 'Cost', es: 'Costo', pt: 'Custo' }, votes: { en: 'Votes', es: 'Votos', pt: 'Votos' },
  funded: { en: 'Funded', es: 'Financiado', pt: 'Com dinheiro' }, notFunded: { en: 'Not funded', es: 'No financiado', pt: 'Sem dinheiro' },
  howCounted: { en: 'How far the money reached', es: 'Hasta dónde alcanzó el dinero', pt: 'Até onde o dinheiro alcançou' },
});

import { catalogue } from '#kit/words.ts';

export const { say, words } = catalogue({
  assemblies: { en: 'Assemblies', es: 'Asambleas', pt: 'Assembleias' },
  title: { en: 'How this assembly decides', es: 'Cómo decide esta asamblea', pt: 'Como esta assembleia decide' },
  lede: { en: 'These are the rules that were signed. The sentences are made from them; nobody typed them.', es: 'Estas son las reglas que se firmaron. Las frases se generan a partir de ellas; nadie las escribió.', pt: 'Estas são as regras que foram assinadas. As frases são geradas a partir delas; ninguém as digitou.' },
  previewTitle: { en: 'What a model signs', es: 'Lo que firma un modelo', pt: 'O que um modelo assina' },
  previewLede: { en: 'Fill in the blanks and read what would be signed. Nothing is kept.', es: 'Rellene los espacios y lea lo que se firmaría. No se guarda nada.', pt: 'Preencha os espaços e leia o que seria assinado. Nada é guardado.' },
  model: { en: 'Model', es: 'Modelo', pt: 'Modelo de assembleia' },
  seats: { en: 'Seats', es: 'Puestos', pt: 'Lugares' },
  percent: { en: 'Per cent of support that adopts', es: 'Porcentaje de apoyo que aprueba', pt: 'Porcentagem de apoio que aprova' },
  days: { en: 'Days to answer; leave empty where no date is promised', es: 'Días para responder; vacío si no se promete fecha', pt: 'Dias para responder; vazio se não se promete data' },
  read: { en: 'Read it', es: 'Leerlo', pt: 'Ler' },
  use: { en: 'Convene an assembly with a model', es: 'Convocar una asamblea con un modelo', pt: 'Convocar uma assembleia com um modelo' },
  tryTitle: { en: 'Try a count', es: 'Pruebe un conteo', pt: 'Experimente uma contagem' },
  tryLede: { en: 'Type votes and see what the rule makes of them. Nothing is kept.', es: 'Escriba votos y vea qué resulta de la regla. No se guarda nada.', pt: 'Digite votos e veja o que a regra faz deles. Nada é guardado.' },
  blank: { en: 'Left blank', es: 'En blanco', pt: 'Em branco' },
  seatedNow: { en: 'Members who hold a seat', es: 'Integrantes con puesto', pt: 'Membros com lugar' },
  count: { en: 'Count', es: 'Contar', pt: 'Contar os votos' },
  comes: { en: 'What it comes to', es: 'Qué resulta', pt: 'O que resulta' },
  notWhole: { en: 'Type whole numbers from 0 to 100000.', es: 'Escriba números enteros de 0 a 100000.', pt: 'Digite números inteiros de 0 a 100000.' },
  tooMany: { en: 'More ballots than members who hold a seat.', es: 'Hay más votos que integrantes con puesto.', pt: 'Há mais votos do que membros com lugar.' },
  signedAs: { en: 'Signed as {version}, digest {digest}', es: 'Firmado como {version}, huella {digest}', pt: 'Assinado como {version}, resumo {digest}' },
});

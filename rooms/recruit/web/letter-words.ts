import { catalogue } from '#kit/words.ts';

/** The letter itself, in the reader's language; a maintainer of another language reads only this file. */
export const letter = catalogue({
  title: { en: 'Letters of invitation: {body}', es: 'Cartas de invitación: {body}', pt: 'Cartas de convite: {body}' },
  heading: { en: 'You were chosen by lot to be asked', es: 'El sorteo le eligió para esta pregunta', pt: 'O sorteio escolheu você para esta pergunta' },
  asks: { en: '{body} begins. Its question:', es: 'Comienza {body}. Su pregunta:', pt: 'Começa {body}. A pergunta:' },
  chosen: { en: 'Homes were drawn by lot, and yours is one of them. You need to know nothing about politics, and you can take part whatever your papers, your schooling or your language. From everybody who says yes, a second draw makes a group that looks like the whole place.', es: 'Se sortearon hogares y el suyo es uno de ellos. No necesita saber de política y puede participar sean cuales sean sus papeles, sus estudios o su idioma. Entre quienes digan que sí, un segundo sorteo forma un grupo que se parece a todo el lugar.', pt: 'Casas foram sorteadas e a sua é uma delas. Você não precisa entender de política e pode participar com quaisquer documentos, estudos ou língua. Entre quem disser sim, um segundo sorteio forma um grupo parecido com o lugar inteiro.' },
  chosenThere: { en: 'You get this letter from people who know you, because not everybody has a letter box. You need to know nothing about politics, and you can take part whatever your papers, your schooling or your language. From everybody who says yes, a draw makes a group that looks like the whole place.', es: 'Recibe esta carta de personas que le conocen, porque no todo el mundo tiene buzón. No necesita saber de política y puede participar sean cuales sean sus papeles, sus estudios o su idioma. Entre quienes digan que sí, un sorteo forma un grupo que se parece a todo el lugar.', pt: 'Você recebe esta carta de pessoas que o conhecem, porque nem todo mundo tem caixa de correio. Você não precisa entender de política e pode participar com quaisquer documentos, estudos ou língua. Entre quem disser sim, um sorteio forma um grupo parecido com o lugar inteiro.' },
  paid: { en: 'Tell us what you need to come: a ride, childcare, an interpreter. Saying yes binds you to nothing.', es: 'Díganos qué necesita para venir: transporte, cuidado infantil, intérprete. Decir que sí no le obliga a nada.', pt: 'Diga do que precisa para vir: transporte, cuidado de crianças, intérprete. Dizer sim não obriga a nada.' },
  how: { en: 'How to answer', es: 'Cómo responder', pt: 'Como responder' },
  scan: { en: 'Scan the square with a telephone,', es: 'Escanee el cuadro con un teléfono,', pt: 'Aponte a câmera do telefone para o quadrado,' },
  type: { en: 'or go to {address} and type your code,', es: 'o vaya a {address} y escriba su código,', pt: 'ou vá a {address} e digite seu código,' },
  call: { en: 'or call {phone} and say your code.', es: 'o llame al {phone} y diga su código.', pt: 'ou ligue para {phone} e diga seu código.' },
  code: { en: 'Your code', es: 'Su código', pt: 'Seu código' },
  picture: { en: 'Square to scan with a telephone. It opens the page where the code is typed.', es: 'Cuadro para escanear con un teléfono. Abre la página donde se escribe el código.', pt: 'Quadrado para ler com o telefone. Abre a página onde se digita o código.' },
  private: { en: 'Nobody wrote down which home got which code. Your name enters no public record.', es: 'Nadie anotó qué hogar recibió qué código. Su nombre no entra en ningún registro público.', pt: 'Ninguém anotou qual casa recebeu qual código. Seu nome não entra em nenhum registro público.' },
  until: { en: 'Please answer by {day}. You hear from us either way.', es: 'Responda a más tardar el {day}. Le contestaremos en cualquier caso.', pt: 'Responda até {day}. Você terá resposta em qualquer caso.' },
  other: { en: 'In English: you were drawn by lot. Go to {address} and type the code above; the page speaks English.', es: 'En español: usted salió en un sorteo. Vaya a {address} y escriba el código de arriba; la página habla español.', pt: 'Em português: você foi sorteado. Vá a {address} e digite o código acima; a página fala português.' },
  file: { en: 'letters', es: 'cartas', pt: 'convites' },
});

export const { say, words } = catalogue({
  language: { en: 'Language of the letters', es: 'Idioma de las cartas', pt: 'Idioma das cartas' },
  paper: { en: 'Paper', es: 'Papel', pt: 'Papel usado' },
  letterPaper: { en: 'US Letter', es: 'Carta (EE. UU.)', pt: 'Carta (EUA)' },
  a4: { en: 'A4 sheet', es: 'Hoja A4', pt: 'Folha A4' },
  asFile: { en: 'Make the letters as a PDF', es: 'Hacer las cartas en PDF', pt: 'Fazer as cartas em PDF' },
  asPage: { en: 'Make them as a page to print', es: 'Hacerlas como página para imprimir', pt: 'Fazer como página para imprimir' },
  onlyNow: { en: 'The codes exist only in what you get now. Keep the file until the letters are printed, then delete it.', es: 'Los códigos solo existen en lo que recibe ahora. Guarde el archivo hasta imprimir las cartas y luego bórrelo.', pt: 'Os códigos só existem no que você recebe agora. Guarde o arquivo até imprimir as cartas e depois apague-o.' },
});

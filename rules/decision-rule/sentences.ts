import type { Language } from '@plenaria/kernel/language.ts';
import type { Decided } from './decide.ts';
import type { Method } from './types.ts';

export type Patterns = Readonly<Record<Language, string>>;

/** What a result is called, as a clause. */
export const outcomeWords: Readonly<Record<Decided['outcome'], Patterns>> = {
  adopted: { en: 'it is adopted', es: 'se aprueba', pt: 'há aprovação' },
  dropped: { en: 'it falls', es: 'cae', pt: 'há rejeição' },
  routed: { en: 'it is taken further', es: 'sigue adelante', pt: 'segue adiante' },
  'no-result': { en: 'there is no result', es: 'no hay resultado', pt: 'não há resultado' },
  advised: { en: 'the advice is passed on', es: 'el consejo se transmite', pt: 'o conselho é transmitido' },
  elected: { en: 'those named are elected', es: 'se elige a quienes se nombran', pt: 'elege-se quem foi indicado' },
  'not-elected': { en: 'nobody is elected', es: 'no se elige a nadie', pt: 'ninguém se elege' },
  admitted: { en: 'it is admitted', es: 'se admite', pt: 'é aceito para debate' },
  'not-admitted': { en: 'it is not admitted', es: 'no se admite', pt: 'não é aceito para debate' },
  binding: { en: 'it is adopted and binds', es: 'se aprueba y obliga', pt: 'há aprovação, e ela obriga' },
  passed: { en: 'it passes', es: 'prospera', pt: 'passa' },
  failed: { en: 'it fails', es: 'fracasa', pt: 'não passa' },
  uncontested: { en: 'it stands as read', es: 'queda como se leyó', pt: 'fica como foi lido' },
  'asked-chair': { en: 'the chair is asked', es: 'se pregunta a la presidencia', pt: 'pergunta-se à presidência' },
  'asked-lot': { en: 'a lot is drawn', es: 'se echa a suertes', pt: 'faz-se um sorteio' },
};

/** Whole-sentence patterns, one for each construct of a decision rule. */
export const patterns = {
  electorate: {
    en: 'Those who vote: {the name}; {power}. {freeze} {ballot}',
    es: 'Votan: {the name}; {power}. {freeze} {ballot}',
    pt: 'Votam: {the name}; {power}. {freeze} {ballot}',
  },
  power: {
    deciding: { en: 'they decide', es: 'su voto decide', pt: 'seu voto decide' },
    consultative: { en: 'they advise', es: 'su voto aconseja', pt: 'seu voto aconselha' },
  },
  freeze: {
    called: {
      en: 'Who may vote is fixed when the vote is called.',
      es: 'Quién puede votar se fija al convocar la votación.',
      pt: 'Quem pode votar é fixado quando a votação é convocada.',
    },
    opened: {
      en: 'Who may vote is fixed when voting opens.',
      es: 'Quién puede votar se fija al abrir la votación.',
      pt: 'Quem pode votar é fixado quando a votação abre.',
    },
    closed: {
      en: 'Who voted is fixed when voting closes.',
      es: 'Quién votó se fija al cerrar la votación.',
      pt: 'Quem votou é fixado quando a votação encerra.',
    },
  },
  ballot: {
    open: { en: 'Votes are open: everybody sees them.', es: 'El voto es abierto: todo el mundo lo ve.', pt: 'O voto é aberto: todos o veem.' },
    confidential: {
      en: 'Votes are confidential: staff could see them, nobody else.',
      es: 'El voto es confidencial: el personal podría verlo, nadie más.',
      pt: 'O voto é confidencial: a equipe poderia vê-lo, mais ninguém.',
    },
    secret: { en: 'Votes are secret.', es: 'El voto es secreto.', pt: 'O voto é secreto.' },
    none: {
      en: 'There is no ballot here; the result is taken from outside or from the room.',
      es: 'Aquí no hay boleta; el resultado viene de fuera o de la sala.',
      pt: 'Aqui não há cédula; o resultado vem de fora ou da sala.',
    },
  },
  roll: {
    en: 'They need no seat; this must hold: {clause}. {proof}',
    es: 'No necesitan puesto; debe cumplirse esto: {clause}. {proof}',
    pt: 'Não precisam de lugar; é preciso isto: {clause}. {proof}',
  },
  proof: {
    account: { en: 'An account is enough.', es: 'Basta una cuenta.', pt: 'Basta uma conta.' },
    attestation: { en: 'Somebody who knows them may vouch for them.', es: 'Puede dar fe alguien que les conozca.', pt: 'Alguém que os conheça pode atestar.' },
    code: { en: 'A code on a card shows it.', es: 'Lo muestra un código en una tarjeta.', pt: 'Um código em um cartão o mostra.' },
    host: { en: 'The host organisation vouches for them.', es: 'Da fe la organización anfitriona.', pt: 'A organização anfitriã atesta.' },
    none: { en: 'Nobody asks for papers.', es: 'Nadie pide documentos.', pt: 'Ninguém pede documentos.' },
    register: { en: 'A public register shows it.', es: 'Lo muestra un registro público.', pt: 'Um registro público o mostra.' },
  },
  weight: { en: 'Each vote weighs: {x}.', es: 'Cada voto pesa: {x}.', pt: 'Cada voto pesa: {x}.' },
  answers: { en: 'Each person chooses one answer: {all}.', es: 'Cada persona elige una respuesta: {all}.', pt: 'Cada pessoa escolhe uma resposta: {all}.' },
  support: {
    en: 'These count as support: {some}. The others do not.',
    es: 'Cuentan como apoyo: {some}. Las demás no.',
    pt: 'Contam como apoio: {some}. As outras não.',
  },
  quorum: {
    en: 'The vote counts only if {clause}; otherwise {result}.',
    es: 'La votación vale solo si {clause}; si no, {result}.',
    pt: 'A votação só vale se {clause}; senão, {result}.',
  },
  measure: { en: 'What is measured is {the measure}.', es: 'Se mide {the measure}.', pt: 'Mede-se {the measure}.' },
  cut: {
    including: { en: 'At {share} or more, {result}.', es: 'Con {share} o más, {result}.', pt: 'Com {share} ou mais, {result}.' },
    above: { en: 'Above {share}, {result}.', es: 'Por encima de {share}, {result}.', pt: 'Acima de {share}, {result}.' },
  },
  below: { en: 'Otherwise, {result}.', es: 'En otro caso, {result}.', pt: 'Caso contrário, {result}.' },
  undefined: { en: 'Where there is nothing to count, {result}.', es: 'Donde no hay nada que contar, {result}.', pt: 'Onde não há o que contar, {result}.' },
  rung: { en: 'If {clause}, {result}.', es: 'Si {clause}, {result}.', pt: 'Se {clause}, {result}.' },
  pick: { en: 'The best {top} are taken by {the by}.', es: 'Se toman las mejores {top} según {the by}.', pt: 'Tomam-se as {top} melhores segundo {the by}.' },
  pickOne: { en: 'The best one is taken by {the by}.', es: 'Se toma la mejor según {the by}.', pt: 'Toma-se a melhor segundo {the by}.' },
  pickOnePer: {
    en: 'The best one for each {per} is taken by {the by}.',
    es: 'Se toma la mejor de cada {per} según {the by}.',
    pt: 'Toma-se a melhor de cada {per} segundo {the by}.',
  },
  pickPer: {
    en: 'The best {top} for each {per} are taken by {the by}.',
    es: 'Se toman las mejores {top} de cada {per} según {the by}.',
    pt: 'Tomam-se as {top} melhores de cada {per} segundo {the by}.',
  },
  pickAtLeast: {
    en: 'Only those count for which {clause}.',
    es: 'Solo cuentan aquellas para las que {clause}.',
    pt: 'Só contam aquelas para as quais {clause}.',
  },
  tie: {
    all: { en: 'Those who share the last place are all in.', es: 'Quienes comparten el último lugar entran todas.', pt: 'Quem divide o último lugar entra.' },
    none: {
      en: 'Those who share the last place are all out.',
      es: 'Quienes comparten el último lugar quedan fuera.',
      pt: 'Quem divide o último lugar fica de fora.',
    },
    lot: { en: 'A public lot decides between equals.', es: 'Entre iguales decide un sorteo público.', pt: 'Entre iguais, decide um sorteio público.' },
    chair: {
      en: 'Those who share the last place wait for the chair.',
      es: 'Quienes comparten el último lugar esperan a la presidencia.',
      pt: 'Quem divide o último lugar espera a presidência.',
    },
  },
  picked: { en: 'For those taken: {result}.', es: 'Para las que se toman: {result}.', pt: 'Para as tomadas: {result}.' },
  rest: { en: 'For the others: {result}.', es: 'Para las demás: {result}.', pt: 'Para as outras: {result}.' },
  need: {
    en: 'The answer with the most votes holds if {clause}; if not, {result}.',
    es: 'Vale la respuesta con más votos si {clause}; si no, {result}.',
    pt: 'Vale a resposta com mais votos se {clause}; senão, {result}.',
  },
  option: { en: 'If most say “{the label}”, {result}.', es: 'Si la mayoría dice «{the label}», {result}.', pt: 'Se a maioria diz “{the label}”, {result}.' },
  equal: { en: 'If two answers are level, {result}.', es: 'Si dos respuestas empatan, {result}.', pt: 'Se duas respostas empatam, {result}.' },
  passed: { en: 'If it passes there, {result}.', es: 'Si allí prospera, {result}.', pt: 'Se lá passar, {result}.' },
  failed: { en: 'If it fails there, {result}.', es: 'Si allí fracasa, {result}.', pt: 'Se lá não passar, {result}.' },
  advice: { en: 'Whatever is said, {result}.', es: 'Diga lo que diga, {result}.', pt: 'Diga o que disser, {result}.' },
  dissent: {
    en: 'Those who disagree may add their own words to the report if {clause}.',
    es: 'Quienes no están de acuerdo pueden añadir sus palabras al informe si {clause}.',
    pt: 'Quem discorda pode juntar suas palavras ao relatório se {clause}.',
  },
  also: {
    en: 'Besides: if {clause}, this follows too.',
    es: 'Además: si {clause}, también ocurre esto.',
    pt: 'Além disso: se {clause}, também acontece isto.',
  },
  first: { en: 'First this is tried:', es: 'Primero se intenta esto:', pt: 'Primeiro tenta-se isto:' },
  then: { en: 'If in this way {results}, this is done instead:', es: 'Si de ese modo {results}, se hace esto:', pt: 'Se desse modo {results}, faz-se isto:' },
  kind: { en: 'For {kinds}:', es: 'Para {kinds}:', pt: 'Para {kinds}:' },
  others: { en: 'For everything else:', es: 'Para todo lo demás:', pt: 'Para todo o resto:' },
  read: {
    en: 'It is read aloud. If nobody contests it, {result}.',
    es: 'Se lee en voz alta. Si nadie lo objeta, {result}.',
    pt: 'É lido em voz alta. Se ninguém contestar, {result}.',
  },
  contested: { en: 'If somebody contests it:', es: 'Si alguien lo objeta:', pt: 'Se alguém contestar:' },
  yes: { en: 'If yes, {result}.', es: 'Si dice que sí, {result}.', pt: 'Se for sim, {result}.' },
  no: { en: 'If no, {result}.', es: 'Si dice que no, {result}.', pt: 'Se for não, {result}.' },
  boundary: {
    en: 'With {whole} counted in the denominator: {needed} are enough, {less} are not.',
    es: 'Con {whole} en el denominador: {needed} bastan, {less} no.',
    pt: 'Com {whole} no denominador: {needed} bastam, {less} não.',
  },
  outcome: { en: 'So {result}.', es: 'Así que {result}.', pt: 'Portanto, {result}.' },
} as const;

/** How people vote, for methods without answers of their own. */
export const methods: Readonly<Record<Exclude<Method['is'], 'yes_no' | 'graded' | 'pick_one'>, Patterns>> = {
  approve: {
    en: 'Each person marks all options they can accept{most}.',
    es: 'Cada persona marca todas las opciones que puede aceptar{most}.',
    pt: 'Cada pessoa marca todas as opções que aceita{most}.',
  },
  score: {
    en: 'Each person gives each option a score from {from} to {to}.',
    es: 'Cada persona da a cada opción una nota de {from} a {to}.',
    pt: 'Cada pessoa dá a cada opção uma nota de {from} a {to}.',
  },
  rank: {
    en: 'Each person puts the options in order; the count is by {by}.',
    es: 'Cada persona ordena las opciones; se cuenta por {by}.',
    pt: 'Cada pessoa ordena as opções; conta-se por {by}.',
  },
  choose: { en: 'Each person chooses up to {n}.', es: 'Cada persona elige hasta {n}.', pt: 'Cada pessoa escolhe até {n}.' },
  sign: { en: 'People sign{most}.', es: 'La gente firma{most}.', pt: 'As pessoas assinam{most}.' },
  count_sheets: {
    en: 'There are no ballots: in each place {n} people count hands and sign the same sheet.',
    es: 'No hay boletas: en cada lugar {n} personas cuentan las manos y firman la misma hoja.',
    pt: 'Não há cédulas: em cada lugar {n} pessoas contam as mãos e assinam a mesma folha.',
  },
  consent: {
    en: 'The chair asks whether anybody objects; objections are counted.',
    es: 'La presidencia pregunta si alguien objeta; se cuentan las objeciones.',
    pt: 'A presidência pergunta se alguém se opõe; contam-se as objeções.',
  },
  acclaim: {
    en: 'The room answers aloud; anybody may ask for a count.',
    es: 'La sala responde en voz alta; cualquiera puede pedir un conteo.',
    pt: 'A sala responde em voz alta; qualquer pessoa pode pedir contagem.',
  },
  lot: { en: 'A public lot chooses.', es: 'Elige un sorteo público.', pt: 'Escolhe um sorteio público.' },
  comment: {
    en: 'People say what they think; nothing is counted.',
    es: 'La gente dice lo que piensa; no se cuenta nada.',
    pt: 'As pessoas dizem o que pensam; nada se conta.',
  },
  record: {
    en: 'The decision is taken elsewhere and recorded here with its source.',
    es: 'La decisión se toma en otro lugar y aquí se registra con su fuente.',
    pt: 'A decisão é tomada em outro lugar e registrada aqui com sua fonte.',
  },
};
export const upTo: Patterns = { en: ', {n} at most', es: ', {n} como máximo', pt: ', no máximo {n}' };
export const counts: Readonly<Record<string, Patterns>> = {
  'modified-borda': { en: 'points (modified Borda)', es: 'puntos (Borda modificado)', pt: 'pontos (Borda modificado)' },
  'instant-runoff': { en: 'instant runoff', es: 'segunda vuelta instantánea', pt: 'segundo turno instantâneo' },
  condorcet: { en: 'duels of each against each', es: 'duelos de cada una contra cada una', pt: 'duelos de cada uma contra cada uma' },
  'transferable-vote': { en: 'transferable votes', es: 'voto transferible', pt: 'voto transferível' },
};

/** How money reaches as far as it does, for options with costs. */
export const spending = {
  money: {
    en: 'There are {money} to share out; each option has the cost that was published when the vote was called.',
    es: 'Hay {money} por repartir; cada opción tiene el costo que se publicó al convocar la votación.',
    pt: 'Há {money} a repartir; cada opção tem o custo publicado quando a votação foi convocada.',
  },
  within: {
    en: 'What one ballot marks may together cost no more than the money there is.',
    es: 'Lo que marca una boleta no puede costar en total más que el dinero que hay.',
    pt: 'O que uma cédula marca não pode custar, no total, mais do que o dinheiro que há.',
  },
  'most-votes': {
    en: 'The option with the most votes is funded first, then the next, as far as the money goes.',
    es: 'Se financia primero la opción con más votos, luego la siguiente, hasta donde alcance el dinero.',
    pt: 'Financia-se primeiro a opção com mais votos, depois a seguinte, até onde o dinheiro alcançar.',
  },
  skip: {
    en: 'One that costs more than what is left is passed over, and the list goes on.',
    es: 'La que cuesta más de lo que queda se pasa por alto y la lista sigue.',
    pt: 'A que custa mais do que resta é pulada, e a lista continua.',
  },
  stop: {
    en: 'At the first that costs more than what is left the list ends.',
    es: 'En la primera que cuesta más de lo que queda termina la lista.',
    pt: 'Na primeira que custa mais do que resta a lista termina.',
  },
  'equal-shares': {
    en: 'Everybody who votes has the same share of the money, and pays from it only for what she marked (Method of Equal Shares).',
    es: 'Cada persona que vota tiene la misma parte del dinero y con ella paga solo lo que marcó (método de partes iguales).',
    pt: 'Cada pessoa que vota tem a mesma parte do dinheiro e com ela paga só o que marcou (método das partes iguais).',
  },
  cost: {
    en: 'An option is worth to its supporters what it costs.',
    es: 'Para quienes la apoyan, una opción vale lo que cuesta.',
    pt: 'Para quem a apoia, uma opção vale o que custa.',
  },
  count: {
    en: 'Every funded option is worth the same to its supporters, whatever it costs.',
    es: 'Para quienes la apoyan, toda opción financiada vale lo mismo, cueste lo que cueste.',
    pt: 'Para quem a apoia, toda opção financiada vale o mesmo, custe o que custar.',
  },
  none: {
    en: 'What nobody can buy together stays unspent.',
    es: 'Lo que nadie puede comprar en conjunto queda sin gastar.',
    pt: 'O que ninguém consegue comprar em conjunto fica sem gastar.',
  },
  utilitarian: {
    en: 'What is left over goes to the options with the most votes that still fit.',
    es: 'Lo que sobra va a las opciones con más votos que aún caben.',
    pt: 'O que sobra vai para as opções com mais votos que ainda cabem.',
  },
  add1: {
    en: 'The shares are raised little by little as long as what they buy costs no more than the money there is.',
    es: 'Las partes se aumentan poco a poco mientras lo que compran no cueste más que el dinero que hay.',
    pt: 'As partes aumentam pouco a pouco enquanto o que compram não custa mais do que o dinheiro que há.',
  },
  add1u: {
    en: 'The shares are raised little by little as long as what they buy costs no more than the money there is; what is left over goes to the options with the most votes that still fit.',
    es: 'Las partes se aumentan poco a poco mientras lo que compran no cueste más que el dinero que hay; lo que sobra va a las opciones con más votos que aún caben.',
    pt: 'As partes aumentam pouco a pouco enquanto o que compram não custa mais do que o dinheiro que há; o que sobra vai para as opções com mais votos que ainda cabem.',
  },
  overspend: {
    en: 'Raising stops just before the next step would cost too much.',
    es: 'El aumento se detiene justo antes de que el paso siguiente cueste demasiado.',
    pt: 'O aumento para logo antes de o passo seguinte custar demais.',
  },
  exhaustive: {
    en: 'Raising stops as soon as nothing that is left would fit.',
    es: 'El aumento se detiene en cuanto nada de lo que queda cabe.',
    pt: 'O aumento para assim que nada do que resta cabe.',
  },
  tie: {
    en: 'Between options that are level the cheaper comes first, then the one with more votes; after that a lot decides.',
    es: 'Entre opciones empatadas va primero la más barata, luego la que tiene más votos; después decide la suerte.',
    pt: 'Entre opções empatadas vem primeiro a mais barata, depois a com mais votos; depois decide a sorte.',
  },
} as const satisfies Readonly<Record<string, Patterns>>;

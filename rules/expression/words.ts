import { named, type Named } from '../grammar.ts';

/** What a value can be. There are no floats, no loops and no clock: dates are arguments. */
export type Type = 'number' | 'truth' | 'day' | 'span' | 'label' | 'labels';

/** Of what a word speaks: the vote in hand, one option of it, a person, an item, a body, a duty, a seat, a stage or the whole cycle. */
export type Scope = 'tally' | 'option' | 'person' | 'item' | 'body' | 'duty' | 'seat' | 'cycle';

export interface WordMeaning {
  readonly type: Type;
  readonly scope: Scope;
  /** The room that owns the word and can say its value. */
  readonly room: 'convene' | 'recruit' | 'provide' | 'deliberate' | 'decide' | 'respond' | 'monitor' | 'forum' | 'federate' | 'people';
  /** Whether it must say *of what*: an answer of a ballot, a kind of meeting, a feature. */
  readonly about: boolean;
  readonly name: Named;
}

const word = (type: Type, scope: Scope, room: WordMeaning['room'], name: Named, about = false): WordMeaning => ({ type, scope, room, about, name });

/** Every word an expression may use. A word without a meaning does not compile; a charter that uses another is refused. */
export const words = {
  'tally.support': word('number', 'tally', 'decide', named('the ballots in support|s', 'los votos de apoyo', 'os votos de apoio')),
  'tally.cast': word('number', 'tally', 'decide', named('the ballots cast|s', 'los votos emitidos', 'os votos dados')),
  'tally.valid': word(
    'number',
    'tally',
    'decide',
    named('the ballots that say something|s', 'los votos que marcan una respuesta', 'os votos que marcam uma resposta'),
  ),
  'tally.label': word('number', 'tally', 'decide', named('the ballots that say|s', 'los votos que dicen', 'os votos que dizem'), true),
  'tally.objections': word('number', 'tally', 'decide', named('the objections|s', 'las objeciones', 'as objeções')),
  'tally.signatures': word('number', 'tally', 'decide', named('the signatures|s', 'las firmas', 'as assinaturas')),
  'tally.voted': word('number', 'tally', 'decide', named('those who voted|s', 'quienes votaron|s', 'quem votou|s')),
  'tally.present': word('number', 'tally', 'decide', named('those present|s', 'las personas presentes', 'as pessoas presentes')),
  'tally.seated': word('number', 'tally', 'decide', named('those who hold a seat|s', 'quienes ocupan un puesto|s', 'quem ocupa um lugar|s')),
  'tally.all_seats': word(
    'number',
    'tally',
    'decide',
    named('all seats, vacant ones too|s', 'todos los puestos, también los vacantes|s', 'todos os lugares, também os vagos|s'),
  ),
  'tally.accredited': word(
    'number',
    'tally',
    'decide',
    named('the accredited delegates|s', 'las personas delegadas acreditadas', 'as pessoas delegadas credenciadas'),
  ),
  'tally.eligible': word('number', 'tally', 'decide', named('those entitled to vote|s', 'quienes tienen derecho a votar|s', 'quem tem direito a votar|s')),
  'tally.dissenters': word(
    'number',
    'tally',
    'decide',
    named('those who sign a dissent|s', 'quienes firman una disidencia|s', 'quem assina uma divergência|s'),
  ),
  'tally.mean': word('number', 'tally', 'decide', named('the mean score', 'la nota media', 'a nota média')),
  'option.support': word('number', 'option', 'decide', named('the support for it', 'el apoyo que recibe', 'o apoio que recebe')),
  'option.points': word('number', 'option', 'decide', named('its points|s', 'sus puntos|s', 'seus pontos|s')),
  'option.rank': word('number', 'option', 'decide', named('its place in the count', 'su lugar en el conteo', 'seu lugar na contagem')),
  'option.ministry': word('label', 'option', 'decide', named('its ministry', 'su ministerio', 'seu ministério')),
  'option.axis': word('label', 'option', 'decide', named('its axis', 'su eje', 'seu eixo')),
  'option.segment': word('label', 'option', 'decide', named('its segment', 'su segmento', 'seu segmento')),
  'person.age': word('number', 'person', 'people', named('the age of the person', 'la edad de la persona', 'a idade da pessoa')),
  'person.resident': word('truth', 'person', 'people', named('the person lives there', 'la persona vive allí', 'a pessoa mora ali')),
  'person.voter': word(
    'truth',
    'person',
    'people',
    named('the person may vote in a referendum', 'la persona puede votar en un referendo', 'a pessoa pode votar em um referendo'),
  ),
  'person.connected': word(
    'truth',
    'person',
    'people',
    named('the person lives, works or prays there', 'la persona vive, trabaja o reza allí', 'a pessoa mora, trabalha ou reza ali'),
  ),
  'person.in_good_standing': word(
    'truth',
    'person',
    'people',
    named('the person is a member in good standing', 'la persona es integrante al corriente', 'a pessoa é membro em dia'),
  ),
  'person.oriented': word(
    'truth',
    'person',
    'deliberate',
    named(
      'the person had an orientation or a talk one to one',
      'la persona tuvo una orientación o una conversación a solas',
      'a pessoa teve uma orientação ou uma conversa a sós',
    ),
  ),
  'person.attended': word(
    'number',
    'person',
    'deliberate',
    named('the meetings the person attended|s', 'las reuniones a las que asistió la persona', 'as reuniões a que a pessoa foi'),
    true,
  ),
  'person.missed': word(
    'number',
    'person',
    'deliberate',
    named('the meetings the person missed|s', 'las reuniones a las que faltó la persona', 'as reuniões a que a pessoa faltou'),
    true,
  ),
  'person.feature': word('label', 'person', 'people', named('what the person said about', 'lo que la persona dijo sobre', 'o que a pessoa disse sobre'), true),
  'person.holds': word(
    'truth',
    'person',
    'recruit',
    named('the person holds the office of', 'la persona ocupa el cargo de', 'a pessoa ocupa o cargo de'),
    true,
  ),
  'person.served': word('truth', 'person', 'recruit', named('the person served in', 'la persona participó en', 'a pessoa participou em'), true),
  'item.kind': word('label', 'item', 'deliberate', named('the kind of text', 'la clase de texto', 'o tipo de texto')),
  'item.competence': word(
    'label',
    'item',
    'deliberate',
    named('who is competent for the text', 'quién es competente para el texto', 'quem é competente pelo texto'),
  ),
  'item.outcome': word('label', 'item', 'decide', named('what was decided on the text', 'lo que se decidió sobre el texto', 'o que se decidiu sobre o texto')),
  'item.lawful': word(
    'truth',
    'item',
    'deliberate',
    named('the text passed the checks of law', 'el texto superó los controles legales', 'o texto passou nos controles legais'),
  ),
  'item.traced': word(
    'truth',
    'item',
    'federate',
    named('it is written where the text went', 'consta a dónde fue el texto', 'está escrito para onde foi o texto'),
  ),
  'item.admitted': word('truth', 'item', 'deliberate', named('the text was admitted', 'el texto fue admitido', 'o texto foi admitido')),
  'item.answered': word('truth', 'item', 'respond', named('the text was answered', 'el texto fue respondido', 'o texto foi respondido')),
  'item.divergent': word(
    'truth',
    'item',
    'decide',
    named(
      'citizens and members of parliament came to different results',
      'la ciudadanía y el parlamento llegaron a resultados distintos',
      'a cidadania e o parlamento chegaram a resultados diferentes',
    ),
  ),
  'body.last_met': word(
    'day',
    'body',
    'convene',
    named('the day it last met', 'el día en que se reunió por última vez', 'o dia em que se reuniu pela última vez'),
  ),
  'body.seated': word(
    'truth',
    'body',
    'recruit',
    named('the body has its seats filled', 'el órgano tiene sus puestos ocupados', 'o órgão tem seus lugares ocupados'),
  ),
  'seat.segment': word('label', 'seat', 'recruit', named('the segment of the seat', 'el segmento del puesto', 'o segmento do lugar')),
  'seat.voting': word('truth', 'seat', 'recruit', named('the seat votes', 'el puesto vota', 'o lugar vota')),
  'seat.weight': word('number', 'seat', 'recruit', named('the weight of the seat', 'el peso del puesto', 'o peso do lugar')),
  'seat.members': word('number', 'seat', 'recruit', named('the members it speaks for|s', 'las personas a las que representa', 'as pessoas que representa')),
  'duty.kind': word('label', 'duty', 'respond', named('the kind of duty', 'la clase de obligación', 'o tipo de dever')),
  'duty.open': word('truth', 'duty', 'respond', named('the duty is still open', 'la obligación sigue abierta', 'o dever continua aberto')),
  'duty.accepted': word('truth', 'duty', 'respond', named('the duty was accepted', 'la obligación fue aceptada', 'o dever foi aceito')),
  'duty.counter_proposed': word(
    'truth',
    'duty',
    'respond',
    named('a justified counter-proposal was sent', 'se envió una contrapropuesta justificada', 'foi enviada uma contraproposta justificada'),
  ),
  'mandate.published': word('truth', 'cycle', 'convene', named('the mandate is published', 'el mandato está publicado', 'o mandato está publicado')),
  'mandate.signed': word(
    'truth',
    'cycle',
    'convene',
    named('those who must answer have said whether they will', 'quienes deben responder dijeron si lo harán', 'quem deve responder disse se o fará'),
  ),
  'rules.adopted': word(
    'truth',
    'cycle',
    'decide',
    named('the rules of the meeting were voted', 'se votó el reglamento de la reunión', 'o regimento da reunião foi votado'),
  ),
  'funds.lines_short': word(
    'number',
    'cycle',
    'provide',
    named('the lines of money that are short|s', 'las partidas a las que les falta dinero', 'as linhas de dinheiro em falta'),
  ),
  'funds.committed': word('number', 'cycle', 'provide', named('the money committed', 'el dinero comprometido', 'o dinheiro comprometido')),
  'funds.required': word('number', 'cycle', 'provide', named('the money required', 'el dinero necesario', 'o dinheiro necessário')),
  'seats.filled': word('number', 'cycle', 'recruit', named('the seats that are filled|s', 'los puestos ocupados', 'os lugares ocupados')),
  'seats.total': word('number', 'cycle', 'recruit', named('the seats there are|s', 'los puestos que hay', 'os lugares que há')),
  'seats.quotas_missed': word('number', 'cycle', 'recruit', named('the quotas that are missed|s', 'las cuotas que no se cumplen', 'as cotas não cumpridas')),
  'stages.earlier_open': word(
    'number',
    'cycle',
    'convene',
    named('the earlier stages that are not closed|s', 'las etapas anteriores que no se han cerrado', 'as etapas anteriores que não foram encerradas'),
  ),
  'papers.days_ahead': word(
    'number',
    'cycle',
    'deliberate',
    named('the days by which papers came ahead|s', 'los días de anticipación de los documentos', 'os dias de antecedência dos documentos'),
  ),
  'session.days': word('number', 'cycle', 'deliberate', named('the days of meeting|s', 'los días de reunión', 'os dias de reunião')),
  'session.present': word('number', 'cycle', 'deliberate', named('those present|s', 'las personas presentes', 'as pessoas presentes')),
  'kit.reviewed': word(
    'truth',
    'cycle',
    'deliberate',
    named('those affected reviewed the information', 'las personas afectadas revisaron la información', 'as pessoas afetadas revisaram a informação'),
  ),
  'wait.days': word(
    'number',
    'cycle',
    'convene',
    named(
      'the days since the matter was taken up, recess left out|s',
      'los días desde que se asumió el asunto, sin el receso',
      'os dias desde que o assunto foi assumido, sem o recesso',
    ),
  ),
  'response.coverage': word(
    'number',
    'cycle',
    'respond',
    named('the share of texts answered', 'la proporción de textos respondidos', 'a proporção de textos respondidos'),
  ),
  'synthesis.untraced': word('number', 'cycle', 'federate', named('the texts without a trace|s', 'los textos sin rastro', 'os textos sem rastro')),
  'parity.government_share': word(
    'number',
    'cycle',
    'recruit',
    named(
      'the share of government among those present',
      'la proporción del gobierno entre las personas presentes',
      'a proporção do governo entre as pessoas presentes',
    ),
  ),
  'segments.present': word(
    'truth',
    'cycle',
    'deliberate',
    named('every segment is present', 'todos los segmentos están presentes', 'todos os segmentos estão presentes'),
  ),
  'oversight.approved': word(
    'truth',
    'cycle',
    'decide',
    named('the oversight committee approved the method', 'el comité de supervisión aprobó el método', 'o comitê de supervisão aprovou o método'),
  ),
  'report.received': word('truth', 'cycle', 'respond', named('the report was received', 'el informe fue recibido', 'o relatório foi recebido')),
  'follow_up.ready': word(
    'truth',
    'cycle',
    'convene',
    named('somebody is named who follows what is owed', 'está nombrado quien da seguimiento a lo que se debe', 'está nomeado quem acompanha o que é devido'),
  ),
  'decision.outcome': word('label', 'cycle', 'decide', named('the outcome of', 'el resultado de', 'o resultado de'), true),
  'decision.answer': word('label', 'cycle', 'decide', named('the answer that won in', 'la respuesta que ganó en', 'a resposta que venceu em'), true),
  'topic.refused_on': word(
    'day',
    'cycle',
    'convene',
    named('the day the theme was last refused', 'el día en que el tema fue rechazado por última vez', 'o dia em que o tema foi recusado pela última vez'),
  ),
  today: word('day', 'cycle', 'convene', named('the day it is asked', 'el día en que se pregunta', 'o dia em que se pergunta')),
} as const satisfies Readonly<Record<string, WordMeaning>>;

export type Word = keyof typeof words;
export const isWord = (name: unknown): name is Word => typeof name === 'string' && name in words;

/** Sets that a rule may count over, each with the scope of what is in it. */
export const sets = {
  'the-people': { scope: 'person', name: named('the people|s', 'las personas', 'as pessoas') },
  'the-options': { scope: 'option', name: named('the options|s', 'las opciones', 'as opções') },
  'the-texts': { scope: 'item', name: named('the texts|s', 'los textos', 'os textos') },
  'the-seats': { scope: 'seat', name: named('the seats|s', 'los puestos', 'os lugares') },
  'the-duties': { scope: 'duty', name: named('the duties|s', 'las obligaciones', 'os deveres') },
  'the-bodies': { scope: 'body', name: named('the bodies|s', 'los órganos', 'os órgãos') },
} as const satisfies Readonly<Record<string, { readonly scope: Scope; readonly name: Named }>>;

export type SetWord = keyof typeof sets;

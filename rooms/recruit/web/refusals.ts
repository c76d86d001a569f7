import type { Words } from '@plenaria/kernel/language.ts';
import { catalogue } from '#kit/words.ts';
import type { AnnounceDrawRefusal } from '../announce-draw.ts';
import type { FreezePoolRefusal } from '../freeze-pool.ts';
import type { InviteRefusal } from '../invite.ts';
import type { NameAlternatesRefusal } from '../name-alternates.ts';
import type { PublishPortfolioRefusal } from '../publish-portfolio.ts';
import type { RefillRefusal } from '../refill.ts';
import type { SetQuotasRefusal } from '../set-quotas.ts';
import type { VacateRefusal } from '../vacate.ts';

/** Quotas that no panel meets stop the building of panels before any verb is asked. */
type Building = PublishPortfolioRefusal | AnnounceDrawRefusal | 'infeasible' | 'unforeseen';
type Refusal = Building | FreezePoolRefusal | InviteRefusal | NameAlternatesRefusal | RefillRefusal | SetQuotasRefusal | VacateRefusal;

const { words } = catalogue<Refusal>({
  'no-such-seats': { en: 'there are no such seats.', es: 'esos asientos no existen.', pt: 'esses assentos não existem.' },
  'no-such-seat': { en: 'there is no such seat.', es: 'ese asiento no existe.', pt: 'esse assento não existe.' },
  'already-frozen': { en: 'the pool is already closed. Load the page again.', es: 'el grupo ya está cerrado. Cargue la página de nuevo.', pt: 'o grupo já está fechado. Carregue a página de novo.' },
  'pool-already-frozen': { en: 'the pool is closed, so nobody else can come in.', es: 'el grupo está cerrado, así que nadie más puede entrar.', pt: 'o grupo está fechado, então ninguém mais pode entrar.' },
  'no-quotas': { en: 'there are no quotas yet. Write one line for each.', es: 'todavía no hay cuotas. Escriba una línea para cada una.', pt: 'ainda não há cotas. Escreva uma linha para cada uma.' },
  'too-few-people': { en: 'fewer people are in the pool than there are seats.', es: 'hay menos personas en el grupo que asientos.', pt: 'há menos pessoas no grupo do que assentos.' },
  'mandate-not-in-force': { en: 'the question is not published, and a letter must name it.', es: 'la pregunta no está publicada, y la carta debe nombrarla.', pt: 'a pergunta não está publicada, e o convite precisa citá-la.' },
  'nobody-to-invite': { en: 'say how many letters you need.', es: 'diga cuántas cartas necesita.', pt: 'diga quantos convites precisa.' },
  'no-time-to-answer': { en: 'the last day to answer must be after today.', es: 'el último día para responder debe ser posterior a hoy.', pt: 'o último dia para responder precisa ser depois de hoje.' },
  'not-drawn-yet': { en: 'the draw has not been held.', es: 'el sorteo no se ha realizado.', pt: 'o sorteio não foi realizado.' },
  'already-seated': { en: 'that person already has a seat.', es: 'esa persona ya tiene un asiento.', pt: 'essa pessoa já tem um assento.' },
  'named-twice': { en: 'somebody or something is named twice.', es: 'alguien o algo está nombrado dos veces.', pt: 'alguém ou algo está citado duas vezes.' },
  'not-vacant': { en: 'that seat is not empty.', es: 'ese asiento no está vacío.', pt: 'esse assento não está vazio.' },
  'misses-more-quotas': { en: 'with this person the assembly would miss more quotas than before. Choose somebody else.', es: 'con esta persona la asamblea incumpliría más cuotas que antes. Elija a otra.', pt: 'com esta pessoa a assembleia descumpriria mais cotas do que antes. Escolha outra.' },
  'portfolio-already-published': { en: 'the panels are already published, and they were made for the quotas that stand.', es: 'los paneles ya están publicados, y se hicieron para las cuotas vigentes.', pt: 'os painéis já estão publicados, e foram feitos para as cotas em vigor.' },
  'reason-missing': { en: 'say why, in a sentence: it stays on view beside the quotas.', es: 'diga por qué, en una frase: queda a la vista junto a las cuotas.', pt: 'diga por quê, em uma frase: fica à vista junto às cotas.' },
  'least-above-most': { en: 'a quota asks for at least more than it allows at most.', es: 'una cuota pide como mínimo más de lo que permite como máximo.', pt: 'uma cota pede no mínimo mais do que permite no máximo.' },
  'cannot-fill-the-seats': { en: 'the values of one feature cannot add up to the seats: their least is above them or their most below them.', es: 'los valores de una característica no pueden sumar los asientos: sus mínimos los superan o sus máximos no los alcanzan.', pt: 'os valores de uma característica não podem somar os assentos: os mínimos passam deles ou os máximos não os alcançam.' },
  'portfolio-not-published': { en: 'the panels are not published yet.', es: 'los paneles aún no están publicados.', pt: 'os painéis ainda não estão publicados.' },
  'day-in-the-past': { en: 'the day of the draw has passed. Choose another day and ask again.', es: 'el día del sorteo ya pasó. Elija otro día y vuelva a pedirlo.', pt: 'o dia do sorteio já passou. Escolha outro dia e peça de novo.' },
  'pool-not-frozen': { en: 'the pool is not closed yet, or its panels are already published.', es: 'el grupo aún no está cerrado, o sus paneles ya están publicados.', pt: 'o grupo ainda não está fechado, ou seus painéis já estão publicados.' },
  'too-few-panels': { en: 'fewer panels were made than the dice can name.', es: 'se hicieron menos paneles de los que los dados pueden nombrar.', pt: 'foram feitos menos painéis do que os dados podem indicar.' },
  'wrong-size': { en: 'a panel does not have as many people as there are seats.', es: 'un panel no tiene tantas personas como asientos hay.', pt: 'um painel não tem tantas pessoas quantos são os assentos.' },
  'a-chance-of-nothing': { en: 'somebody in the pool would have no chance at all. Look at who can never be chosen, and widen the quota that is named there.', es: 'alguien del grupo no tendría ninguna posibilidad. Vea quién nunca puede ser elegido y amplíe la cuota que allí se nombra.', pt: 'alguém do grupo não teria chance alguma. Veja quem nunca pode ser escolhido e amplie a cota indicada ali.' },
  infeasible: { en: 'no panel meets all quotas. Go back: the smallest change that helps is named there.', es: 'ningún panel cumple todas las cuotas. Vuelva: allí se nombra el cambio más pequeño que ayuda.', pt: 'nenhum painel cumpre todas as cotas. Volte: ali está a menor mudança que ajuda.' },
  unforeseen: { en: 'the program met something it did not foresee. Nothing was published; ask again, and tell the operator if it happens twice.', es: 'el programa encontró algo que no preveía. No se publicó nada; vuelva a pedirlo y avise a quien opera el sistema si ocurre dos veces.', pt: 'o programa encontrou algo que não previa. Nada foi publicado; peça de novo e avise quem opera o sistema se acontecer duas vezes.' },
  'already-vacant': { en: 'that seat is already empty.', es: 'ese asiento ya está vacío.', pt: 'esse assento já está vazio.' },
});

/** Why the recruit room did not do something; it follows the page's own "… cannot be …:". */
export const refused = (refusal: Refusal): Words => words[refusal];

/** The same for the building of panels, whose reason was kept by its name. */
export const stoppedBy = (why: string): Words => (why in words ? words[why as Refusal] : words.unforeseen);

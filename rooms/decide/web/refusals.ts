import type { Words } from '@plenaria/kernel/language.ts';
import { catalogue } from '#kit/words.ts';
import type { CertifyRefused } from '../certify.ts';
import type { CloseBoxRefusal } from '../close-box.ts';
import type { CountPaperRefusal } from '../count-paper.ts';
import type { CountRefusal } from '../count.ts';
import type { OpenVotingRefusal } from '../open-voting.ts';

type Refusal = OpenVotingRefusal | CloseBoxRefusal | CountRefusal | CountPaperRefusal | CertifyRefused['why'];

const { words } = catalogue<Refusal>({
  'no-such-decision': { en: 'There is no such vote.', es: 'Esa votación no existe.', pt: 'Essa votação não existe.' },
  'already-opened': { en: 'The voting is already open. Load the page again.', es: 'La votación ya está abierta. Cargue la página de nuevo.', pt: 'A votação já está aberta. Carregue a página de novo.' },
  'nobody-may-vote': { en: 'Nobody has a seat yet, so nobody could vote. Fill the seats first.', es: 'Nadie tiene asiento todavía, así que nadie podría votar. Primero llene los asientos.', pt: 'Ninguém tem assento ainda, então ninguém poderia votar. Preencha os assentos primeiro.' },
  'no-channel': { en: 'Choose at least one way to vote: by page, by code or on paper.', es: 'Elija al menos una manera de votar: por la página, con código o en papel.', pt: 'Escolha pelo menos um modo de votar: pela página, por código ou em papel.' },
  'too-much-money': { en: 'This is more money than can be counted exactly with so many voters. Call the vote under a rule with a smaller sum.', es: 'Es más dinero del que se puede contar exactamente con tantas personas. Convoque la votación con una regla de menor suma.', pt: 'É mais dinheiro do que se pode contar com exatidão com tantas pessoas. Convoque a votação com uma regra de soma menor.' },
  'not-voting': { en: 'The box is not open: the voting has not begun, or it has been closed.', es: 'La urna no está abierta: la votación no ha empezado o ya se cerró.', pt: 'A urna não está aberta: a votação não começou ou já foi fechada.' },
  'more-ballots-than-voters': { en: 'There are more ballots than people who may vote. Nothing was counted. Look at the paper batches first: one may have been entered twice.', es: 'Hay más papeletas que personas con derecho a votar. No se contó nada. Revise primero los lotes de papel: puede que uno se haya ingresado dos veces.', pt: 'Há mais cédulas do que pessoas com direito a voto. Nada foi contado. Veja primeiro os lotes de papel: um deles pode ter sido lançado duas vezes.' },
  'paper-does-not-add-up': { en: 'The paper ballots in the box are not as many as the two counters agreed on. Look at the batches again.', es: 'Las papeletas de papel en la urna no son tantas como las que acordaron las dos personas que cuentan. Revise los lotes de nuevo.', pt: 'As cédulas de papel na urna não são tantas quantas as duas pessoas contadoras acordaram. Veja os lotes de novo.' },
  'box-not-closed': { en: 'The box must be closed before it is counted.', es: 'La urna debe cerrarse antes de contar.', pt: 'A urna precisa ser fechada antes da contagem.' },
  'not-the-ballots-of-the-box': { en: 'These are not the ballots that were in the box when it closed. Nothing was counted.', es: 'Estas no son las papeletas que había en la urna al cerrarse. No se contó nada.', pt: 'Estas não são as cédulas que estavam na urna quando ela fechou. Nada foi contado.' },
  'no-paper': { en: 'This vote takes no paper ballots.', es: 'Esta votación no admite papeletas de papel.', pt: 'Esta votação não aceita cédulas de papel.' },
  'batch-already-counted': { en: 'This batch is already in the box.', es: 'Este lote ya está en la urna.', pt: 'Este lote já está na urna.' },
  'one-counter': { en: 'The same person read this batch twice. A second person must read it.', es: 'La misma persona leyó este lote dos veces. Debe leerlo una segunda persona.', pt: 'A mesma pessoa leu este lote duas vezes. Uma segunda pessoa precisa lê-lo.' },
  'counters-differ': { en: 'The two readings differ. Both people look again at the papers that are named.', es: 'Las dos lecturas difieren. Ambas personas miran de nuevo los papeles indicados.', pt: 'As duas leituras diferem. As duas pessoas olham de novo os papéis indicados.' },
  'empty-batch': { en: 'This batch holds no papers.', es: 'Este lote no contiene papeletas.', pt: 'Este lote não contém cédulas.' },
  'not-counted': { en: 'The ballots must be counted before the result is certified.', es: 'Las papeletas deben contarse antes de certificar el resultado.', pt: 'As cédulas precisam ser contadas antes de o resultado ser certificado.' },
  'reason-missing': { en: 'Say why, in a sentence: it stays on view beside the result.', es: 'Diga por qué, en una frase: queda a la vista junto al resultado.', pt: 'Diga por quê, em uma frase: fica à vista junto ao resultado.' },
  'effect-refused': { en: 'What should follow from this result cannot be done: one of the texts has changed since the vote was called. Nothing was certified.', es: 'No se puede hacer lo que debía seguir a este resultado: uno de los textos cambió después de convocar la votación. No se certificó nada.', pt: 'O que deveria seguir deste resultado não pode ser feito: um dos textos mudou depois que a votação foi convocada. Nada foi certificado.' },
});

/** Why the decide room did not do something, as a sentence. */
export const refused = (refusal: Refusal | CertifyRefused): Words => words[typeof refusal === 'string' ? refusal : refusal.why];

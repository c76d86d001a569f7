import type { Language, Words } from '@plenaria/kernel/language.ts';
import { sayer } from '../say.ts';
import { readCommitment } from './commitment.ts';
import type { DrawFault, DrawFiles, Verdict } from './verify.ts';
import { readOutcome } from './verify.ts';

/** What each fault of a draw means, to somebody who has never seen the specification. */
export const faultWords = {
  'not-a-commitment': { en: 'The commitment is not in the form of assembly-lottery/v1.', es: 'El compromiso no tiene la forma de assembly-lottery/v1.', pt: 'O compromisso não tem a forma de assembly-lottery/v1.' },
  'no-chance-named': { en: 'The commitment names neither dice nor a public random number.', es: 'El compromiso no nombra ni dados ni un número aleatorio público.', pt: 'O compromisso não nomeia nem dados nem um número aleatório público.' },
  'direct-needs-dice-alone': { en: 'Dice alone are to choose the panel, but the commitment names something else as well.', es: 'Solo los dados deben elegir el panel, pero el compromiso nombra algo más.', pt: 'Só os dados devem escolher o painel, mas o compromisso nomeia algo mais.' },
  'dice-cannot-reach-every-panel': { en: 'The dice cannot show every panel’s number.', es: 'Los dados no pueden mostrar el número de todos los paneles.', pt: 'Os dados não podem mostrar o número de todos os painéis.' },
  'outage-rule-without-its-means': { en: 'The rule for an outage needs something that the commitment does not name.', es: 'La regla para una caída necesita algo que el compromiso no nombra.', pt: 'A regra para uma queda precisa de algo que o compromisso não nomeia.' },
  'signature-missing': { en: 'The public random number is missing.', es: 'Falta el número aleatorio público.', pt: 'Falta o número aleatório público.' },
  'signature-false': { en: 'The public random number is not the one that was published: its signature is false.', es: 'El número aleatorio no es el publicado: su firma es falsa.', pt: 'O número aleatório não é o publicado: sua assinatura é falsa.' },
  'unknown-chain': { en: 'The commitment names a source of random numbers that this program does not know.', es: 'El compromiso nombra una fuente de números aleatorios que este programa no conoce.', pt: 'O compromisso nomeia uma fonte de números aleatórios que este programa não conhece.' },
  'round-not-the-one-named': { en: 'Another round of random numbers was used than the one named beforehand.', es: 'Se usó otra ronda de números aleatorios que la nombrada de antemano.', pt: 'Foi usada outra rodada de números aleatórios que a nomeada de antemão.' },
  'dice-missing': { en: 'The dice are missing.', es: 'Faltan los dados.', pt: 'Faltam os dados.' },
  'dice-not-as-named': { en: 'Other dice were thrown than the commitment names.', es: 'Se lanzaron otros dados que los que nombra el compromiso.', pt: 'Foram lançados outros dados que os nomeados no compromisso.' },
  'thrown-too-often': { en: 'The dice were thrown again although the first throw counted.', es: 'Se volvieron a lanzar los dados aunque valía la primera tirada.', pt: 'Os dados foram lançados de novo embora valesse o primeiro lance.' },
  'number-above-the-panels': { en: 'The dice show a number above the panels; they are thrown again.', es: 'Los dados muestran un número mayor que los paneles; se lanzan de nuevo.', pt: 'Os dados mostram um número maior que os painéis; são lançados de novo.' },
  'chance-not-named': { en: 'Something was used as chance that the commitment does not name.', es: 'Se usó como azar algo que el compromiso no nombra.', pt: 'Foi usado como acaso algo que o compromisso não nomeia.' },
  'not-an-outcome': { en: 'The outcome is not in the form of assembly-lottery/v1.', es: 'El resultado no tiene la forma de assembly-lottery/v1.', pt: 'O resultado não tem a forma de assembly-lottery/v1.' },
  'other-commitment': { en: 'The outcome belongs to another commitment.', es: 'El resultado pertenece a otro compromiso.', pt: 'O resultado pertence a outro compromisso.' },
  'pool-size': { en: 'The pool does not have as many people as was committed to.', es: 'El grupo no tiene tantas personas como se comprometió.', pt: 'O grupo não tem tantas pessoas quanto foi comprometido.' },
  'pool-file': { en: 'The pool’s file cannot be read.', es: 'El archivo del grupo no se puede leer.', pt: 'O arquivo do grupo não pode ser lido.' },
  'pool-root': { en: 'The pool was changed after the commitment: somebody was added, taken out or exchanged.', es: 'El grupo cambió tras el compromiso: alguien fue añadido, quitado o cambiado.', pt: 'O grupo mudou depois do compromisso: alguém foi incluído, retirado ou trocado.' },
  'attributes-changed': { en: 'What people said of themselves was changed after the commitment.', es: 'Lo que las personas dijeron de sí mismas cambió tras el compromiso.', pt: 'O que as pessoas disseram de si mudou depois do compromisso.' },
  'quotas-changed': { en: 'The quotas were changed after the commitment.', es: 'Las cuotas cambiaron tras el compromiso.', pt: 'As cotas mudaram depois do compromisso.' },
  'panels-changed': { en: 'The panels were changed after the commitment.', es: 'Los paneles cambiaron tras el compromiso.', pt: 'Os painéis mudaram depois do compromisso.' },
  'panels-count': { en: 'There are more or fewer panels than was committed to.', es: 'Hay más o menos paneles de los comprometidos.', pt: 'Há mais ou menos painéis do que foi comprometido.' },
  'panels-file': { en: 'The file of panels cannot be read.', es: 'El archivo de paneles no se puede leer.', pt: 'O arquivo de painéis não pode ser lido.' },
  'witnessed-too-late': { en: 'The commitment was not witnessed a day ahead: somebody could have drawn again until they liked it.', es: 'El compromiso no tuvo testigos un día antes: alguien pudo repetir el sorteo hasta que le gustara.', pt: 'O compromisso não teve testemunhas um dia antes: alguém podia repetir o sorteio até gostar.' },
  prk: { en: 'The seed does not follow from the commitment and the chance.', es: 'La semilla no se sigue del compromiso y del azar.', pt: 'A semente não decorre do compromisso e do acaso.' },
  index: { en: 'Chance chose another panel than the outcome says.', es: 'El azar eligió otro panel que el que dice el resultado.', pt: 'O acaso escolheu outro painel que o dito no resultado.' },
  members: { en: 'The outcome names other members than the panel that was chosen.', es: 'El resultado nombra a otras personas que el panel elegido.', pt: 'O resultado nomeia outras pessoas que o painel escolhido.' },
} as const satisfies Record<DrawFault, Words>;

export const verdictWords = {
  holds: { en: 'The draw holds: these files give exactly these members.', es: 'El sorteo es correcto: estos archivos dan exactamente estos integrantes.', pt: 'O sorteio confere: estes arquivos dão exatamente estes membros.' },
  fails: { en: 'The draw does NOT hold.', es: 'El sorteo NO es correcto.', pt: 'O sorteio NÃO confere.' },
  draw: { en: 'Draw “{draw}”: {people} people, {panels} panels, rule {rule}, made by {algorithm}.', es: 'Sorteo «{draw}»: {people} personas, {panels} paneles, regla {rule}, hecho con {algorithm}.', pt: 'Sorteio “{draw}”: {people} pessoas, {panels} painéis, regra {rule}, feito com {algorithm}.' },
  dice: { en: 'Dice: {dice}', es: 'Dados: {dice}', pt: 'Dados: {dice}' },
  round: { en: 'Public random number: drand round {round}, its signature is genuine.', es: 'Número aleatorio público: ronda {round} de drand, su firma es auténtica.', pt: 'Número aleatório público: rodada {round} do drand, sua assinatura é autêntica.' },
  panel: { en: 'Panel number {number}; its members are the places {members} of the pool.', es: 'Panel número {number}; sus integrantes son los lugares {members} del grupo.', pt: 'Painel número {number}; seus membros são os lugares {members} do grupo.' },
  witnessed: { en: 'At least two witnesses signed the commitment a day ahead.', es: 'Al menos dos testigos firmaron el compromiso un día antes.', pt: 'Ao menos duas testemunhas assinaram o compromisso um dia antes.' },
  notWitnessed: { en: 'No witnesses’ times are given: whether the commitment was public beforehand, these files alone do not show.', es: 'No se dan horas de testigos: estos archivos solos no muestran si el compromiso era público de antemano.', pt: 'Não há horários de testemunhas: só com estes arquivos não se vê se o compromisso era público antes.' },
} as const satisfies Record<string, Words>;

const sayFault = sayer(faultWords);
const sayVerdict = sayer(verdictWords);

export interface Told {
  readonly holds: boolean;
  readonly sentences: readonly string[];
}

/** A verdict in words: first whether the draw holds, then what was found. */
export function verdictIn(language: Language, files: DrawFiles, { faults, members, inTime }: Verdict): Told {
  const [commitment, outcome] = [readCommitment(files.commitment), readOutcome(files.outcome)];
  const holds = faults.length === 0;
  const known = commitment.ok ? [sayVerdict(language, 'draw', { draw: commitment.value.draw, people: commitment.value.poolSize, panels: commitment.value.panels, rule: commitment.value.rule, algorithm: commitment.value.algorithm })] : [];
  const chance = holds && outcome !== null ? [...(outcome.dice === null ? [] : [sayVerdict(language, 'dice', { dice: outcome.dice })]), ...(outcome.round === null ? [] : [sayVerdict(language, 'round', { round: String(outcome.round) })])] : [];
  const panel = holds && outcome !== null ? [sayVerdict(language, 'panel', { number: outcome.index + 1, members: members.join(', ') })] : [];
  const time = inTime === true ? [sayVerdict(language, 'witnessed')] : inTime === null ? [sayVerdict(language, 'notWitnessed')] : [];
  return { holds, sentences: [sayVerdict(language, holds ? 'holds' : 'fails'), ...faults.map((fault) => sayFault(language, fault)), ...known, ...chance, ...panel, ...(holds ? time : [])] };
}

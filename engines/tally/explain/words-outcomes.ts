import type { Words } from '@plenaria/kernel/language.ts';

/** What is said of consent, consensus, fist to five and gradients: their stances, and what became of the proposal. */
export const outcomeWords = {
  'stance.agree': { en: '{n} agree', es: '{n} de acuerdo', pt: '{n} de acordo' },
  'stance.reservations': { en: '{n} agree with reservations', es: '{n} de acuerdo con reservas', pt: '{n} de acordo com reservas' },
  'stance.stand-aside': { en: '{n} stand aside', es: '{n} se apartan', pt: '{n} se afastam' },
  'stance.block': { en: '{n} block', es: '{n} bloquean', pt: '{n} bloqueiam' },
  'stance.endorse': { en: '{n} endorse', es: '{n} respaldan', pt: '{n} endossam' },
  'stance.minor-contention': { en: '{n} agree with a minor point', es: '{n} de acuerdo con un reparo menor', pt: '{n} de acordo com um reparo menor' },
  'stance.abstain': { en: '{n} abstain', es: '{n} se abstienen', pt: '{n} se abstêm' },
  'stance.more-discussion': { en: '{n} want more discussion', es: '{n} quieren más discusión', pt: '{n} querem mais discussão' },
  'stance.dislike-but-support': { en: '{n} dislike it and support it', es: '{n} no les gusta y lo apoyan', pt: '{n} não gostam e apoiam' },
  'stance.serious-disagreement': { en: '{n} seriously disagree', es: '{n} en serio desacuerdo', pt: '{n} em sério desacordo' },
  'stance.veto': { en: '{n} veto', es: '{n} vetan', pt: '{n} vetam' },
  'outcome.fingers': { en: '{label, plural, =0 {a fist} one {# finger} other {# fingers}}: {n}', es: '{label, plural, =0 {un puño} one {# dedo} other {# dedos}}: {n}', pt: '{label, plural, =0 {um punho} one {# dedo} other {# dedos}}: {n}' },
  'outcome.measure': { en: 'The papers are counted; {counts}.', es: 'Se cuentan las papeletas; {counts}.', pt: 'Contam-se as cédulas; {counts}.' },
  'outcome.nominations': { en: 'Nominations were heard and could be changed; then {who} was proposed, for {term}.', es: 'Se escucharon las nominaciones y pudieron cambiarse; después se propuso a {who}, por {term}.', pt: 'Ouviram-se as nomeações e puderam mudar; depois propôs-se {who}, por {term}.' },
  'outcome.sentence': {
    en: '{who}: {outcome, select, consented {consented to} blocked {blocked} too_little_support {not carried: the support is too little} adopted {adopted} other {nothing is decided from this picture}}; {counts}.',
    es: '{who}: {outcome, select, consented {consentido} blocked {bloqueado} too_little_support {no sale: el apoyo es poco} adopted {aprobado} other {de este cuadro no se decide nada}}; {counts}.',
    pt: '{who}: {outcome, select, consented {consentido} blocked {bloqueado} too_little_support {não passa: o apoio é pouco} adopted {aprovado} other {deste quadro não se decide nada}}; {counts}.',
  },
  'outcome.fallback': { en: 'The fall-back vote that was declared at the opening may now be held.', es: 'Ahora puede celebrarse la votación supletoria anunciada al abrir.', pt: 'Agora pode realizar-se a votação subsidiária anunciada na abertura.' },
  'outcome.notProposed': { en: '{name} was not proposed; {n, plural, =0 {nobody} one {# person} other {# people}} named {name} after the change round, and nominations decide nothing.', es: 'No se propuso a {name}; {n, plural, =0 {nadie nombró} one {# persona nombró} other {# personas nombraron}} a {name} tras la ronda de cambios, y las nominaciones no deciden nada.', pt: 'Não se propôs {name}; {n, plural, =0 {ninguém nomeou} one {# pessoa nomeou} other {# pessoas nomearam}} {name} depois da rodada de mudanças, e as nomeações não decidem nada.' },
  'budget.loaded': { en: '{name} costs {cost}: its {supporters} supporters are the first to have it, when each of them has earned {load} since the beginning.', es: '{name} cuesta {cost}: sus {supporters} apoyos son los primeros en reunirlo, cuando cada uno ha ganado {load} desde el principio.', pt: '{name} custa {cost}: os seus {supporters} apoios são os primeiros a reuni-lo, quando cada um ganhou {load} desde o início.' },
  'budget.unloaded': { en: '{name} would be next and costs {cost}; only {left} of the budget is left.', es: 'Seguiría {name}, que cuesta {cost}; del presupuesto solo quedan {left}.', pt: 'Seguiria {name}, que custa {cost}; do orçamento só restam {left}.' },
  'budget.compared': { en: '{shares} voters get more of what they approve from equal shares, {list} from the list of most votes: {stands, select, greedy {the list stands} other {equal shares stand}}.', es: '{shares} votantes obtienen más de lo que aprueban con las partes iguales, {list} con la lista de más votados: {stands, select, greedy {vale la lista} other {valen las partes iguales}}.', pt: '{shares} votantes obtêm mais do que aprovam com as partes iguais, {list} com a lista dos mais votados: {stands, select, greedy {vale a lista} other {valem as partes iguais}}.' },
  'budget.overspent': { en: '{name} costs {cost}. Its {supporters} supporters pay {paid} together, all they have for it at the best price; the rest comes out of the budget.', es: '{name} cuesta {cost}. Sus {supporters} apoyos pagan juntos {paid}, lo que tienen para él al mejor precio; el resto sale del presupuesto.', pt: '{name} custa {cost}. Os seus {supporters} apoios pagam juntos {paid}, o que têm para ele ao melhor preço; o resto sai do orçamento.' },
  'rule.equal-shares-points': { en: 'equal shares by points', es: 'partes iguales por puntos', pt: 'partes iguais por pontos' },
  'rule.equal-shares-compared': { en: 'equal shares with the comparison step', es: 'partes iguales con el paso de comparación', pt: 'partes iguais com o passo de comparação' },
  'rule.phragmen-budget': { en: 'Phragmén’s rule for budgets', es: 'la regla de Phragmén para presupuestos', pt: 'a regra de Phragmén para orçamentos' },
} satisfies Readonly<Record<string, Words>>;

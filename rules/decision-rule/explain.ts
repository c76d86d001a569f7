import { fraction } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { explainEffect } from '../effect/effect.ts';
import { clause, meanings, phrase, sayWorked, type Telling } from '../expression/explain.ts';
import { leastThat, sayShare } from '../expression/numbers.ts';
import type { Expr } from '../expression/types.ts';
import { listed, said, sentence, the, type Named, type Said } from '../grammar.ts';
import { answersOf, type Decided } from './decide.ts';
import { counts, methods, outcomeWords, patterns, spending, upTo, type Patterns } from './sentences.ts';
import type { Electorate, Method, Money, Result, Rule, Settle, Step, Vote } from './types.ts';

function explainMethod(method: Method, { language }: Telling): readonly Said[] {
  const answers = answersOf(method);
  const quoted = ({ name }: { readonly name: Named }): string => (language === 'es' ? `«${the(name, language)}»` : `“${the(name, language)}”`);
  const offered =
    answers.length === 0
      ? []
      : [
          said(sentence(patterns.answers[language], language, { all: listed(answers.map(quoted), language, 'or') })),
          ...(answers.some(({ support }) => support)
            ? [said(sentence(patterns.support[language], language, { some: listed(answers.filter(({ support }) => support).map(quoted), language) }))]
            : []),
        ];
  if (method.is === 'yes_no' || method.is === 'graded' || method.is === 'pick_one') return offered;
  const n = 'most' in method ? (method.most ?? 0) : method.is === 'count_sheets' ? method.counters : 0;
  const most = n > 0 ? sentence(upTo[language], language, { n }) : '';
  const values = {
    n,
    most,
    from: method.is === 'score' ? method.from : 0,
    to: method.is === 'score' ? method.to : 0,
    by: method.is === 'rank' ? (counts[method.by]?.[language] ?? '') : '',
  };
  return [said(sentence(methods[method.is][language], language, values)), ...offered];
}

/** A result as a clause, and the sentences that stand under it. */
function tell(result: Result, telling: Telling): { readonly clause: string; readonly under: readonly Said[] } {
  const { language } = telling;
  if (result.is === 'outcome')
    return {
      clause: outcomeWords[result.outcome][language],
      under: result.effects.filter(({ is }) => is !== 'adopt' || result.outcome !== 'adopted').map((effect) => explainEffect(effect, telling)),
    };
  const [yes, no] = [tell(result.yes, telling), tell(result.no, telling)];
  return {
    clause: outcomeWords[result.who === 'chair' ? 'asked-chair' : 'asked-lot'][language],
    under: [
      said(sentence(patterns.yes[language], language, { result: yes.clause }), yes.under),
      said(sentence(patterns.no[language], language, { result: no.clause }), no.under),
    ],
  };
}

const ending = (pattern: Patterns, result: Result, telling: Telling, values: Parameters<typeof sentence>[2] = {}): Said => {
  const { clause: words, under } = tell(result, telling);
  return said(sentence(pattern[telling.language], telling.language, { ...values, result: words }), under);
};

/** A cut over a share is said in full: "If the ballots in support are at least three quarters of the ballots cast, …". */
function explainStep(measure: Expr, { from, including, result }: Step, telling: Telling): Said {
  if (measure.is === 'share')
    return ending(patterns.rung, result, telling, {
      clause: clause({ is: 'compare', a: measure, sign: including ? '>=' : '>', b: from, undefined: 'fails' }, telling),
    });
  const share = from.is === 'number' ? sayShare(fraction(from.of, from.per), telling.language) : phrase(from, telling).text;
  return ending(patterns.cut[including ? 'including' : 'above'], result, telling, { share });
}

/** "The best one is taken", "The best 3 are taken". */
function pickPattern(top: Expr, each: boolean): Patterns {
  const one = top.is === 'number' && top.of === top.per;
  if (each) return one ? patterns.pickOnePer : patterns.pickPer;
  return one ? patterns.pickOne : patterns.pick;
}

const moneyFormats = Object.fromEntries(['en', 'es', 'pt-BR'].map((tag) => [tag.slice(0, 2), new Intl.NumberFormat(tag === 'en' ? 'en-GB' : tag, { minimumFractionDigits: 2 })]));
/** "50,000.00 USD" */
const sayMoney = ({ amount, currency }: Money, language: Language): string => `${moneyFormats[language]?.format(amount / 100) ?? ''}\u00a0${currency}`;

function explainSpend({ money, by, ballots, picked, rest }: Extract<Settle, { is: 'spend' }>, telling: Telling): readonly Said[] {
  const { language } = telling;
  const how =
    by.is === 'most-votes'
      ? [spending['most-votes'], spending[by.tooDear]]
      : [spending['equal-shares'], spending[by.worth], spending[by.completion], ...(by.completion === 'add1' || by.completion === 'add1u' ? [spending[by.stop]] : [])];
  return [
    said(sentence(spending.money[language], language, { money: sayMoney(money, language) })),
    ...(ballots === 'within-money' ? [said(spending.within[language])] : []),
    ...how.map((pattern) => said(pattern[language])),
    said(spending.tie[language]),
    ending(patterns.picked, picked, telling),
    ending(patterns.rest, rest, telling),
  ];
}

function explainSettle(settle: Settle, telling: Telling): readonly Said[] {
  const { language } = telling;
  const name = (expr: Expr): Named => {
    const noun = phrase(expr, telling);
    return { en: noun, es: noun, pt: noun };
  };
  switch (settle.is) {
    case 'bands':
      return [
        ...(settle.measure.is === 'share' ? [] : [said(sentence(patterns.measure[language], language, { measure: name(settle.measure) }))]),
        ...settle.steps.map((step) => explainStep(settle.measure, step, telling)),
        ending(patterns.below, settle.below, telling),
        ending(patterns.undefined, settle.undefined, telling),
      ];
    case 'ladder':
      return [
        ...settle.rungs.map(({ when, result }) => ending(patterns.rung, result, telling, { clause: clause(when, telling) })),
        ending(patterns.below, settle.otherwise, telling),
      ];
    case 'pick':
      return [
        ...settle.picks.flatMap(({ top, by, per, atLeast }) => [
          said(
            sentence(pickPattern(top, per !== null)[language], language, { top: phrase(top, telling).text, by: name(by), per: per ? name(per) : '' }),
          ),
          ...(atLeast ? [said(sentence(patterns.pickAtLeast[language], language, { clause: clause(atLeast, telling) }))] : []),
        ]),
        said(patterns.tie[settle.tie][language]),
        ending(patterns.picked, settle.picked, telling),
        ending(patterns.rest, settle.rest, telling),
      ];
    case 'spend':
      return explainSpend(settle, telling);
    case 'option':
      return [
        ending(patterns.need, settle.short, telling, { clause: clause(settle.need, telling) }),
        ...settle.options.map(({ label, result }) => ending(patterns.option, result, telling, { label: telling.nameOf(label) ?? label })),
        ending(patterns.equal, settle.equal, telling),
      ];
    case 'recorded':
      return [ending(patterns.passed, settle.passed, telling), ending(patterns.failed, settle.failed, telling)];
    case 'report':
      return [ending(patterns.advice, settle.advice, telling)];
  }
}

function explainElectorate({ name, who, power, freezes, ballot, weight }: Electorate, telling: Telling): Said {
  const { language } = telling;
  const text = sentence(patterns.electorate[language], language, {
    name,
    power: patterns.power[power][language],
    freeze: patterns.freeze[freezes][language],
    ballot: patterns.ballot[ballot][language],
  });
  const roll =
    who.is === 'roll'
      ? [
          said(sentence(patterns.roll[language], language, { clause: clause(who.where, telling), proof: patterns.proof[who.proof][language] })),
          ...meanings(who.where, telling),
        ]
      : [];
  const weighs = weight === null ? [] : [said(sentence(patterns.weight[language], language, { x: phrase(weight, telling).text }))];
  return said(text, [...roll, ...weighs]);
}

/** Names of answers and electorates belong to the vote; everything else to the charter. */
const withAnswers = (vote: Vote, telling: Telling): Telling => ({
  ...telling,
  nameOf: (key) => answersOf(vote.method).find((one) => one.key === key)?.name ?? vote.electorates.find((one) => one.key === key)?.name ?? telling.nameOf(key),
});

function explainVote(vote: Vote, outer: Telling): readonly Said[] {
  const telling = withAnswers(vote, outer);
  const { language } = telling;
  return [
    ...vote.electorates.map((one) => explainElectorate(one, telling)),
    ...explainMethod(vote.method, telling),
    ...(vote.quorum ? [ending(patterns.quorum, vote.quorum.short, telling, { clause: clause(vote.quorum.needs, telling) })] : []),
    ...explainSettle(vote.settle, telling),
    ...(vote.dissent ? [said(sentence(patterns.dissent[language], language, { clause: clause(vote.dissent.enough, telling) }))] : []),
    ...vote.also.map(({ when, effects }) =>
      said(
        sentence(patterns.also[language], language, { clause: clause(when, telling) }),
        effects.map((effect) => explainEffect(effect, telling)),
      ),
    ),
  ];
}

/** The rule in whole sentences, generated and never typed. */
export function explainRule(rule: Rule, telling: Telling): readonly Said[] {
  const { language } = telling;
  switch (rule.is) {
    case 'vote':
      return explainVote(rule, telling);
    case 'sequence':
      return [
        said(patterns.first[language], explainRule(rule.first, telling)),
        said(
          sentence(patterns.then[language], language, {
            results: listed(
              rule.passesOn.map((one) => outcomeWords[one][language]),
              language,
              'or',
            ),
          }),
          explainRule(rule.then, telling),
        ),
      ];
    case 'cases':
      return [
        ...rule.cases.map(({ kinds, rule: inner }) =>
          said(
            sentence(patterns.kind[language], language, {
              kinds: listed(
                kinds.map((kind) => {
                  const name = telling.nameOf(kind);
                  return name ? the(name, language) : kind;
                }),
                language,
              ),
            }),
            explainRule(inner, telling),
          ),
        ),
        said(patterns.others[language], explainRule(rule.otherwise, telling)),
      ];
    case 'unless_contested':
      return [ending(patterns.read, rule.uncontested, telling), said(patterns.contested[language], explainRule(rule.contested, telling))];
  }
}

/** How a result is reached, without what follows from it: each positive step of the settling. */
function briefSettle(settle: Settle, telling: Telling): readonly Said[] {
  const told = explainSettle(settle, telling);
  switch (settle.is) {
    case 'bands':
      return told.slice(0, -2);
    case 'ladder':
      return told.slice(0, -1);
    case 'pick':
      return told.slice(0, -2);
    case 'spend':
      return told.slice(0, settle.ballots === 'within-money' ? 3 : 2);
    case 'option':
      return told.slice(1, -1);
    case 'recorded':
      return told.slice(0, 1);
    case 'report':
      return told;
  }
}

/** The rule in two or three sentences: what counts as support, the quorum, and what it takes. The whole of it is `explainRule`. */
export function briefRule(vote: Vote, outer: Telling): readonly Said[] {
  const telling = withAnswers(vote, outer);
  const bare = ({ text }: Said): Said => said(text);
  return [
    ...explainMethod(vote.method, telling).slice(-1),
    ...(vote.quorum ? [ending(patterns.quorum, vote.quorum.short, telling, { clause: clause(vote.quorum.needs, telling) })] : []),
    ...briefSettle(vote.settle, telling),
  ].map(bare);
}

/** The boundaries of a vote over a share, in numbers: "With 25 counted in the denominator: 19 are enough, 18 are not." */
export function explainBoundaries(vote: Vote, whole: number, telling: Telling): readonly Said[] {
  const { language } = telling;
  const { settle } = vote;
  if (settle.is !== 'bands' || settle.measure.is !== 'share') return [];
  return settle.steps.flatMap((step) => {
    const needed = step.from.is === 'number' ? leastThat(step.including ? '>=' : '>', fraction(step.from.of, step.from.per), whole) : null;
    return needed === null
      ? []
      : [
          said(sentence(patterns.boundary[language], language, { whole, needed, less: needed - 1 }), [
            explainStep(settle.measure, step, withAnswers(vote, telling)),
          ]),
        ];
  });
}

/** "Try a count": the working of a decision line by line, then what it came to and what follows. */
export function explainDecided(decided: Decided, telling: Telling): readonly Said[] {
  const lines = decided.working.map((line) => said(sayWorked(line, telling)));
  return [
    ...lines,
    said(
      sentence(patterns.outcome[telling.language], telling.language, { result: outcomeWords[decided.outcome][telling.language] }),
      decided.effects.filter(({ is }) => is !== 'adopt' || decided.outcome !== 'adopted').map((effect) => explainEffect(effect, telling)),
    ),
  ];
}

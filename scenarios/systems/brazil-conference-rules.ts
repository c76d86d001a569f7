import { among, atLeast, share, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, answers, at, bands, defined, dropped, forAgainst, half, ladder, ofCast, ofSides, published, result, routed, seated, usually, vote,
} from './pieces.ts';
import { all, type Tier } from './brazil-conference-bodies.ts';

export const municipalRules = published('appsindicato.org.br/?p=6130');

export const motionRules = published('decidim.contagem.mg.gov.br, 15ª CMAS 2025');

export const floor = (key: string, tier: Tier) =>
  seated(key, named('the delegates|s', 'las personas delegadas', 'as pessoas delegadas'), tier, all, { ballot: 'open', channels: ['room'], freezes: 'opened' });

export const raised = { is: 'count_sheets' as const, answers: [answers.for, answers.against, answers.abstain], counters: 2, cite: defined.cite };

export const climbs = [{ when: among(word('item.competence'), ['state-matter', 'national-matter']), effects: [{ is: 'promote' as const, to: 'state' }] }];

export const municipalGroups = vote(
  [floor('axis-groups', 'municipal')],
  raised,
  bands(ofCast, [above(municipalRules.of(1, 2), adopted({ is: 'report', stage: 'municipal-plenary' }))], routed('municipal-floor'), routed('municipal-floor')),
  { also: climbs },
);

export const municipalFloor = {
  is: 'unless_contested' as const,
  uncontested: result('uncontested', { is: 'adopt' }, { is: 'report', stage: 'municipal-plenary' }),
  contested: vote(
    [floor('municipal-floor-roll', 'municipal')],
    forAgainst,
    bands(ofSides, [above(half, adopted({ is: 'report', stage: 'municipal-plenary' }))], dropped()),
    { also: climbs },
  ),
};

export const nationalGroups = vote(
  [floor('working-groups', 'national')],
  raised,
  bands(ofCast, [at(usually.of(7, 10), adopted({ is: 'report', stage: 'national-plenary' })), above(usually.of(1, 2), routed('national-floor'))], dropped()),
);

export const signatures = vote(
  [floor('signers', 'national')],
  { is: 'sign', most: 1, cite: defined.cite },
  ladder(
    [
      [
        atLeast(share(word('tally.signatures'), word('tally.accredited')), motionRules.of(1, 5)),
        result('admitted', { is: 'admit' }, { is: 'route', to: 'motion-vote' }),
      ],
    ],
    result('not-admitted', { is: 'drop' }),
  ),
);

export const motionVote = vote(
  [floor('motion-roll', 'national')],
  forAgainst,
  bands(ofSides, [above(half, adopted({ is: 'transmit', to: { is: 'addressee' } }))], dropped()),
);

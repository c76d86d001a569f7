import { actor, body as theBody, competent, party } from '#rules/actor.ts';
import { atLeast, compare, share, times, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, at, bands, consent, defined, dropped, forAgainst, half, inFavour, invented, ladder, noResult, ofCast, result, roll, routed, seated, usually,
  vote,
} from './pieces.ts';
import { made, panelists } from './governing-power-bodies.ts';

export const councillors = named('the councillors|s', 'las consejeras y los consejeros|m', 'as conselheiras e os conselheiros|m');

export const agencies = ['housing-office', 'water-office'];

export const platform = vote(
  [
    seated('coalition-roll', named('the delegates|s', 'las personas delegadas', 'as pessoas delegadas'), 'coalition', ['delegate'], {
      ballot: 'open',
      channels: ['room'],
    }),
  ],
  consent,
  ladder(
    [
      [
        compare(word('tally.objections'), '=', defined.of(0)),
        adopted({ is: 'pledge', who: party('coalition-organisations') }, { is: 'route', to: 'theme-choice' }),
      ],
    ],
    routed('platform'),
  ),
);

export const topic = vote(
  [
    roll('signers', named('residents|s', 'las personas residentes', 'as pessoas residentes'), word('person.resident'), 'attestation', {
      channels: ['page', 'paper'],
      ballot: 'open',
    }),
  ],
  { is: 'sign', most: 1, cite: defined.cite },
  ladder(
    [[atLeast(word('tally.signatures'), invented.of(1000)), result('admitted', { is: 'admit' }, { is: 'route', to: 'theme-choice' })]],
    result('not-admitted', { is: 'publish' }),
  ),
);

export const theme = vote(
  [seated('theme-roll', panelists, 'panel', ['panelist'])],
  { is: 'choose', most: 1, ranked: false, cite: made },
  {
    is: 'pick',
    tie: 'lot',
    picks: [{ top: invented.of(1), by: word('option.support'), per: null, atLeast: null }],
    picked: adopted({ is: 'open', stage: 'panel-work' }),
    rest: dropped(),
  },
);

export const recommendation = vote(
  [seated('panel-roll', panelists, 'panel', ['panelist'])],
  forAgainst,
  bands(ofCast, [at(usually.of(3, 4), adopted({ is: 'route', to: 'council-plenary' }, { is: 'transmit', to: theBody('council') }))], dropped()),
  { dissent: { enough: atLeast(word('tally.dissenters'), invented.of(3)) } },
);

export const resolution = vote(
  [seated('council-roll', councillors, 'council', ['user', 'worker', 'manager'], { ballot: 'open', channels: ['room'] })],
  forAgainst,
  bands(
    share(inFavour, word('tally.present')),
    [above(half, adopted({ is: 'owe', duty: 'homologation' }, { is: 'transmit', to: competent(...agencies) }))],
    dropped({ is: 'owe', duty: 'explain-to-panel' }),
  ),
  { quorum: { needs: atLeast(word('tally.present'), times(half, word('tally.seated'))), short: noResult } },
);

export const finding = vote(
  [
    seated('watch-roll', named('the watchers|s', 'las personas que vigilan', 'as pessoas que acompanham'), 'follow-up', ['watcher'], {
      ballot: 'open',
      channels: ['room'],
    }),
  ],
  forAgainst,
  bands(ofCast, [above(half, adopted({ is: 'publish' }, { is: 'notify', who: actor('debtor') }))], dropped()),
);

import { party } from '#rules/actor.ts';
import { share, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, bands, body, decision, dropped, eligible, everyone, forAgainst, half, inFavour, invented, membersOf, open, seated, seats, stage, vote, way,
  ways,
} from './pieces.ts';
import { made, unions, memberNames } from './governing-power-bodies.ts';

/** Horizontal: each organisation’s yearly assembly sends planks to the coalition, which pledges itself to the shared platform. */
export const movement = unions.map(([key, name]) => ({
  body: body(
    `${key}-assembly`,
    named(`the assembly of ${name.en.text}`, `la asamblea de ${name.es.text}`, `a assembleia de ${name.pt.text}`),
    [
      seats(
        'member',
        memberNames[key] ?? name,
        open,
        ways([way('members', named('membership', 'la membresía', 'a filiação'), membersOf(key), eligible(word('person.in_good_standing')), everyone)]),
      ),
    ],
    { of: key, family: 'assemblies', renewal: { is: 'term', span: invented.years(1) }, competence: ['plank'] },
  ),
  stage: stage(
    `${key}-year`,
    'agenda',
    named(`the yearly assembly of ${name.en.text}`, `la asamblea anual de ${name.es.text}`, `a assembleia anual de ${name.pt.text}`),
    `${key}-assembly`,
  ),
  decision: decision(
    `${key}-planks`,
    named(`the planks of ${name.en.text}`, `los puntos de ${name.es.text}`, `os pontos de ${name.pt.text}`),
    `${key}-assembly`,
    `${key}-year`,
    ['plank'],
    vote(
      [seated(`${key}-roll`, memberNames[key] ?? name, `${key}-assembly`, ['member'], { ballot: 'open', channels: ['room'] })],
      forAgainst,
      bands(share(inFavour, word('tally.present')), [above(half, adopted({ is: 'promote', to: 'coalition' }, { is: 'bind', who: party(key) }))], dropped()),
    ),
    made,
  ),
}));

import { party } from '#rules/actor.ts';
import { above as moreThan, and, compare, share, word } from '#rules/expression/say.ts';
import { named, type Named } from '#rules/grammar.ts';
import { adopted, at, bands, consent, defined, dropped, forAgainst, half, ladder, ofCast, published, result, routed, seated, usually, vote } from './pieces.ts';

export const plan = published('bcdi.nyc/bronxwideplan-background');

export const norwood = published('norwoodnews.org');

export const sectors: readonly (readonly [string, string, string, string])[] = [
  ['health', 'health', 'salud', 'saúde'],
  ['food', 'food', 'alimentos', 'alimentos e comida'],
  ['energy', 'energy and environment', 'energía y ambiente', 'energia e ambiente'],
  ['education', 'education and labour', 'educación y trabajo', 'educação e trabalho'],
  ['housing', 'housing and land', 'vivienda y suelo', 'moradia e solo'],
  ['manufacturing', 'manufacturing technology', 'tecnología de manufactura', 'tecnologia de manufatura'],
  ['transport', 'transport', 'transporte', 'transportes e mobilidade'],
];

export const nameOf = ([, en, es, pt]: (typeof sectors)[number]): Named => named(`the assembly on ${en}`, `la asamblea sobre ${es}`, `a assembleia sobre ${pt}`);

export const neighbours = named(
  'all who live, work or pray in the Bronx|s',
  'quienes viven, trabajan o rezan en el Bronx|ms',
  'quem mora, trabalha ou reza no Bronx|ms',
);

export const noObjection = compare(word('tally.objections'), '=', defined.of(0));

export const organisations = named('the member organisations|s', 'las organizaciones integrantes', 'as organizações membros');

export const delegates = named('the organisations’ delegates|s', 'las personas delegadas de las organizaciones', 'as pessoas delegadas das organizações');

export const sectorVote = (key: string) =>
  vote(
    [seated(`${key}-room`, neighbours, key, ['neighbour'], { ballot: 'open', channels: ['room', 'page'] })],
    consent,
    ladder([[noObjection, adopted({ is: 'promote', to: 'coalition' })]], routed(`${key}-ideas`)),
  );

export const coalitionVote = {
  is: 'sequence' as const,
  passesOn: ['routed' as const],
  first: vote(
    [seated('coalition-consent', delegates, 'coalition', ['delegate'], { ballot: 'open', channels: ['room'] })],
    consent,
    ladder([[noObjection, adopted({ is: 'open', stage: 'co-develop' }, { is: 'pledge', who: party('coalition-members') })]], result('routed')),
  ),
  then: vote(
    [seated('coalition-votes', delegates, 'coalition', ['delegate'], { ballot: 'open', channels: ['room'] })],
    forAgainst,
    bands(ofCast, [at(usually.of(2, 3), adopted({ is: 'open', stage: 'co-develop' }, { is: 'pledge', who: party('coalition-members') }))], dropped()),
  ),
};

export const forBy = (by: string) => moreThan(share(word('tally.label', { about: 'for', by }), word('tally.cast', { by })), half);

export const jointVote = vote(
  [
    seated('joint-coalition', delegates, 'joint', ['community'], { ballot: 'open', channels: ['room'] }),
    seated(
      'joint-office',
      named('the Borough President’s office', 'la oficina de la Presidencia del Condado', 'o gabinete da Presidência do Condado'),
      'joint',
      ['official'],
      { ballot: 'open', channels: ['room'] },
    ),
  ],
  forAgainst,
  ladder(
    [
      [
        and(forBy('joint-coalition'), forBy('joint-office')),
        adopted({ is: 'transmit', to: party('federal-agency') }, { is: 'bind', who: party('borough-president') }),
      ],
    ],
    dropped(),
  ),
);

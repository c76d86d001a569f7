import { party } from '#rules/actor.ts';
import { named, type Named } from '#rules/grammar.ts';
import { addresses, body, enrol, exactly, invented, invite, lottery, nominate, quota, replace, seats, volunteer, way, ways, appoint } from './pieces.ts';

export const made = invented.cite;

export const unions: readonly (readonly [string, Named])[] = [
  ['tenants', named('the tenants’ union', 'el sindicato de inquilinas', 'a união de inquilinos')],
  ['workers', named('the workers’ centre', 'el centro de trabajadores', 'o centro de trabalhadores')],
];

export const memberNames: Readonly<Record<string, Named>> = {
  tenants: named('members of the tenants’ union|s', 'integrantes del sindicato|ms', 'membros da união|ms'),
  workers: named('members of the workers’ centre|s', 'integrantes del centro|ms', 'membros do centro|ms'),
};

export const panelists = named('the panellists|s', 'las personas del panel', 'as pessoas do painel');

export const coalition = body(
  'coalition',
  named('the coalition', 'la coalición', 'a coalizão'),
  [
    seats(
      'delegate',
      named('delegates of the organisations|s', 'las personas delegadas de las organizaciones', 'as pessoas delegadas das organizações'),
      exactly(12, made),
      ways([
        way(
          'organisations',
          named('the organisations|s', 'las organizaciones', 'as organizações'),
          { is: 'organisations', count: 2, cite: made },
          nominate(party('coalition-organisations')),
        ),
      ]),
    ),
  ],
  { of: 'coalition-organisations', competence: ['plank'], renewal: { is: 'term', span: invented.years(1) } },
);

export const panel = body(
  'panel',
  named('the civic panel', 'el panel cívico', 'o painel cívico'),
  [
    seats(
      'panelist',
      panelists,
      exactly(24, made),
      ways(
        [
          way(
            'letters',
            named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
            addresses(4000, made),
            invite(4000, made, 'post'),
            enrol(['web', 'phone', 'paper'], 'household'),
          ),
        ],
        [
          lottery(
            made,
            [
              quota('housing', 'rent', named('people who rent|s', 'personas que alquilan|fs', 'pessoas que alugam|fs'), 10, 14, made),
              quota('housing', 'own', named('people who own their home|s', 'personas con vivienda propia|fs', 'pessoas com casa própria|fs'), 10, 14, made),
            ],
            { portfolio: 1000 },
          ),
          replace('refit-quotas'),
        ],
      ),
    ),
  ],
  { renewal: { is: 'stagger', share: invented.of(1, 3), every: invented.months(6), term: invented.months(18) }, competence: ['recommendation', 'theme'] },
);

export const segment = (key: string, name: Named, of: string, count: number, government: boolean) =>
  seats(
    key,
    name,
    exactly(count, made),
    ways([
      way(
        'entities',
        named('the entities of the segment|s', 'las entidades del segmento', 'as entidades do segmento'),
        { is: 'members', of },
        government ? appoint(party(of)) : nominate(party(of)),
      ),
    ]),
    { segment: key, government },
  );

export const council = body(
  'council',
  named('the parity council', 'el consejo paritario', 'o conselho paritário'),
  [
    segment('user', named('users|s', 'las personas usuarias', 'as pessoas usuárias'), 'coalition-organisations', 8, false),
    segment('worker', named('public workers|s', 'el personal público', 'o pessoal público'), 'workers', 4, false),
    segment('manager', named('the government’s people|s', 'las personas del gobierno', 'as pessoas do governo'), 'executive', 4, true),
  ],
  { competence: ['resolution'], renewal: { is: 'term', span: invented.years(2) } },
);

export const followUp = body(
  'follow-up',
  named('the follow-up body', 'el órgano de seguimiento', 'o órgão de acompanhamento'),
  [
    seats(
      'watcher',
      named('the watchers|s', 'las personas que vigilan', 'as pessoas que acompanham'),
      { is: 'between', least: 5, most: 12, cite: made },
      ways([
        way(
          'panel',
          named('a past seat in the panel', 'un puesto anterior en el panel', 'um lugar anterior no painel'),
          { is: 'seats', body: 'panel', class: 'panelist', turn: 'any-earlier' },
          volunteer,
        ),
        way(
          'movement',
          named('a monitor of the coalition', 'una persona vigilante de la coalición', 'uma pessoa da coalizão'),
          { is: 'members', of: 'coalition-organisations' },
          nominate(party('coalition-organisations')),
        ),
      ]),
    ),
  ],
  { renewal: { is: 'term', span: invented.years(1) }, competence: ['finding'] },
);

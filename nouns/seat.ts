import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Noun, Recorded, Shape } from './noun.ts';

/**
 * One stream holds the seats of one class of one body (`seat/<body>.<class>`), from the frame to the last replacement:
 * a draw seats thirty people in one fact, and "one occupant a seat" is kept inside one stream.
 */
export interface Quota {
  readonly [key: string]: string | number;
  readonly feature: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  /** How far the bounds may give way when quotas clash. */
  readonly minFlex?: number;
  readonly maxFlex?: number;
  /** Why this group gets more or fewer seats than its share. */
  readonly reason?: string;
}

export type VacatedBecause = 'withdrew' | 'moved-away' | 'not-reached' | 'missed-sessions' | 'other-duty' | 'died';

export type SeatFact =
  | Shape<'SeatsOpened', { body: string; class: string; seats: number }>
  | Shape<'FrameRecorded', { route: string; frame: string; size: number; digest: string }>
  | Shape<'InvitationsSent', { route: string; count: number; digest: string; answerBy: CivilDate }>
  | Shape<'QuotasSet', { quotas: readonly Quota[]; digest: string; relaxes: boolean }, 'why'>
  | Shape<'PoolFrozen', { people: number; byRoute: { [route: string]: number }; root: string; quotasDigest: string }>
  | Shape<'PortfolioPublished', { panels: number; digest: string; seats: number; leastPerMille: number; mostPerMille: number; algorithm: string; certificate: string; file: string }>
  | Shape<'DrawAnnounced', { commitment: string; rule: 'direct' | 'derived'; panels: number; on: CivilDate; file: string }>
  | Shape<'PanelDrawn', { dice: readonly number[]; panel: number; of: number; occupants: readonly string[]; commitment: string; readBackBy: string }>
  | Shape<'SeatsTaken', { occupants: readonly string[]; how: 'everyone' | 'elected' | 'appointed' | 'nominated' }>
  | Shape<'AlternatesNamed', { alternates: readonly string[]; file: string }>
  | Shape<'SeatVacated', { seat: number; because: VacatedBecause }>
  | Shape<'SeatRefilled', { seat: number; occupant: string; from: 'alternates' | 'pool'; quotasMissed: number; file: string }>;

export interface Place {
  readonly seat: number;
  readonly occupant: string | null;
  readonly earlier: readonly string[];
}

export interface Seats {
  readonly state: 'none' | 'open' | 'pool-frozen' | 'portfolio-published' | 'draw-announced' | 'drawn';
  readonly body: string;
  readonly class: string;
  readonly size: number;
  readonly invited: Readonly<Record<string, number>>;
  readonly quotas: readonly Quota[];
  readonly quotasDigest: string | null;
  readonly pool: { readonly people: number; readonly byRoute: Readonly<Record<string, number>>; readonly root: string } | null;
  readonly portfolio: Extract<SeatFact, { type: 'PortfolioPublished' }>['fields'] | null;
  readonly announced: Extract<SeatFact, { type: 'DrawAnnounced' }>['fields'] | null;
  readonly drawn: Extract<SeatFact, { type: 'PanelDrawn' }>['fields'] | null;
  readonly places: readonly Place[];
  readonly alternates: readonly string[];
}

const empty: Seats = {
  state: 'none', body: '', class: '', size: 0, invited: {}, quotas: [], quotasDigest: null,
  pool: null, portfolio: null, announced: null, drawn: null, places: [], alternates: [],
};

const placed = (occupants: readonly string[]): readonly Place[] =>
  occupants.map((occupant, at) => ({ seat: at + 1, occupant, earlier: [] }));

function vacate(place: Place): Place {
  return place.occupant === null ? place : { ...place, occupant: null, earlier: [...place.earlier, place.occupant] };
}

const changed = (seats: Seats, seat: number, change: (place: Place) => Place): Seats => ({
  ...seats,
  places: seats.places.map((place) => (place.seat === seat ? change(place) : place)),
});

function evolve(seats: Seats, fact: Recorded<SeatFact>): Seats {
  switch (fact.type) {
    case 'SeatsOpened':
      return { ...empty, state: 'open', body: fact.fields.body, class: fact.fields.class, size: fact.fields.seats };
    case 'FrameRecorded':
      return seats;
    case 'InvitationsSent':
      return { ...seats, invited: { ...seats.invited, [fact.fields.route]: (seats.invited[fact.fields.route] ?? 0) + fact.fields.count } };
    case 'QuotasSet':
      return { ...seats, quotas: fact.fields.quotas, quotasDigest: fact.fields.digest };
    case 'PoolFrozen':
      return { ...seats, state: 'pool-frozen', pool: { people: fact.fields.people, byRoute: fact.fields.byRoute, root: fact.fields.root } };
    case 'PortfolioPublished':
      return { ...seats, state: 'portfolio-published', portfolio: fact.fields };
    case 'DrawAnnounced':
      return { ...seats, state: 'draw-announced', announced: fact.fields };
    case 'PanelDrawn':
      return { ...seats, state: 'drawn', drawn: fact.fields, places: placed(fact.fields.occupants) };
    case 'SeatsTaken':
      return { ...seats, places: placed([...seats.places.flatMap(({ occupant }) => occupant ?? []), ...fact.fields.occupants]) };
    case 'AlternatesNamed':
      return { ...seats, alternates: fact.fields.alternates };
    case 'SeatVacated':
      return changed(seats, fact.fields.seat, vacate);
    case 'SeatRefilled':
      return {
        ...changed(seats, fact.fields.seat, (place) => ({ ...place, occupant: fact.fields.occupant })),
        alternates: seats.alternates.filter((alternate) => alternate !== fact.fields.occupant),
      };
  }
}

/** The pseudonyms of those who hold a seat now. */
export const occupantsOf = (seats: Seats): readonly string[] => seats.places.flatMap(({ occupant }) => occupant ?? []);

export const seat: Noun<'seat', Seats, SeatFact> = {
  name: 'seat',
  empty,
  evolve,
  titles: {},
  facts: {
    SeatsOpened: {
      version: 1,
      sentence: {
        en: '{seats, plural, one {# seat} other {# seats}} of {body} stand open.',
        es: '{seats, plural, one {Queda abierto # puesto} other {Quedan abiertos # puestos}} de {body}.',
        pt: '{seats, plural, one {Está aberto # lugar} other {Estão abertos # lugares}} de {body}.',
      },
      names: { body: 'body' },
      sample: { body: 'b1', class: 'member', seats: 30 },
    },
    FrameRecorded: {
      version: 1,
      sentence: {
        en: 'A list of {size, number} to invite from was recorded ({route}).',
        es: 'Se registró una lista de {size, number} para invitar ({route}).',
        pt: 'Foi registrada uma lista de {size, number} para convidar ({route}).',
      },
      sample: { route: 'addresses', frame: 'addresses', size: 60000, digest: '00' },
    },
    InvitationsSent: {
      version: 1,
      sentence: {
        en: '{count, plural, one {# invitation was} other {# invitations were}} sent ({route}); answers were asked for by {answerBy}.',
        es: 'Se {count, plural, one {envió # invitación} other {enviaron # invitaciones}} ({route}); se pidió respuesta antes del {answerBy}.',
        pt: '{count, plural, one {Foi enviado # convite} other {Foram enviados # convites}} ({route}); resposta pedida até {answerBy}.',
      },
      dates: ['answerBy'],
      sample: { route: 'addresses', count: 12500, digest: '00', answerBy: '2026-07-31' },
    },
    QuotasSet: {
      version: 1,
      sentence: {
        en: '{relaxes, select, true {The quotas were relaxed, with a reason.} other {The quotas were set, with a reason.}}',
        es: '{relaxes, select, true {Se flexibilizaron las cuotas, con un motivo.} other {Se fijaron las cuotas, con un motivo.}}',
        pt: '{relaxes, select, true {As cotas foram flexibilizadas, com um motivo.} other {As cotas foram definidas, com um motivo.}}',
      },
      sample: { quotas: [{ feature: 'age', value: '16-24', min: 3, max: 5 }], digest: '00', relaxes: false },
    },
    PoolFrozen: {
      version: 1,
      sentence: {
        en: 'The pool was frozen with {people, plural, one {# person} other {# people}} in it.',
        es: 'El grupo de aspirantes quedó cerrado con {people, plural, one {# persona} other {# personas}}.',
        pt: 'O grupo de candidatos foi fechado com {people, plural, one {# pessoa} other {# pessoas}}.',
      },
      sample: { people: 240, byRoute: { addresses: 228, agencies: 12 }, root: '00', quotasDigest: '00' },
    },
    PortfolioPublished: {
      version: 1,
      sentence: {
        en: '{panels, number} possible panels were published; each person’s chance lies between {leastPerMille} and {mostPerMille} in 1,000.',
        es: 'Se publicaron {panels, number} paneles posibles; la probabilidad de cada persona está entre {leastPerMille} y {mostPerMille} de 1.000.',
        pt: 'Foram publicados {panels, number} painéis possíveis; a chance de cada pessoa fica entre {leastPerMille} e {mostPerMille} em 1.000.',
      },
      sample: { panels: 1000, digest: '00', seats: 30, leastPerMille: 80, mostPerMille: 400, algorithm: 'leximin', certificate: '00', file: '00' },
    },
    DrawAnnounced: {
      version: 1,
      sentence: {
        en: 'The draw was announced for {on}: one of {panels, number} panels, by public dice.',
        es: 'Se anunció el sorteo para el {on}: uno de {panels, number} paneles, con dados públicos.',
        pt: 'O sorteio foi anunciado para {on}: um de {panels, number} painéis, com dados públicos.',
      },
      dates: ['on'],
      sample: { commitment: '00', rule: 'direct', panels: 1000, on: '2026-08-15', file: '00' },
    },
    PanelDrawn: {
      version: 1,
      sentence: {
        en: 'Panel {panel} of {of, number} was drawn in public.',
        es: 'Se sorteó en público el panel {panel} de {of, number}.',
        pt: 'O painel {panel} de {of, number} foi sorteado em público.',
      },
      sample: { dice: [8, 1, 1], panel: 811, of: 1000, occupants: ['m-1'], commitment: '00', readBackBy: 'p-2' },
    },
    SeatsTaken: {
      version: 1,
      sentence: {
        en: '{occupants, plural, one {# person} other {# people}} took seats: {how, select, everyone {the body is open to everyone} elected {elected} appointed {appointed} other {nominated}}.',
        es: '{occupants, plural, one {# persona ocupó un puesto} other {# personas ocuparon puestos}}: {how, select, everyone {el órgano está abierto a todas las personas} elected {por elección} appointed {por designación} other {por postulación}}.',
        pt: '{occupants, plural, one {# pessoa ocupou um lugar} other {# pessoas ocuparam lugares}}: {how, select, everyone {o órgão é aberto a todas as pessoas} elected {por eleição} appointed {por designação} other {por indicação}}.',
      },
      sample: { occupants: ['m-1'], how: 'everyone' },
    },
    AlternatesNamed: {
      version: 1,
      sentence: {
        en: '{alternates, plural, one {# alternate was} other {# alternates were}} named.',
        es: 'Se {alternates, plural, one {nombró # suplente} other {nombraron # suplentes}}.',
        pt: '{alternates, plural, one {Foi nomeado # suplente} other {Foram nomeados # suplentes}}.',
      },
      sample: { alternates: ['m-31'], file: '00' },
    },
    SeatVacated: {
      version: 1,
      sentence: {
        en: 'Seat {seat} became vacant.',
        es: 'El puesto {seat} quedó vacante.',
        pt: 'O lugar {seat} ficou vago.',
      },
      sample: { seat: 4, because: 'withdrew' },
    },
    SeatRefilled: {
      version: 1,
      sentence: {
        en: 'Seat {seat} was filled again; {quotasMissed, plural, =0 {all quotas are still met} one {# quota is missed} other {# quotas are missed}}.',
        es: 'El puesto {seat} se volvió a ocupar; {quotasMissed, plural, =0 {se siguen cumpliendo todas las cuotas} one {no se cumple # cuota} other {no se cumplen # cuotas}}.',
        pt: 'O lugar {seat} foi preenchido de novo; {quotasMissed, plural, =0 {todas as cotas continuam cumpridas} one {# cota não é cumprida} other {# cotas não são cumpridas}}.',
      },
      sample: { seat: 4, occupant: 'm-31', from: 'alternates', quotasMissed: 0, file: '00' },
    },
  },
};

import { namedBy, readActor, type Actor } from '../actor.ts';
import { readCite, readSpan, type Cite, type Span } from '../cite.ts';
import { readExpr, type Expr } from '../expression/types.ts';
import { readNamed, type Named } from '../grammar.ts';
import { key, kinds, list, oneOf, orNull, record, whole, type Reader } from '../reading.ts';

export const selectionVersion = 'selection/1';

/** Where people are looked for. */
export type Frame =
  | { readonly is: 'addresses' | 'electoral_roll' | 'card_holders' | 'agencies' | 'organisations'; readonly count: number | null; readonly cite: Cite }
  | { readonly is: 'residents' }
  | { readonly is: 'phones'; readonly mobile: Expr }
  | { readonly is: 'members'; readonly of: string }
  | { readonly is: 'seats'; readonly body: string; readonly class: string; readonly turn: 'this' | 'previous' | 'any-earlier' }
  | { readonly is: 'open'; readonly where: Expr };

/** How many of a lottery's seats a value of a feature may take: a band, or about a share, rounded both ways (27 % of 50 is 13 to 14). */
export type QuotaSize =
  { readonly is: 'between'; readonly least: number; readonly most: number; readonly cite: Cite } | { readonly is: 'about'; readonly share: Expr };
export type Quota = { readonly feature: string; readonly value: string; readonly name: Named; readonly size: QuotaSize };

export type Channel = 'web' | 'phone' | 'paper' | 'in-person' | 'post';

export type SelectStep =
  | { readonly is: 'eligible'; readonly where: Expr }
  | { readonly is: 'invite'; readonly count: number | null; readonly channels: readonly Channel[]; readonly cite: Cite }
  | { readonly is: 'enrol'; readonly channels: readonly Channel[]; readonly onePer: 'person' | 'household' | 'code' | 'organisation' }
  | { readonly is: 'guardian'; readonly when: Expr }
  | { readonly is: 'screen'; readonly where: Expr }
  | {
      readonly is: 'lottery';
      readonly objective: 'leximin' | 'maximin' | 'uniform';
      readonly quotas: readonly Quota[];
      readonly portfolio: number | null;
      readonly seed: 'dice' | 'bingo' | 'beacon' | 'unpublished';
      readonly weight: Expr | null;
      readonly cite: Cite;
    }
  | { readonly is: 'elect'; readonly caucus: string | null; readonly decision: string }
  | { readonly is: 'nominate' | 'appoint'; readonly by: Actor }
  | { readonly is: 'ex_officio'; readonly office: Named }
  | { readonly is: 'volunteer' | 'everyone' }
  | { readonly is: 'assign'; readonly into: readonly string[]; readonly balance: readonly string[] }
  | { readonly is: 'confirm'; readonly within: Span }
  | { readonly is: 'accredit'; readonly proof: 'identity' | 'attestation' | 'either'; readonly appeal: Actor }
  | { readonly is: 'alternates'; readonly share: Expr }
  | { readonly is: 'replace'; readonly by: 'next-alternate' | 'refit-quotas' | 'reopen' };

/** A way in. The route is itself a feature, so a quota may ask for so many from each. */
export type Route = { readonly key: string; readonly name: Named; readonly frame: Frame; readonly steps: readonly SelectStep[] };

/** `selection/1`: ways in, and what happens when their people stand together. */
export type Select = { readonly is: 'routes'; readonly routes: readonly Route[]; readonly then: readonly SelectStep[] };

/** Seats before anybody is elected into them: rows by a key such as population, columns by segment. */
export type Matrix = {
  readonly rows: readonly { readonly key: string; readonly name: Named; readonly figure: number; readonly cite: Cite }[];
  readonly figureName: Named;
  readonly size:
    | {
        readonly is: 'total';
        readonly seats: number;
        readonly floor: number;
        readonly multiple: number;
        readonly method: 'largest-remainder' | 'webster' | 'dhondt';
        readonly cite: Cite;
      }
    | { readonly is: 'each'; readonly floor: number; readonly per: number; readonly round: 'up' | 'down'; readonly multiple: number; readonly cite: Cite };
  readonly columns: readonly { readonly segment: string; readonly share: Expr }[];
  readonly alternates: Expr | null;
};

/** How many seats a class has. */
export type Size =
  | { readonly is: 'exactly'; readonly seats: number; readonly cite: Cite }
  | { readonly is: 'between'; readonly least: number; readonly most: number; readonly cite: Cite }
  | { readonly is: 'open' }
  | { readonly is: 'one_each'; readonly of: readonly string[] }
  | { readonly is: 'share'; readonly of: Expr; readonly total: number; readonly cite: Cite }
  | { readonly is: 'cells'; readonly segment: string; readonly matrix: Matrix };

const channels = list(oneOf<Channel>(['web', 'phone', 'paper', 'in-person', 'post']), 1);
const counted = { count: orNull(whole(1)), cite: readCite };
const readFrame: Reader<Frame> = kinds<Frame>({
  addresses: counted,
  electoral_roll: counted,
  card_holders: counted,
  agencies: counted,
  organisations: counted,
  residents: {},
  phones: { mobile: readExpr },
  members: { of: key },
  seats: { body: key, class: key, turn: oneOf(['this', 'previous', 'any-earlier']) },
  open: { where: readExpr },
});
const readQuota = record<Quota>({
  feature: key,
  value: key,
  name: readNamed,
  size: kinds<QuotaSize>({ between: { least: whole(0), most: whole(0), cite: readCite }, about: { share: readExpr } }),
});
const by = { by: readActor };
const readStep: Reader<SelectStep> = kinds<SelectStep>({
  eligible: { where: readExpr },
  invite: { ...counted, channels },
  enrol: { channels, onePer: oneOf(['person', 'household', 'code', 'organisation']) },
  guardian: { when: readExpr },
  screen: { where: readExpr },
  lottery: {
    objective: oneOf(['leximin', 'maximin', 'uniform']),
    quotas: list(readQuota),
    portfolio: orNull(whole(1)),
    seed: oneOf(['dice', 'bingo', 'beacon', 'unpublished']),
    weight: orNull(readExpr),
    cite: readCite,
  },
  elect: { caucus: orNull(key), decision: key },
  nominate: by,
  appoint: by,
  ex_officio: { office: readNamed },
  volunteer: {},
  everyone: {},
  assign: { into: list(key, 1), balance: list(key) },
  confirm: { within: readSpan },
  accredit: { proof: oneOf(['identity', 'attestation', 'either']), appeal: readActor },
  alternates: { share: readExpr },
  replace: { by: oneOf(['next-alternate', 'refit-quotas', 'reopen']) },
});

export const readSelect: Reader<Select> = kinds<Select>({
  routes: { routes: list(record<Route>({ key, name: readNamed, frame: readFrame, steps: list(readStep) })), then: list(readStep) },
});

/** Thirty thousand municipalities with thirty delegates each are below it. */
const mostSeats = 1_000_000;

const readMatrix: Reader<Matrix> = record<Matrix>({
  rows: list(record<Matrix['rows'][number]>({ key, name: readNamed, figure: whole(0), cite: readCite }), 1),
  figureName: readNamed,
  size: kinds<Matrix['size']>({
    total: {
      seats: whole(1, mostSeats),
      floor: whole(0, mostSeats),
      multiple: whole(1, mostSeats),
      method: oneOf(['largest-remainder', 'webster', 'dhondt']),
      cite: readCite,
    },
    each: { floor: whole(0, mostSeats), per: whole(1), round: oneOf(['up', 'down']), multiple: whole(1, mostSeats), cite: readCite },
  }),
  columns: list(record<Matrix['columns'][number]>({ segment: key, share: readExpr }), 1),
  alternates: orNull(readExpr),
});

export const readSize: Reader<Size> = kinds<Size>({
  exactly: { seats: whole(1, mostSeats), cite: readCite },
  between: { least: whole(0, mostSeats), most: whole(1, mostSeats), cite: readCite },
  open: {},
  one_each: { of: list(key, 1) },
  share: { of: readExpr, total: whole(1, mostSeats), cite: readCite },
  cells: { segment: key, matrix: readMatrix },
});

/** Steps that put people into seats; a class without one can never be filled. */
export const fills: readonly SelectStep['is'][] = ['lottery', 'elect', 'nominate', 'appoint', 'ex_officio', 'volunteer', 'everyone'];
export const stepsOf = ({ routes, then }: Select): readonly SelectStep[] => [...routes.flatMap(({ steps }) => steps), ...then];

/** Names of the charter that a selection uses. */
export const namesInSelect = (select: Select): readonly NameUsed[] => [
  ...select.routes.flatMap(({ frame }) => namesInFrame(frame)),
  ...stepsOf(select).flatMap(namesInStep),
];

type NameUsed = readonly ['body' | 'class' | 'decision' | 'actor', string];

function namesInFrame(frame: Frame): readonly NameUsed[] {
  if (frame.is === 'members') return [['actor', frame.of]];
  return frame.is === 'seats' ? [['class', `${frame.body}.${frame.class}`]] : [];
}

function namesInStep(step: SelectStep): readonly NameUsed[] {
  switch (step.is) {
    case 'elect':
      return [['decision', step.decision]];
    case 'assign':
      return step.into.map((name) => ['body', name] as const);
    case 'nominate':
    case 'appoint':
      return namedBy(step.by).map((name) => ['actor', name] as const);
    case 'accredit':
      return namedBy(step.appeal).map((name) => ['actor', name] as const);
    default:
      return [];
  }
}

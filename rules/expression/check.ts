import { fault, type Fault } from '../reading.ts';
import type { Expr } from './types.ts';
import { sets, words, type Scope, type Type } from './words.ts';

interface Typed {
  readonly type: Type | null;
  readonly faults: readonly Fault[];
}

const typed = (type: Type | null, ...faults: readonly (readonly Fault[])[]): Typed => ({ type, faults: faults.flat() });

/** The faults of an expression that should give a type at a place where words of these scopes are known. */
export function checkExpr(expr: Expr, wanted: Type, scopes: readonly Scope[], path: string): readonly Fault[] {
  const { type, faults } = typeOf(expr, scopes, path);
  return type === null || type === wanted ? faults : [...faults, fault(path, 'wrong-type', { wanted, found: type })];
}

const numbers = (a: Expr, b: Expr, scopes: readonly Scope[], path: string, [one, other]: readonly [string, string]): readonly Fault[] => [
  ...checkExpr(a, 'number', scopes, `${path}.${one}`),
  ...checkExpr(b, 'number', scopes, `${path}.${other}`),
];

function typeOfWord(expr: Extract<Expr, { is: 'word' }>, scopes: readonly Scope[], path: string): Typed {
  const { type, scope, about } = words[expr.word];
  if (!scopes.includes(scope) && scope !== 'cycle') return typed(type, [fault(path, 'word-not-here', { word: expr.word })]);
  return typed(type, about && expr.about === null ? [fault(path, 'about-missing', { word: expr.word })] : []);
}

function typeOfPair(expr: Extract<Expr, { is: 'compare' | 'same' }>, scopes: readonly Scope[], path: string): Typed {
  const [a, b] = [typeOf(expr.a, scopes, `${path}.a`), typeOf(expr.b, scopes, `${path}.b`)];
  const fits = expr.is === 'compare' ? ['number', 'day'] : ['label', 'truth'];
  const wrong = a.type !== null && b.type !== null && (a.type !== b.type || !fits.includes(a.type));
  return typed('truth', a.faults, b.faults, wrong ? [fault(path, 'types-differ', { one: a.type ?? '', other: b.type ?? '' })] : []);
}

function typeOfBranches(expr: Extract<Expr, { is: 'if' }>, scopes: readonly Scope[], path: string): Typed {
  const [then, otherwise] = [typeOf(expr.then, scopes, `${path}.then`), typeOf(expr.otherwise, scopes, `${path}.otherwise`)];
  const differ = then.type !== null && otherwise.type !== null && then.type !== otherwise.type;
  const wrong = differ ? [fault(path, 'types-differ', { one: then.type ?? '', other: otherwise.type ?? '' })] : [];
  return typed(then.type, checkExpr(expr.when, 'truth', scopes, `${path}.when`), then.faults, otherwise.faults, wrong);
}

/** Inside a set the words of its things are known as well. */
function typeOfSet(expr: Extract<Expr, { is: 'count' | 'sum' | 'every' | 'some' }>, scopes: readonly Scope[], path: string): Typed {
  const within = [...scopes, sets[expr.of].scope];
  const where = checkExpr(expr.where, 'truth', within, `${path}.where`);
  if (expr.is === 'sum') return typed('number', checkExpr(expr.value, 'number', within, `${path}.value`), where);
  return typed(expr.is === 'count' ? 'number' : 'truth', where);
}

/** The type of an expression, and what is wrong inside it. */
export function typeOf(expr: Expr, scopes: readonly Scope[], path: string): Typed {
  const all = (list: readonly Expr[], part: string): readonly Fault[] => list.flatMap((one, at) => checkExpr(one, 'truth', scopes, `${path}.${part}[${at}]`));
  switch (expr.is) {
    case 'number':
    case 'day':
    case 'span':
    case 'label':
    case 'labels':
    case 'truth':
      return typed(expr.is);
    case 'word':
      return typeOfWord(expr, scopes, path);
    case 'plus':
    case 'minus':
    case 'times':
    case 'over':
      return typed('number', numbers(expr.a, expr.b, scopes, path, ['a', 'b']));
    case 'share':
      return typed('number', numbers(expr.part, expr.whole, scopes, path, ['part', 'whole']));
    case 'round':
      return typed('number', checkExpr(expr.a, 'number', scopes, `${path}.a`));
    case 'compare':
    case 'same':
      return typeOfPair(expr, scopes, path);
    case 'in':
      return typed('truth', checkExpr(expr.a, 'label', scopes, `${path}.a`), checkExpr(expr.among, 'labels', scopes, `${path}.among`));
    case 'and':
      return typed('truth', all(expr.all, 'all'));
    case 'or':
      return typed('truth', all(expr.any, 'any'));
    case 'not':
      return typed('truth', checkExpr(expr.a, 'truth', scopes, `${path}.a`));
    case 'if':
      return typeOfBranches(expr, scopes, path);
    case 'count':
    case 'sum':
    case 'every':
    case 'some':
      return typeOfSet(expr, scopes, path);
    case 'later':
      return typed('day', checkExpr(expr.day, 'day', scopes, `${path}.day`), checkExpr(expr.by, 'span', scopes, `${path}.by`));
    case 'named':
      return typeOf(expr.means, scopes, `${path}.means`);
  }
}

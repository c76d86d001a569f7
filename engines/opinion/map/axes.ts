import { invariant } from '@plenaria/kernel/result.ts';

/** Multiplies two columns by a symmetric matrix of `size` rows that nobody ever writes down. Columns stand side by side: x[2j], x[2j+1]. */
export type Multiply = (columns: Float64Array) => Float64Array;

export interface Axes {
  /** Two unit columns of `size` numbers, largest eigenvalue first. */
  readonly axes: readonly [Float64Array, Float64Array];
  readonly values: readonly [number, number];
  /** The third value as far as it is known by then: where it is close to the second, the second axis means little. */
  readonly following: number;
  readonly passes: number;
  /** What is left of A·x − λ·x, relative to the first value. */
  readonly residual: number;
  /** Each axis as a sum of all the columns that were multiplied, in their order. */
  readonly shares: readonly [readonly number[], readonly number[]];
}

/**
 * The two leading eigenvectors of a symmetric positive matrix by block Lanczos with full orthogonalisation (Golub and Van
 * Loan, Matrix Computations, 10.3). Two columns at a time, so that two equal values are both found. A weak gap between the second and third value
 * costs a few more passes, not hundreds as power iteration does.
 * @param accuracy relative residual at which it stops; the error of an axis is about its square over the gap's.
 */
export function leadingAxes(size: number, multiply: Multiply, begin: Float64Array, accuracy: number): Axes {
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  const small: number[][] = [];
  let block = orthonormal(size, basis, begin);
  for (let passes = 1; ; passes += 1) {
    for (const column of block) basis.push(column);
    const image = multiply(sideBySide(size, block));
    block.forEach((_, which) => images.push(image.filter((__, at) => (at & 1) === which)));
    for (let at = basis.length - block.length; at < basis.length; at += 1) small.push(basis.map((own) => dot(own, images[at] as Float64Array)));
    const full = basis.map((_, row) => basis.map((__, column) => (column <= row ? small[row]?.[column] : small[column]?.[row]) ?? 0));
    const { values, vectors } = symmetricEigen(full);
    const found = [0, 1].map((which) => combine(size, basis, vectors, which));
    const residual = Math.max(...[0, 1].map((which) => residualOf(combine(size, images, vectors, which), found[which] as Float64Array, values[which] ?? 0))) / Math.max(values[0] ?? 0, 1e-300);
    block = orthonormal(size, basis, sideBySide(size, images.slice(-block.length)));
    if (residual <= accuracy || block.length === 0 || passes >= 400) {
      return { axes: [found[0] as Float64Array, found[1] as Float64Array], values: [values[0] ?? 0, values[1] ?? 0], following: values[2] ?? 0, passes, residual, shares: [vectors[0] ?? [], vectors[1] ?? []] };
    }
  }
}

function sideBySide(size: number, columns: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(size * 2);
  columns.forEach((column, which) => { for (let at = 0; at < size; at += 1) out[at * 2 + which] = column[at] as number; });
  return out;
}

/** The columns made perpendicular to the basis and to each other; what falls inside the basis is left out. */
function orthonormal(size: number, basis: readonly Float64Array[], columns: Float64Array): Float64Array[] {
  const out: Float64Array[] = [];
  for (const which of [0, 1]) {
    const own = Float64Array.from({ length: size }, (_, at) => columns[at * 2 + which] as number);
    const before = Math.sqrt(dot(own, own));
    for (let again = 0; again < 2; again += 1) for (const other of [...basis, ...out]) add(own, other, -dot(own, other));
    const length = Math.sqrt(dot(own, own));
    if (length > before * 1e-12 && length > 1e-150) out.push(own.map((value) => value / length));
  }
  return out;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (what[at] as number);
}

function combine(size: number, columns: readonly Float64Array[], vectors: readonly (readonly number[])[], which: number): Float64Array {
  const out = new Float64Array(size);
  columns.forEach((column, at) => add(out, column, vectors[which]?.[at] ?? 0));
  return out;
}

function residualOf(image: Float64Array, vector: Float64Array, value: number): number {
  let sum = 0;
  for (let at = 0; at < image.length; at += 1) sum += ((image[at] as number) - value * (vector[at] as number)) ** 2;
  return Math.sqrt(sum);
}

/** Eigenvalues, largest first, and unit eigenvectors of a small symmetric matrix, by Jacobi's rotations. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): { readonly values: readonly number[]; readonly vectors: readonly (readonly number[])[] } {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = a.map((_, row) => Float64Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));
  const scale = Math.sqrt(a.reduce((sum, row) => sum + dot(row, row), 0));
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) off += (a[p]?.[q] ?? 0) ** 2;
    if (Math.sqrt(off) <= scale * 1e-15) break;
    invariant(sweep < 59, "Jacobi's rotations settle");
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, p, q);
  }
  const order = a.map((row, at) => ({ at, value: row[at] as number })).sort((x, y) => y.value - x.value || x.at - y.at);
  return { values: order.map(({ value }) => value), vectors: order.map(({ at }) => v.map((row) => row[at] as number)) };
}

function rotate(a: readonly Float64Array[], v: readonly Float64Array[], p: number, q: number): void {
  const rowP = a[p] as Float64Array;
  const rowQ = a[q] as Float64Array;
  const apq = rowP[q] as number;
  if (apq === 0) return;
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  for (let at = 0; at < a.length; at += 1) {
    const x = rowP[at] as number;
    const y = rowQ[at] as number;
    rowP[at] = c * x - s * y;
    rowQ[at] = s * x + c * y;
  }
  for (const row of v) turn(row, p, q, c, s);
}

function turn(row: Float64Array, p: number, q: number, c: number, s: number): void {
  const x = row[p] as number;
  const y = row[q] as number;
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

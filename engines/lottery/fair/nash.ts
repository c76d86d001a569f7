import { smooth } from './smooth.ts';

/** Maximum Nash welfare: the product of all chances, as large as it can be (Flanigan, Gölz, Gupta, Hennig and Procaccia, Nature 2021). Its value is Σ log chance. */
export const nash = smooth(() => ({ of: (_, chance) => Math.log(chance), slope: (_, chance) => 1 / chance, curve: (_, chance) => -1 / chance ** 2 }));

import type { Noun, Recorded, Shape } from './noun.ts';

/** What money is for. Amounts are whole cents; the currency is the line's. */
export type Purpose = 'stipends' | 'care' | 'interpretation' | 'travel' | 'venue' | 'food' | 'facilitation' | 'outreach' | 'follow-up';

export type LedgerLineFact =
  | Shape<'LineOpened', { body: string; cycle: string; purpose: Purpose; currency: string; required: number }, 'words'>
  | Shape<'RequirementChanged', { required: number }, 'why'>
  | Shape<'MoneyPledged', { amount: number; from: string }>
  | Shape<'MoneyCommitted', { amount: number; from: string; conditions: boolean }, 'conditions'>
  | Shape<'Paid', { amount: number; payments: number; session: string | null; digest: string }>;

export interface LedgerLine {
  readonly state: 'none' | 'open';
  readonly body: string;
  readonly cycle: string;
  readonly purpose: Purpose;
  readonly currency: string;
  readonly required: number;
  readonly pledged: number;
  readonly committed: number;
  readonly paid: number;
  readonly funders: readonly string[];
}

const empty: LedgerLine = {
  state: 'none', body: '', cycle: '', purpose: 'stipends', currency: '', required: 0, pledged: 0, committed: 0, paid: 0, funders: [],
};

function evolve(line: LedgerLine, fact: Recorded<LedgerLineFact>): LedgerLine {
  switch (fact.type) {
    case 'LineOpened':
      return { ...empty, state: 'open', ...fact.fields };
    case 'RequirementChanged':
      return { ...line, required: fact.fields.required };
    case 'MoneyPledged':
      return { ...line, pledged: line.pledged + fact.fields.amount };
    case 'MoneyCommitted':
      return { ...line, committed: line.committed + fact.fields.amount, funders: [...new Set([...line.funders, fact.fields.from])] };
    case 'Paid':
      return { ...line, paid: line.paid + fact.fields.amount };
  }
}

export const ledgerLine: Noun<'ledger-line', LedgerLine, LedgerLineFact> = {
  name: 'ledger-line',
  empty,
  evolve,
  titles: { LineOpened: 'words' },
  facts: {
    LineOpened: {
      version: 1,
      sentence: {
        en: '{body} needs {required, number, cents} {currency} for {title}.',
        es: '{body} necesita {required, number, cents} {currency} para {title}.',
        pt: '{body} precisa de {required, number, cents} {currency} para {title}.',
      },
      names: { body: 'body', cycle: 'cycle' },
      sample: { body: 'b1', cycle: 'c1', purpose: 'stipends', currency: 'USD', required: 900000 },
    },
    RequirementChanged: {
      version: 1,
      sentence: {
        en: '{title}: {required, number, cents} is needed now, with a reason.',
        es: '{title}: ahora se necesitan {required, number, cents}, con un motivo.',
        pt: '{title}: agora são necessários {required, number, cents}, com um motivo.',
      },
      sample: { required: 950000 },
    },
    MoneyPledged: {
      version: 1,
      sentence: {
        en: '{from} promised {amount, number, cents} for {title}.',
        es: '{from} prometió {amount, number, cents} para {title}.',
        pt: '{from} prometeu {amount, number, cents} para {title}.',
      },
      names: { from: 'party' },
      sample: { amount: 500000, from: 'p1' },
    },
    MoneyCommitted: {
      version: 1,
      sentence: {
        en: '{from} committed {amount, number, cents} for {title}{conditions, select, true {, with conditions} other {}}.',
        es: '{from} comprometió {amount, number, cents} para {title}{conditions, select, true {, con condiciones} other {}}.',
        pt: '{from} comprometeu {amount, number, cents} para {title}{conditions, select, true {, com condições} other {}}.',
      },
      names: { from: 'party' },
      sample: { amount: 900000, from: 'p1', conditions: false },
    },
    Paid: {
      version: 1,
      sentence: {
        en: '{amount, number, cents} was paid for {title}, in {payments, plural, one {# payment} other {# payments}}.',
        es: 'Se pagaron {amount, number, cents} para {title}, en {payments, plural, one {# pago} other {# pagos}}.',
        pt: 'Foram pagos {amount, number, cents} para {title}, em {payments, plural, one {# pagamento} other {# pagamentos}}.',
      },
      names: { session: 'session' },
      sample: { amount: 450000, payments: 30, session: 's1', digest: '00' },
    },
  },
};

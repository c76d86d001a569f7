import type { Words } from '@plenaria/kernel/language.ts';

/** Clauses of budget rules beside those of equal shares and of the list of most votes. */
export const budgetClauses = {
  'equal-shares.6': { en: 'Where overspending is bounded, supporters may pay a part of the cost at the best price, and the rest comes out of the budget.', es: 'Con exceso limitado, los apoyos pueden pagar una parte del costo al mejor precio, y el resto sale del presupuesto.', pt: 'Com excesso limitado, os apoios podem pagar uma parte do custo ao melhor preço, e o resto sai do orçamento.' },
  'equal-shares.7': { en: 'If strictly more voters get more of what they approve from the list of most votes, that list stands.', es: 'Si estrictamente más votantes obtienen más de lo que aprueban con la lista de más votados, vale esa lista.', pt: 'Se estritamente mais votantes obtêm mais do que aprovam com a lista dos mais votados, vale essa lista.' },
  'phragmen.1': { en: 'Everybody earns money at the same pace; a project is bought as soon as its supporters have its cost.', es: 'Cada persona gana dinero al mismo ritmo; un proyecto se compra en cuanto sus apoyos reúnen su costo.', pt: 'Cada pessoa ganha dinheiro no mesmo ritmo; um projeto é comprado assim que os seus apoios reúnem o custo.' },
  'phragmen.2': { en: 'A project that no longer fits into the budget is passed over, or ends the list, as the rule says.', es: 'Un proyecto que ya no cabe en el presupuesto se salta o termina la lista, según diga la regla.', pt: 'Um projeto que já não cabe no orçamento é saltado ou encerra a lista, conforme a regra.' },
} satisfies Readonly<Record<string, Words>>;

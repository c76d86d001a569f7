import { compare, cited, word } from '../expression/say.ts';
import { named } from '../grammar.ts';
import { stageKinds } from '#nouns/cycle.ts';
import type { Gate } from './gate.ts';

const { of } = cited('definition');

/** Stages open in the order in which they were planned. */
export const inOrderGate: Gate = {
  key: 'in-order',
  name: named('stages come in order|s', 'las etapas van en orden', 'as etapas seguem em ordem'),
  at: { is: 'kind_opens', kinds: stageKinds },
  must: compare(word('stages.earlier_open'), '=', of(0)),
  severity: 'block',
  override: null,
};

/** What people need is paid for before they are asked to come: money for childcare does not pay an interpreter (safeguard 16, I15). */
export const fundedGate: Gate = {
  key: 'funded',
  name: named('money comes first', 'primero el dinero', 'primeiro o dinheiro'),
  at: { is: 'kind_opens', kinds: ['learn', 'deliberate', 'decide'] },
  must: compare(word('funds.lines_short'), '=', of(0)),
  severity: 'block',
  override: null,
};

/** The gates of every charter that names none of its own: `charter/1` was signed with them in the verbs. */
export const standardGates: readonly Gate[] = [inOrderGate, fundedGate];

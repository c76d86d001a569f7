import { byCodePoint } from '@plenaria/kernel/language.ts';
import { playOf } from '#rules/charter-2/play.ts';
import { boundInHouse } from '#rules/signed-charter.ts';
import type { Fault } from '#rules/reading.ts';
import type { System } from '#scenarios/systems/system.ts';

/** Parts of a charter's paths that name a construct; every other part is a key that somebody chose. */
const places =
  /^(renewal|parent|classes|size|select|after|opens|rule|electorates|method|settle|dissent|also|earlier|on|debtor|due|ladder|silentAfter|dispositions|must|at|severity|override)(\[\d+\])*$/;

/** A refused construct without its keys: `decisions.motions.rule.method` that says `ranked` is the construct `decisions.rule.method ranked` in every charter. */
function constructOf({ path, blanks }: Fault): string {
  const [first = '', ...rest] = path.split('.');
  if (first === 'bodies' && rest.at(-2) === 'classes') return 'bodies.classes.key (a class that is not called member)';
  const place = [first, ...rest.filter((part) => places.test(part)).map((part) => part.replace(/\[\d+\]/g, ''))].join('.');
  return `${place} ${String(blanks['word'] ?? '').replace(/^\d+ /, 'several ')}`;
}

const refusedIn = ({ charter }: System): readonly Fault[] => {
  const played = playOf(charter, boundInHouse);
  return played.ok ? [] : played.refusal;
};

/** A row for each system: how often it asks for what no room carries out, and the constructs themselves; then the constructs by how many systems they hold back. */
export function refusedLines(systems: readonly System[]): readonly string[] {
  const rows = systems.map((system) => {
    const faults = refusedIn(system);
    return { system, faults, constructs: [...new Set(faults.map(constructOf))].sort() };
  });
  const all = [...new Set(rows.flatMap(({ constructs }) => constructs))];
  const held = all.map((construct) => ({ construct, systems: rows.filter(({ constructs }) => constructs.includes(construct)).length }));
  return [
    ...rows.map(({ system, faults, constructs }) =>
      [String(system.number).padStart(2), system.key.padEnd(22), String(faults.length).padStart(3), constructs.length === 0 ? 'plays whole' : constructs.join('; ')].join('  '),
    ),
    `${rows.filter(({ faults }) => faults.length === 0).length} of ${systems.length} play whole. What holds back how many:`,
    ...held.toSorted((a, b) => b.systems - a.systems || byCodePoint(a.construct, b.construct)).map((one) => `${String(one.systems).padStart(2)}  ${one.construct}`),
  ];
}

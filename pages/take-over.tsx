import type { VNode } from 'preact';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { Button, DateField, FileField, Form, Problems, Select, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Table } from '#kit/table.tsx';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { dateFrom } from '#people/web/fields.ts';
import { perform } from '#people/web/perform.ts';
import { blobOf, keep } from '#record/blob.ts';
import { titledOf } from '#record/read.ts';
import { cyclesOf } from '#rooms/convene/read.ts';
import { keyOf, readPublished, type PublishedLine } from '#rooms/deliberate/published-file.ts';
import { takeOver } from '#rooms/deliberate/take-over.ts';
import { takeOverReadings } from '#rooms/monitor/take-over-readings.ts';
import { refused } from './take-over-refusals.ts';
import { say } from './tracker-words.ts';

const mostTexts = 480;
const here = async (visit: Visit): Promise<string | null> => visit.params['body'] ?? null;
const policy = { may: ['organiser'] as const, at: here };
const pathOf = (visit: Visit): string => `/assemblies/${visit.params['body'] ?? ''}/take-over`;

/** What the form says, once it holds together. */
interface Asked {
  readonly file: string;
  readonly lines: readonly PublishedLine[];
  readonly report: string;
  readonly decidedOn: CivilDate;
  readonly source: string;
  readonly author: string;
  readonly asOf: CivilDate;
}

const crumbs = (visit: Visit) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: say(visit.language, 'tracker'), href: `/assemblies/${visit.params['body'] ?? ''}/tracker` }];

async function formPage(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { language } = visit;
  const parties = await titledOf(visit.db, 'party');
  const typed: Typed = { language, problems, values: visit.method === 'POST' ? visit.form.values : {} };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'takeOverTitle')} lede={say(language, 'takeOverLede')} place="assemblies" crumbs={crumbs(visit)} wrong={problems.length > 0}>
      <Problems typed={typed} />
      <Form action={pathOf(visit)} proof={visit.proof} files>
        <FileField name="file" label={say(language, 'file')} typed={typed} accept=".csv,text/csv" />
        <TextField name="report" label={say(language, 'report')} typed={typed} />
        <DateField name="decidedOn" label={say(language, 'decidedOn')} typed={typed} />
        <TextField name="source" label={say(language, 'from')} typed={typed} />
        <Select name="author" label={say(language, 'author')} typed={typed} options={[{ value: '', label: '–' }, ...[...parties].map(([value, label]) => ({ value, label }))]} />
        <DateField name="asOf" label={say(language, 'asOf')} typed={typed} />
        <Button>{say(language, 'look')}</Button>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

/** The digest of the file: uploaded now, or kept since the rows were looked at. */
async function fileOf(visit: Visit): Promise<{ readonly digest: string; readonly text: string } | null> {
  const sent = visit.form.file('file');
  const digest = sent === null ? visit.form.get('kept') : await keep(visit.db, sent, visit.now);
  const blob = digest === '' ? null : await blobOf(visit.db, digest);
  return blob === null ? null : { digest, text: new TextDecoder().decode(blob.bytes) };
}

async function asked(visit: Visit): Promise<Asked | readonly Problem[]> {
  const { form, language } = visit;
  const file = await fileOf(visit);
  if (file === null) return [{ field: 'file', words: say(language, 'rFile') }];
  const read = readPublished(file.text);
  if (!read.ok) {
    const lines = read.refusal.slice(0, 12).map(({ row, column, found, expected }): Problem => ({ field: 'file', words: say(language, 'rRow', { row, column, found, expected }) }));
    return read.refusal.length > 12 ? [...lines, { field: 'file', words: say(language, 'rMore', { count: read.refusal.length - 12 }) }] : lines;
  }
  const [decidedOn, asOf, author] = [dateFrom(visit, 'decidedOn'), dateFrom(visit, 'asOf'), form.get('author')];
  const reads = read.value.some(({ reading }) => reading !== '');
  const problem = (wrong: boolean, field: string, key: Parameters<typeof say>[1], values = {}): readonly Problem[] => (wrong ? [{ field, words: say(language, key, values) }] : []);
  const problems = [
    ...problem(read.value.length > mostTexts, 'file', 'rMany', { count: read.value.length }), ...problem(form.get('report').trim() === '', 'report', 'rReport'), ...problem(decidedOn === null || decidedOn > visit.day, 'decidedOn', 'rDay'),
    ...problem(form.get('source').trim() === '', 'source', 'rSource'), ...problem(reads && author === '', 'author', 'rAuthor'), ...problem(reads && (asOf === null || asOf > visit.day), 'asOf', 'rDay'),
  ];
  if (problems.length > 0 || decidedOn === null) return problems;
  return { file: file.digest, lines: read.value, report: form.get('report'), decidedOn, source: form.get('source'), author, asOf: asOf ?? decidedOn };
}

const isAsked = (value: Asked | readonly Problem[]): value is Asked => 'lines' in value;
const kept = ['report', 'decidedOn-day', 'decidedOn-month', 'decidedOn-year', 'source', 'author', 'asOf-day', 'asOf-month', 'asOf-year'] as const;

function Kept({ visit, file }: { readonly visit: Visit; readonly file: string }): VNode {
  return <><input type="hidden" name="kept" value={file} />{kept.map((name) => <input type="hidden" name={name} value={visit.form.get(name)} />)}</>;
}

async function look(visit: Visit): Promise<Reply> {
  const what = await asked(visit);
  if (!isAsked(what)) return formPage(visit, what);
  const { language } = visit;
  const count = what.lines.length;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'previewTitle', { count })} lede={say(language, 'previewLede')} place="assemblies" crumbs={crumbs(visit)}>
      <Table caption={say(language, 'caption', { shown: count, of: count })} columns={[{ heading: say(language, 'number') }, { heading: say(language, 'text'), lead: true }, { heading: say(language, 'axis') }, { heading: say(language, 'read') }]}
        rows={what.lines.map(({ number, title, axis, label }) => [String(number), <Said>{title}</Said>, <Said>{axis}</Said>, <Said>{label}</Said>])} />
      <Form action={`${pathOf(visit)}/publish`} proof={visit.proof}>
        <Kept visit={visit} file={what.file} />
        <p class="acts"><Button>{say(language, 'takeThem', { count })}</Button><a href={pathOf(visit)}>{say(language, 'back')}</a></p>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

/** What every act of these pages has in common: an organiser takes over in the body's name, one act after another. */
const asOrganiser = (visit: Visit) => ({ refused, as: 'organiser', at: visit.params['body'] ?? '', follows: true }) as const;

/** Ids that follow from the form's key, so that sending it twice, or again after a fault, takes over the same texts once. */
const idsFrom = (visit: Visit, count: number): readonly string[] => Array.from({ length: count }, (_, at) => idFrom(Buffer.from(digestOf(`${visit.form.get('key')}/${at}`), 'hex')));

async function publish(visit: Visit): Promise<Reply> {
  const what = await asked(visit);
  const [cycle] = await cyclesOf(visit.db, [visit.params['body'] ?? '']);
  if (!isAsked(what)) return formPage(visit, what);
  if (cycle === undefined) return { kind: 'not-found' };
  const body = visit.params['body'] ?? '';
  const [report = '', ...items] = idsFrom(visit, what.lines.length + 1);
  const common = { body, cycle: cycle.id, decidedOn: what.decidedOn, source: what.source };
  const texts = what.lines.map(({ number, axis, title, words }, at) => ({ item: items[at] ?? '', number, axis: axis === '' ? null : keyOf(axis), axisName: axis, title, words: words || title }));
  const readings = what.lines.flatMap(({ reading, label }, at) => (reading === '' ? [] : [{ item: items[at] ?? '', reading, label }]));
  const refused = (await perform(visit, { ...asOrganiser(visit), verb: takeOver, command: { ...common, kind: 'report', part: null, texts: [{ item: report, number: 0, axis: null, axisName: '', title: what.report, words: what.report }] }, step: 'report' }))
    ?? (await perform(visit, { ...asOrganiser(visit), verb: takeOver, command: { ...common, kind: 'measure', part: report, texts }, step: 'texts' }))
    ?? (readings.length === 0 ? null : await perform(visit, { ...asOrganiser(visit), verb: takeOverReadings, command: { body, report, author: what.author, asOf: what.asOf, source: what.source, readings, ratings: [], of: 10, voters: 0 }, step: 'readings' }));
  return refused === null ? { kind: 'see-other', to: `/assemblies/${body}/tracker` } : formPage(visit, [{ field: 'file', words: refused }]);
}

/** Texts that were decided elsewhere come in with a file: looked at row by row, then taken over in public. */
export const takeOverRoutes: readonly Route[] = [
  { method: 'GET', path: '/assemblies/:body/take-over', policy, run: (visit) => formPage(visit) },
  { method: 'POST', path: '/assemblies/:body/take-over', policy, run: look },
  { method: 'POST', path: '/assemblies/:body/take-over/publish', policy, run: publish },
];

import type { VNode } from 'preact';
import { Arc } from '#kit/arc.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Bar, Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf, type Seats } from '#nouns/seat.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { blobOf } from '#record/blob.ts';
import { titlesOf } from '#record/read.ts';
import { panelsIn, seatsById } from '#rooms/recruit/read.ts';
import { say } from './draw-words.ts';

function Chances({ counts, panels, visit }: { readonly counts: readonly number[]; readonly panels: number; readonly visit: Visit }): VNode {
  const { language } = visit;
  const groups = new Map<number, number>();
  for (const count of counts) {
    const perMille = Math.floor((count * 1000) / panels);
    const from = Math.floor(perMille / 50) * 50;
    groups.set(from, (groups.get(from) ?? 0) + 1);
  }
  const most = Math.max(1, ...groups.values());
  return (
    <Table caption={say(language, 'chanceCaption')} columns={[{ heading: say(language, 'inPanels'), lead: true }, { heading: say(language, 'howMany'), number: true }]}
      rows={[...groups].sort(([a], [b]) => a - b).map(([from, people]) => [<>{`${from}–${from + 49}`}<Bar share={Math.floor((people * 1000) / most)} needed={null} words={say(language, 'people', { count: people })} /></>, String(people)])} />
  );
}

function headline(visit: Visit, seats: Seats): string {
  const { language } = visit;
  const of = seats.portfolio?.panels ?? 0;
  if (seats.drawn) return say(language, 'drawn', { panel: seats.drawn.panel, of });
  return seats.announced ? say(language, 'announced', { of, day: dateIn(language, seats.announced.on) }) : say(language, 'published', { of });
}

function Replacements({ seats, visit }: { readonly seats: Seats; readonly visit: Visit }): VNode | null {
  const changed = seats.places.filter(({ earlier }) => earlier.length > 0);
  if (changed.length === 0) return null;
  return <><h2>{say(visit.language, 'vacated')}</h2><ul>{changed.map(({ seat, occupant }) => <li>{say(visit.language, occupant === null ? 'vacant' : 'replaced', { seat })}</li>)}</ul></>;
}

/** The draw in public: what could be drawn, with what chance, what was fixed beforehand, and what the dice said. */
export async function drawPage(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsById(visit.db, visit.params['seats'] ?? '');
  if (seats.portfolio === null || seats.pool === null) return { kind: 'not-found' };
  const { language } = visit;
  const published = await panelsIn(visit.db, seats.portfolio.file);
  const commitment = seats.announced === null ? null : await blobOf(visit.db, seats.announced.file);
  const name = (await titlesOf(visit.db, [streamOf('body', seats.body)])).get(streamOf('body', seats.body)) ?? '…';
  const mayThrow = seats.drawn === null && (visit.person?.roles.some(({ role, place }) => role === 'recruiter' && place === seats.body) ?? false);
  const filled = occupantsOf(seats).length;
  const values = { least: seats.portfolio.leastPerMille, most: seats.portfolio.mostPerMille, bound: Math.ceil((published?.noLotteryAbovePerMillion ?? 0) / 1000) };
  const html = renderPage(
    <Page around={visit.around} title={headline(visit, seats)} lede={say(language, 'lede', { people: seats.pool.people, seats: seats.size })} place="assemblies"
      crumbs={[{ words: say(language, 'assemblies'), href: '/' }, { words: name, href: `/assemblies/${seats.body}` }]}
      beside={<Arc counts={{ for: filled, vacant: seats.size - filled }} caption={`${filled} / ${seats.size}`} />}>
      {seats.drawn ? <p><strong>{say(language, 'dice', { dice: seats.drawn.dice.join(' · ') })}</strong></p> : null}
      {mayThrow ? <p class="acts"><a class="button" href={`/draws/${id}/throw`}>{say(language, 'throw')}</a></p> : null}
      <h2>{say(language, 'chances')}</h2>
      <p>{say(language, 'chancesLine', values)}</p>
      {published ? <Chances counts={Object.values(published.chances)} panels={published.panels.length} visit={visit} /> : null}
      <h2>{say(language, 'quotas')}</h2>
      <Table caption={say(language, 'quotasCaption', { seats: seats.size })} columns={[{ heading: say(language, 'feature') }, { heading: say(language, 'value'), lead: true }, { heading: say(language, 'min'), number: true }, { heading: say(language, 'max'), number: true }]}
        rows={seats.quotas.map(({ feature, value, min, max }) => [feature, value, String(min), String(max)])} />
      <Replacements seats={seats} visit={visit} />
      <h2>{say(language, 'check')}</h2>
      <p>{seats.drawn ? say(language, 'checkHow', { panel: seats.drawn.panel }) : say(language, 'checkBefore')}</p>
      {seats.drawn ? <pre class="code small">npm run plenaria -- draw verify panels.json --digest {seats.portfolio.digest} --dice {seats.drawn.dice.join(',')}</pre> : null}
      <p><a href={`/files/${seats.portfolio.file}`}>{say(language, 'panelsFile')}</a></p>
      {commitment ? <><h3>{say(language, 'commitment')}</h3><pre class="code small">{new TextDecoder().decode(commitment.bytes)}</pre></> : null}
    </Page>,
  );
  return { kind: 'page', html };
}

/** A public file by its digest. Only what is safe to show opens in the browser; everything else is saved. */
export async function file(visit: Visit): Promise<Reply> {
  const blob = await blobOf(visit.db, visit.params['digest'] ?? '');
  if (blob === null) return { kind: 'not-found' };
  const shown = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'].includes(blob.mediaType);
  const mediaType = shown || blob.mediaType.startsWith('text/plain') || blob.mediaType === 'application/json' ? blob.mediaType : 'application/octet-stream';
  return { kind: 'file', name: blob.name, mediaType, bytes: blob.bytes, ...(shown ? { inline: true as const } : {}) };
}

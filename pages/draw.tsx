import type { VNode } from 'preact';
import { Arc } from '#kit/arc.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { dateIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import { occupantsOf, type Seats } from '#nouns/seat.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { blobOf } from '#record/blob.ts';
import { titleOf } from '#record/read.ts';
import { featuresOf, panelsIn, seatsById } from '#rooms/recruit/read.ts';
import { Chances, Composition, withDrawn } from '#rooms/recruit/web/report.tsx';
import { say } from './draw-words.ts';
import { say as sayPage } from './page-words.ts';

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
  const name = await titleOf(visit.db, streamOf('body', seats.body));
  const recruits = visit.person?.roles.some(({ role, place }) => role === 'recruiter' && place === seats.body) ?? false;
  const mayThrow = seats.drawn === null && recruits;
  const filled = occupantsOf(seats).length;
  const drawn = seats.drawn === null ? null : [...(await featuresOf(visit.db, seats.drawn.occupants)).values()];
  const report = published === null ? null : drawn === null ? published.report : withDrawn(published.report, drawn);
  const html = renderPage(
    <Page around={visit.around} title={headline(visit, seats)} lede={say(language, 'lede', { people: seats.pool.people, seats: seats.size })} place="assemblies"
      crumbs={[{ words: say(language, 'assemblies'), href: '/' }, { words: name, href: `/assemblies/${seats.body}` }]}
      beside={<Arc counts={{ for: filled, vacant: seats.size - filled }} caption={sayPage(language, 'seatsFilled', { seats: seats.size, filled })} />}>
      {seats.drawn ? <p><strong>{say(language, 'dice', { dice: seats.drawn.dice.join(' · ') })}</strong></p> : null}
      {mayThrow ? <p class="acts"><a class="button" href={`/draws/${id}/throw`}>{say(language, 'throw')}</a></p> : null}
      {recruits && seats.drawn !== null ? <p class="acts"><a class="button second" href={`/seats/${id}/after`}>{say(language, 'after')}</a></p> : null}
      <h2>{say(language, 'chances')}</h2>
      {report === null ? null : <Chances report={report} never={published?.never ?? []} language={language} />}
      <h2>{say(language, 'groups')}</h2>
      {report === null ? null : <Composition report={report} language={language} />}
      {seats.quotas.some(({ reason }) => reason !== undefined) ? <><h3>{say(language, 'onPurpose')}</h3><ul>{seats.quotas.flatMap(({ feature, value, reason }) => (reason === undefined ? [] : [<li>{feature}, {value}: {reason}</li>]))}</ul></> : null}
      <Replacements seats={seats} visit={visit} />
      <h2>{say(language, 'check')}</h2>
      <p>{seats.drawn ? say(language, 'checkHow', { panel: seats.drawn.panel }) : say(language, 'checkBefore')}</p>
      {seats.drawn ? <><p><a href={`/draws/${id}/draw.json`}>{say(language, 'drawFile')}</a></p><pre class="code small">npm run plenaria -- draw verify draw.json</pre></> : null}
      <p><a href="/draw-again.html">{say(language, 'againPage')}</a></p>
      <p><a href={`/draws/${id}/receipt`}>{say(language, 'mine')}</a></p>
      <p><a href={`/files/${seats.portfolio.file}`}>{say(language, 'panelsFile')}</a></p>
      {published === null ? null : <p>{say(language, 'eachFile')} {Object.entries(published.files).map(([called, digest], at) => <>{at > 0 ? ' · ' : ''}<a href={`/files/${digest}`}>{called}</a></>)}</p>}
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

import type { VNode } from 'preact';
import { Button, Form, Notice, TextField, untyped } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { stageIsOpen, type Cycle, type StageKind } from '#nouns/cycle.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { allBodies, cyclesOf, mandatesOf } from '#rooms/convene/read.ts';
import { dutiesIn } from '#rooms/respond/read.ts';
import { say } from './page-words.ts';
import { wordsOf } from './texts.ts';
import type { Language } from '@plenaria/kernel/language.ts';

const stageWords: Readonly<Record<StageKind, Parameters<typeof say>[1]>> = {
  agenda: 'stAgenda', form: 'stForm', learn: 'stLearn', deliberate: 'stDeliberate', decide: 'stDecide', transmit: 'stTransmit', respond: 'stRespond', implement: 'stImplement', monitor: 'stMonitor',
};

/** What a kind of stage is called. */
export const stageName = (kind: StageKind, language: Language): string => say(language, stageWords[kind]);

/** The words of the stage that is open now. */
export function stageNow(cycle: Cycle | undefined, language: Language): string {
  if (cycle === undefined || cycle.state === 'unplanned') return say(language, 'stNone');
  const open = cycle.stages.find(({ key }) => stageIsOpen(cycle, key));
  return say(language, open ? stageWords[open.kind] : 'stNone');
}

const Door = ({ visit }: { readonly visit: Visit }): VNode => (
  <div class="door"><Form action="/sign-in" proof={visit.proof} wide><div class="row">
    <TextField name="code" label={say(visit.language, 'door')} typed={untyped(visit.language)} complete="one-time-code" />
    <Button>{say(visit.language, 'open')}</Button>
  </div></Form></div>
);

/** The front page: the door for the letter, and every assembly with its question. */
export async function home(visit: Visit): Promise<Reply> {
  const { db, language } = visit;
  const bodies = await allBodies(db);
  const ids = bodies.map(({ id }) => id);
  const [mandates, cycles, late] = [await mandatesOf(db, ids), await cyclesOf(db, ids), await dutiesIn(db, ['overdue'])];
  const words = await wordsOf(db, [bodies.map(({ state }) => state), mandates.map(({ state }) => state)], language);
  const organiser = visit.person?.roles.some(({ role, place }) => role === 'organiser' && place === 'house') ?? false;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'homeTitle')} lede={say(language, 'homeLede', { count: bodies.length, late: late.length })} place="assemblies">
      <Door visit={visit} />
      <h2>{say(language, 'assemblies')}</h2>
      {organiser ? <p class="acts"><a class="button second" href="/new">{say(language, 'newAssembly')}</a></p> : null}
      {bodies.length === 0 ? <Notice><p>{say(language, 'emptyHome')}</p></Notice> : null}
      <ul class="list">
        {bodies.map(({ id, state }) => {
          const mandate = mandates.find((one) => one.state.state !== 'draft' && one.state.published.body === id)?.state;
          const cycle = cycles.find((one) => one.state.state !== 'unplanned' && one.state.body === id)?.state;
          if (state.state === 'proposed') return null;
          return (
            <li><h3><a href={`/assemblies/${id}`}><Said>{mandate && mandate.state !== 'draft' ? words(mandate.question) : words(state.name)}</Said></a></h3>
              <p class="quiet"><Said>{words(state.name)}</Said> · {stageNow(cycle, language)}</p></li>
          );
        })}
      </ul>
    </Page>,
  );
  return { kind: 'page', html };
}

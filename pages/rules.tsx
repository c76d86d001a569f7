import type { VNode } from 'preact';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said as Spoken } from '#kit/said.tsx';
import { occupantsOf } from '#nouns/seat.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { mandatesOf } from '#rooms/convene/read.ts';
import { seatsOf } from '#rooms/recruit/read.ts';
import { explainParts, type Part } from '#rules/charter-2/explain.ts';
import type { Said } from '#rules/grammar.ts';
import type { SignedRule } from '#rules/signed.ts';
import { signedCharterOf, type SignedCharter } from '#rules/signed-charter.ts';
import { templates, type TemplateKey } from '#scenarios/templates.ts';
import { say } from './rules-words.ts';
import { titlesFor } from './texts.ts';

/** Sentences and what stands under them, three levels deep as lists. */
const Lines = ({ lines }: { readonly lines: readonly Said[] }): VNode | null =>
  lines.length === 0 ? null : (
    <ul>
      {lines.map(({ text, under }) => (
        <li>
          {text}
          <Lines lines={under} />
        </li>
      ))}
    </ul>
  );

/** A model does not know yet who asks and who receives: what it is and the question stand with the assembly, not here. */
const shown = (part: Part): boolean => part !== 'labels' && part !== 'question';

/** The charter as sections; a charter of the first version says its one rule. */
function Explained({ charter, language }: { readonly charter: SignedCharter; readonly language: Language }): VNode {
  if (charter.whole === null) return <Lines lines={charter.decision.explain(language).map((text) => ({ text, under: [] }))} />;
  return (
    <>
      {explainParts(charter.whole, language)
        .filter(([part]) => shown(part))
        .map(([, { text, under }]) => (
          <section>
            <h2>{text}</h2>
            <Lines lines={under} />
          </section>
        ))}
    </>
  );
}

const most = 100_000;
const wholeIn = (text: string | null): number | null => (text !== null && /^\d{1,6}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null);

interface Attempt {
  readonly asked: boolean;
  readonly problem: 'notWhole' | 'tooMany' | null;
  readonly lines: readonly string[];
}

/** Reads a count from the address and settles it; the address can be kept and sent on. */
function attempt(rule: SignedRule, query: URLSearchParams, language: Language): Attempt {
  const asked = query.has('seated');
  if (!asked) return { asked, problem: null, lines: [] };
  const typed = [...rule.labels.map(({ key }) => key), 'blank'].map((key) => [key, query.get(key)?.trim() === '' ? 0 : wholeIn(query.get(key))] as const);
  const seated = wholeIn(query.get('seated'));
  if (seated === null || typed.some(([, n]) => n === null)) return { asked, problem: 'notWhole', lines: [] };
  const voted = typed.reduce((sum, [, n]) => sum + (n ?? 0), 0);
  if (voted > seated) return { asked, problem: 'tooMany', lines: [] };
  const answers = Object.fromEntries(typed.filter(([key]) => key !== 'blank').map(([key, n]) => [key, n ?? 0]));
  return { asked, problem: null, lines: rule.tryCount({ answers, voted, seated }, language) };
}

const NumberField = ({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string }): VNode => (
  <div class="field">
    <label for={`try-${name}`}>{label}</label>
    <input id={`try-${name}`} name={name} type="text" inputMode="numeric" autoComplete="off" class="tiny" value={value} />
  </div>
);

function TryCount({
  rule,
  seated,
  visit,
  path,
  kept,
}: {
  readonly rule: SignedRule;
  readonly seated: number;
  readonly visit: Visit;
  readonly path: string;
  readonly kept: Readonly<Record<string, string>>;
}): VNode {
  const { language, query } = visit;
  const { asked, problem, lines } = attempt(rule, query, language);
  return (
    <section id="try">
      <h2>{say(language, 'tryTitle')}</h2>
      <p>{say(language, 'tryLede')}</p>
      {problem === null ? null : (
        <Notice tone="owed">
          <p>{say(language, problem)}</p>
        </Notice>
      )}
      <form method="get" action={`${path}#try`} class="filters wide">
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {rule.labels.map(({ key, words }) => (
          <NumberField name={key} label={words[language] ?? key} value={query.get(key) ?? ''} />
        ))}
        <NumberField name="blank" label={say(language, 'blank')} value={query.get('blank') ?? ''} />
        <NumberField name="seated" label={say(language, 'seatedNow')} value={query.get('seated') ?? (seated > 0 ? String(seated) : '')} />
        <button type="submit" class="second">
          {say(language, 'count')}
        </button>
      </form>
      {asked && problem === null ? (
        <div role="status">
          <h3>{say(language, 'comes')}</h3>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

/** The rules of one assembly as they were signed, in whole sentences, and a count to try. */
export async function rulesOf(visit: Visit): Promise<Reply> {
  const { language } = visit;
  const body = visit.params['body'] ?? '';
  const [mandate] = await mandatesOf(visit.db, [body]);
  if (!mandate || mandate.state.state === 'draft') return { kind: 'not-found' };
  const charter = signedCharterOf(mandate.state.published);
  if (!charter.ok) return { kind: 'not-found' };
  const [seats] = await seatsOf(visit.db, [body]);
  const seated = seats ? occupantsOf(seats.state).length : 0;
  const titles = await titlesFor(visit.db, [['body', body]]);
  const html = renderPage(
    <Page
      around={visit.around}
      title={say(language, 'title')}
      lede={say(language, 'lede')}
      place="assemblies"
      crumbs={[
        { words: say(language, 'assemblies'), href: '/' },
        { words: titles('body', body), href: `/assemblies/${body}` },
      ]}
    >
      <p>
        <Spoken>{titles('body', body)}</Spoken>
      </p>
      <Explained charter={charter.value} language={language} />
      {seated > 0 && charter.value.decision.cut !== null ? <p>{charter.value.decision.boundary(seated, language)}</p> : null}
      {charter.value.decision.cut === null ? null : <TryCount rule={charter.value.decision} seated={seated} visit={visit} path={`/assemblies/${body}/rules`} kept={{}} />}
      <p class="small">
        {say(language, 'signedAs', { version: String(charter.value.canonical['version']), digest: digestOfJson(charter.value.canonical).slice(0, 16) })}
      </p>
    </Page>,
  );
  return { kind: 'page', html };
}

const modelOf = (name: string | null): TemplateKey => (name === 'members' ? 'members' : 'lottery');

/** A model with its blanks: what it would sign, in words, as the organiser changes the numbers. */
export async function previewRules(visit: Visit): Promise<Reply> {
  const { language, query } = visit;
  const model = modelOf(query.get('model'));
  const within = (name: string, otherwise: number, least: number, top: number): number => {
    const n = wholeIn(query.get(name));
    return n !== null && n >= least && n <= top ? n : otherwise;
  };
  const days = query.get('days') === '' ? null : within('days', 90, 1, 3650);
  const settings = { seats: within('seats', 30, 1, 1000), percent: within('percent', 75, 1, 100), dueAfterDays: days };
  const charter = templates[model].charter(settings);
  const kept = { model, seats: String(settings.seats), percent: String(settings.percent), days: days === null ? '' : String(days) };
  const html = renderPage(
    <Page
      around={visit.around}
      title={say(language, 'previewTitle')}
      lede={say(language, 'previewLede')}
      place="assemblies"
      crumbs={[
        { words: say(language, 'assemblies'), href: '/' },
        { words: say(language, 'use'), href: '/new' },
      ]}
    >
      <form method="get" action="/new/rules" class="filters wide">
        <div class="field">
          <label for="model">{say(language, 'model')}</label>
          <select id="model" name="model">
            {(Object.keys(templates) as TemplateKey[]).map((key) => (
              <option value={key} selected={key === model}>
                {templates[key].words[language]}
              </option>
            ))}
          </select>
        </div>
        <NumberField name="seats" label={say(language, 'seats')} value={kept.seats} />
        <NumberField name="percent" label={say(language, 'percent')} value={kept.percent} />
        <NumberField name="days" label={say(language, 'days')} value={kept.days} />
        <button type="submit" class="second">
          {say(language, 'read')}
        </button>
      </form>
      <Explained charter={charter} language={language} />
      <TryCount rule={charter.decision} seated={model === 'lottery' ? settings.seats : 0} visit={visit} path="/new/rules" kept={kept} />
    </Page>,
  );
  return { kind: 'page', html };
}

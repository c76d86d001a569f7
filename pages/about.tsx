import type { VNode } from 'preact';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { say } from './about-words.ts';

const steps = ['convene', 'recruit', 'provide', 'deliberate', 'decide', 'respond', 'monitor'] as const;

const Contact = ({ visit: { language, around } }: { readonly visit: Visit }): VNode =>
  around.phone === '' ? <>{say(language, 'noPhone')}.</> : <><a href={`tel:${around.phone.replace(/[^+\d]/g, '')}`}>{around.phone}</a>.</>;

/** How this works, what can be downloaded, and for whom the pages were made to work: one page, linked from every foot. */
export async function about(visit: Visit): Promise<Reply> {
  const { language } = visit;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'title')} lede={say(language, 'lede')} crumbs={[{ words: say(language, 'assemblies'), href: '/' }]}>
      <ol class="steps">
        {steps.map((step) => <li><h2>{say(language, step)}</h2><p>{say(language, `${step}More`)}</p></li>)}
      </ol>
      <h2 id="data">{say(language, 'data')}</h2>
      <p>{say(language, 'dataMore')}</p>
      <p><a href="/record/check">{say(language, 'getRecord')}</a></p>
      <h2>{say(language, 'names')}</h2>
      <p>{say(language, 'namesMore')}</p>
      <h2 id="accessibility">{say(language, 'access')}</h2>
      <p>{say(language, 'accessMore')} <Contact visit={visit} /></p>
    </Page>,
  );
  return { kind: 'page', html };
}

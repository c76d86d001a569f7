import type { ComponentChildren, VNode } from 'preact';
import { languages, type Language } from '@plenaria/kernel/language.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { say } from './kit-words.ts';
import { dateIn, languageNames } from './words.ts';

/** What surrounds every page: decided once by the server, passed through by the rooms. */
export interface Surround {
  readonly language: Language;
  /** The path with its query, for the language links. */
  readonly path: string;
  readonly houseName: string;
  /** The number to call; empty where there is none. */
  readonly phone: string;
  /** The day in the demonstration; null in a real installation. */
  readonly demonstration: CivilDate | null;
  readonly person: string | null;
  readonly facts: number;
  readonly signedTo: number | null;
  readonly assets: { readonly style: string; readonly script: string; readonly passkey: string; readonly fonts: readonly string[] };
}

export type PlaceKey = 'assemblies' | 'owed' | 'record';
const places: readonly { readonly key: PlaceKey; readonly href: string }[] = [
  { key: 'assemblies', href: '/' }, { key: 'owed', href: '/owed' }, { key: 'record', href: '/record' },
];

export interface PageProps {
  readonly around: Surround;
  /** The heading: a sentence or the question itself. */
  readonly title: string;
  readonly lede?: ComponentChildren;
  readonly crumbs?: readonly { readonly words: string; readonly href?: string }[];
  readonly place?: PlaceKey;
  readonly margin?: ComponentChildren;
  readonly beside?: ComponentChildren;
  /** What a hurried reader came for; under the lede, before anything that stands beside it on a phone. */
  readonly opening?: ComponentChildren;
  readonly wrong?: boolean;
  /** The page asks for passkeys: the one script that such a page cannot do without. */
  readonly passkeys?: boolean;
  readonly children: ComponentChildren;
}

const Logo = (): VNode => (
  <svg viewBox="0 0 48 26" aria-hidden="true" fill="currentColor">
    {[[4, 22], [6.5, 13], [13, 6.5], [24, 3.5], [35, 6.5], [41.5, 13], [44, 22], [13, 22], [16, 15], [24, 11.5], [32, 15], [35, 22], [24, 21]].map(([x, y]) => <circle cx={x} cy={y} r="2.8" />)}
  </svg>
);

const inLanguage = (path: string, language: Language): string => `/language?to=${language}&back=${encodeURIComponent(path)}`;

const Masthead = ({ around, place }: { readonly around: Surround; readonly place: PlaceKey | undefined }): VNode => (
  <header class="masthead">
    <div class="sheet">
      <a class="logo" href="/"><Logo />Plenaria</a>
      <nav class="places" aria-label={say(around.language, 'places')}>
        {places.map(({ key, href }) => <a href={href} aria-current={place === key ? 'page' : undefined}>{say(around.language, key)}</a>)}
      </nav>
      <nav class="aside" aria-label={say(around.language, 'languages')}>
        <span>
          {languages.map((language, at) => (
            <>{at > 0 ? ' · ' : ''}{language === around.language ? <strong lang={language}>{languageNames[language]}</strong> : <a href={inLanguage(around.path, language)} lang={language} rel="nofollow">{languageNames[language]}</a>}</>
          ))}
        </span>
        {around.person === null ? <a href="/sign-in">{say(around.language, 'signIn')}</a> : <a href="/today"><bdi>{around.person}</bdi></a>}
      </nav>
    </div>
  </header>
);

const Invented = ({ around }: { readonly around: Surround }): VNode | null =>
  around.demonstration === null ? null : (
    <aside class="invented" aria-label={say(around.language, 'demonstration')}><div class="sheet"><p>{say(around.language, 'invented', { day: dateIn(around.language, around.demonstration) })}</p><a href="/demonstration">{say(around.language, 'stepIn')}</a></div></aside>
  );

const Foot = ({ around }: { readonly around: Surround }): VNode => (
  <footer class="foot">
    <div class="sheet">
      <p>{say(around.language, 'foot', { facts: around.facts })} {around.signedTo === null ? say(around.language, 'unsigned') : say(around.language, 'signed', { size: around.signedTo })} <a href="/record/check">{say(around.language, 'check')}</a></p>
      {around.phone === '' ? null : <p>{say(around.language, 'call')} <a href={`tel:${around.phone.replace(/[^+\d]/g, '')}`}>{around.phone}</a></p>}
      <p class="foot-links"><a href="/about">{say(around.language, 'how')}</a> <a href="/about#accessibility">{say(around.language, 'access')}</a> <a href="/about#data">{say(around.language, 'data')}</a></p>
    </div>
  </footer>
);

const Head = ({ around, title, wrong, passkeys }: Pick<PageProps, 'around' | 'title' | 'wrong' | 'passkeys'>): VNode => (
  <head>
    <meta charSet="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{`${wrong ? say(around.language, 'errorTitle', { title }) : title} · ${around.houseName}`}</title>
    {around.assets.fonts.map((font) => <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />)}
    <link rel="stylesheet" href={around.assets.style} />
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <script src={around.assets.script} defer />
    {passkeys ? <script src={around.assets.passkey} defer /> : null}
  </head>
);

/** Every page: masthead, where you are, one heading that says something, the text, and what stands behind it. */
export function Page({ around, title, lede, crumbs, place, margin, beside, opening, wrong, passkeys, children }: PageProps): VNode {
  const head = <><h1 dir="auto">{title}</h1>{lede ? <p class="lede">{lede}</p> : null}{opening}</>;
  return (
    <html lang={around.language} dir="ltr">
      <Head around={around} title={title} wrong={wrong ?? false} passkeys={passkeys ?? false} />
      <body>
        <a class="skip" href="#main">{say(around.language, 'skip')}</a>
        <Masthead around={around} place={place} />
        <Invented around={around} />
        <main id="main" class="sheet">
          {crumbs ? <nav aria-label={say(around.language, 'crumbs')}><p class="crumbs">{crumbs.map(({ words, href }, at) => <>{at > 0 ? ' / ' : ''}{href ? <a href={href} dir="auto">{words}</a> : <span dir="auto">{words}</span>}</>)}</p></nav> : null}
          {beside ? <div class="two"><div>{head}</div><div class="margin">{beside}</div></div> : head}
          {margin ? <div class="two"><div>{children}</div><aside class="margin">{margin}</aside></div> : children}
        </main>
        <Foot around={around} />
      </body>
    </html>
  );
}

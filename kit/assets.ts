import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { buildSync } from 'esbuild';

/** A file served for ever under a name that holds its digest. */
export interface Asset {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const fonts = [
  { family: 'Source Serif 4', weight: '600', file: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2' },
  { family: 'Public Sans Variable', weight: '100 900', file: '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2' },
] as const;

const named = (stem: string, ending: string, bytes: Uint8Array, mediaType: string): Asset => ({
  path: `/assets/${stem}-${digestOf(bytes).slice(0, 12)}.${ending}`, mediaType, bytes,
});

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A script with the library it needs in one small file; made when the house opens, so that the library's version is the installed one. */
const bundled = (root: string, path: string): Uint8Array =>
  buildSync({ absWorkingDir: root, entryPoints: [path], bundle: true, minify: true, format: 'iife', target: 'es2022', write: false, logLevel: 'error' }).outputFiles[0]?.contents ?? new Uint8Array();

/** The style sheet in one file, with its fonts named by their digests. */
export function assetsOf(root: string): { readonly style: Asset; readonly script: Asset; readonly passkey: Asset; readonly fonts: readonly Asset[]; readonly icon: Asset } {
  const files = fonts.map(({ family, file }) => named(family.toLowerCase().replaceAll(' ', '-'), 'woff2', readFileSync(join(root, 'node_modules', file)), 'font/woff2'));
  const faces = fonts.map(({ family, weight }, at) => `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:url('${files[at]?.path ?? ''}') format('woff2')}`);
  const sheets = ['tokens', 'base', 'parts'].map((name) => readFileSync(join(root, 'kit/style', `${name}.css`), 'utf8'));
  const style = named('style', 'css', text([...faces, ...sheets].join('\n')), 'text/css; charset=utf-8');
  const script = named('plenaria', 'js', readFileSync(join(root, 'kit/elements/page.js')), 'text/javascript; charset=utf-8');
  const passkey = named('passkey', 'js', bundled(root, 'kit/elements/passkey.js'), 'text/javascript; charset=utf-8');
  const icon = { path: '/icon.svg', mediaType: 'image/svg+xml', bytes: readFileSync(join(root, 'kit/icon.svg')) };
  return { style, script, passkey, fonts: files, icon };
}

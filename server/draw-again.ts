import { build } from 'esbuild';
import { languages } from '@plenaria/kernel/language.ts';
import type { Route } from '#people/visit.ts';

const style = 'body{font:1.05rem/1.55 system-ui,sans-serif;color:#1b2321;background:#fbfaf6;max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font:600 2rem/1.2 Georgia,serif}label{display:block;font-weight:600;margin:1.4rem 0 .4rem}input,select{font:inherit;max-width:100%}.holds,.fails,.plain{border-inline-start:5px solid #4c5753;padding:.4rem 1rem;margin:1rem 0;overflow-wrap:anywhere}.holds{border-color:#1d6637;background:#def0e2}.fails{border-color:#9c2a10;background:#fae4dc}.holds p:first-child,.fails p:first-child{font-weight:700}@media(prefers-color-scheme:dark){body{color:#eceae2;background:#121816}.holds{background:#15331f}.fails{background:#3d1a11}}';
const names = { en: 'English', es: 'Español', pt: 'Português' } as const;

const body = (script: string): string => [
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"><title>Draw again</title><style>${style}</style></head><body>`,
  `<main><label for="language">English · Español · Português</label><select id="language">${languages.map((one) => `<option value="${one}">${names[one]}</option>`).join('')}</select>`,
  '<h1 id="w-title"></h1><p id="w-lede"></p><label for="files" id="w-files"></label><input id="files" type="file" multiple><div id="verdict" role="status"></div><label for="receipt" id="w-receipt"></label><input id="receipt" type="file"><div id="mine" role="status"></div></main>',
  `<script type="module">${script}</script></body></html>\n`,
].join('');

/**
 * The page that draws again: one HTML file that carries the engine, needs no server and opens from a disk. `root` is the clone.
 * It may load nothing from anywhere; its own policy forbids it.
 */
export async function drawAgainPage(root: string): Promise<string> {
  const built = await build({ absWorkingDir: root, entryPoints: ['engines/lottery/web/page.ts'], bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' });
  const script = (built.outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
  return body(script);
}

/** Gives the page away, made once: whoever keeps it can draw again when this house is gone. */
export function drawAgainRoute(root: string): Route {
  let made: Promise<string> | null = null;
  return {
    method: 'GET', path: '/draw-again.html', policy: { may: 'anyone' },
    // Not as text/html: it is to be kept, and the house's own policy would forbid its script.
    run: async () => ({ kind: 'file', name: 'draw-again.html', mediaType: 'application/octet-stream', bytes: new TextEncoder().encode(await (made ??= drawAgainPage(root))) }),
  };
}

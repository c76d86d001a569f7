import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The documents that can be typeset: `kit/print/<name>.typ`. */
export type PrintDocument = 'letters';

/** Typesets a document as a tagged PDF. What people typed goes in as data only, so that no text can become a command. A text named `square` becomes a QR code. */
export type Typeset = (document: PrintDocument, filling: unknown) => Promise<Uint8Array>;

const face = (subset: string, weight: number): string => `@fontsource/source-serif-4/files/source-serif-4-${subset}-${weight}-normal.woff`;
const fonts = [face('latin', 400), face('latin', 600), face('latin-ext', 400), face('latin-ext', 600)];

type Answer = { readonly pdf: Uint8Array } | { readonly wrong: unknown };

/** Typesets in a thread that ends with its document (500 letters take some seconds of a processor). */
export const typesetIn = (root: string): Typeset => (document, filling) =>
  new Promise((resolve, reject) => {
    const source = readFileSync(join(root, 'kit/print', `${document}.typ`), 'utf8');
    const thread = new Worker(join(root, 'kit/print/typesetter.mjs'), { workerData: { source, document, filling, fonts }, stdout: true, stderr: true });
    thread.once('message', (answer: Answer) => ('pdf' in answer ? resolve(answer.pdf) : reject(new Error(`${document} could not be typeset: ${JSON.stringify(answer.wrong)}`))));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error(`The thread that typesets ${document} ended without an answer.`)));
  });

// Typesets one document and ends: in a thread of its own, because hundreds of letters take some seconds of the processor.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import QRCode from 'qrcode';
import { disableDefaultFontAssets, loadFonts } from '@myriaddreamin/typst.ts/options.init';

const require = createRequire(import.meta.url);

/** A font out of its WOFF 1.0 wrapping (W3C Recommendation of 2012, sections 4 and 5): the same tables, inflated, behind a plain directory. */
function unwrapped(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 44 + at * 20;
    const [offset, packed, length] = [woff.readUInt32BE(entry + 4), woff.readUInt32BE(entry + 8), woff.readUInt32BE(entry + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(entry, entry + 4), sum: woff.subarray(entry + 16, entry + 20), bytes: packed < length ? inflateSync(bytes) : bytes };
  });
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  [count, power * 16, Math.log2(power), (count - power) * 16].forEach((value, at) => head.writeUInt16BE(value, 4 + at * 2));
  let offset = head.length;
  const bodies = tables.map(({ tag, sum, bytes }, at) => {
    const [entry, body] = [12 + at * 16, Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])];
    tag.copy(head, entry);
    sum.copy(head, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    offset += body.length;
    return body;
  });
  return new Uint8Array(Buffer.concat([head, ...bodies]));
}

/** A square code as rows of dark and light, with its quiet edge of four modules; made here, away from the thread that answers visitors. */
function square(text) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size + 8;
  const light = (at) => {
    const [x, y] = [(at % size) - 4, Math.floor(at / size) - 4];
    return x < 0 || y < 0 || x >= modules.size || y >= modules.size || !modules.get(y, x);
  };
  return { size, pixels: Array.from({ length: size * size }, (_, at) => (light(at) ? 255 : 0)) };
}
const withSquares = (key, value) => (key === 'square' && typeof value === 'string' ? square(value) : value);

const { source, document, filling, fonts } = workerData;
const compiler = createTypstCompiler();
await compiler.init({
  getModule: () => readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
  beforeBuild: [disableDefaultFontAssets(), loadFonts(fonts.map((font) => unwrapped(readFileSync(require.resolve(font)))))],
});
compiler.addSource('/main.typ', source);
const { result, diagnostics } = await compiler.compile({ mainFilePath: '/main.typ', inputs: { [document]: JSON.stringify(filling, withSquares) }, format: 1, diagnostics: 'unix' });
parentPort.postMessage(result === undefined ? { wrong: diagnostics ?? ['nothing came out'] } : { pdf: result }, result === undefined ? [] : [result.buffer]);

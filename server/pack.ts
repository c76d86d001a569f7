import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = /^(text\/|application\/(json|javascript)|image\/svg)/;
const smallest = 1024;

export type Encoding = 'br' | 'gzip' | null;

/** What the browser takes: brotli only for what is packed once and kept for ever, since it is slow. */
export function encodingFor(request: Request, forEver: boolean): Encoding {
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (forEver && /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? 'gzip' : null;
}

/** Quick for a page that is made anew for somebody; thorough for what is packed once. */
export const zipped = (plain: Uint8Array, encoding: Exclude<Encoding, null>): Uint8Array<ArrayBuffer> =>
  encoding === 'br' ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : gzipSync(plain, { level: 3 });

/** An answer whose body is packed as the browser takes it, where it is worth it. Nothing reads a `Response` again after this. */
export function packed(request: Request, body: string | Uint8Array, { status, headers, forEver, pack = zipped }: { readonly status: number; readonly headers: Headers; readonly forEver?: true; readonly pack?: typeof zipped }): Response {
  const plain = (typeof body === 'string' ? Buffer.from(body) : body) as Uint8Array<ArrayBuffer>;
  if (plain.length < smallest || !compressible.test(headers.get('content-type') ?? '')) return new Response(plain, { status, headers });
  headers.append('vary', 'accept-encoding');
  const encoding = encodingFor(request, forEver ?? false);
  if (encoding === null) return new Response(plain, { status, headers });
  headers.set('content-encoding', encoding);
  return new Response(pack(plain, encoding), { status, headers });
}

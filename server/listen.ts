import { createServer } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { cameFrom } from './network.ts';

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const compressible = /^(text\/|application\/(json|javascript)|image\/svg)/;

/** Compresses what is worth it; quickly, because every page is made anew for somebody who is signed in. */
async function compressed(request: Request, response: Response): Promise<Response> {
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (response.body === null || !compressible.test(response.headers.get('content-type') ?? '')) return response;
  const encoding = accepted.includes('br') && response.headers.get('cache-control')?.includes('immutable') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
  if (encoding === null) return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.append('vary', 'accept-encoding');
  if (plain.length < 1024) return new Response(plain, { status: response.status, headers });
  headers.set('content-encoding', encoding);
  return new Response(encoding === 'br' ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : gzipSync(plain, { level: 3 }), { status: response.status, headers });
}

const ready = (server: ReturnType<typeof createServer>, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.removeListener('error', reject);
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Listens on the wanted port, or on the next free one after it. */
export async function listen(fetch: (request: Request) => Promise<Response>, wanted: number, host: string): Promise<Listening> {
  const server = createServer(getRequestListener(async (request, { incoming }) => {
    cameFrom(request, incoming.socket?.remoteAddress);
    return compressed(request, await fetch(request));
  }));
  server.requestTimeout = 30_000;
  for (let port = wanted; ; port += 1) {
    try {
      const bound = await ready(server, port, host);
      return { port: bound, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
    } catch (trouble) {
      if ((trouble as { code?: string }).code !== 'EADDRINUSE' || port > wanted + 50) throw trouble;
    }
  }
}

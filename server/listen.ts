import { createServer, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { cameOn } from './network.ts';

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
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

/** How long a client may take to say what it wants; who dribbles its headers holds a socket for seconds, not a minute. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** Listens on the wanted port, or on the next free one after it. */
export async function listen(fetch: (request: Request) => Promise<Response>, wanted: number, host: string): Promise<Listening> {
  const server = createServer(patience, getRequestListener(async (request, { incoming }) => {
    if ('socket' in incoming) cameOn(request, incoming as IncomingMessage);
    return fetch(request);
  }));
  for (let port = wanted; ; port += 1) {
    try {
      const bound = await ready(server, port, host);
      return { port: bound, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
    } catch (trouble) {
      if ((trouble as { code?: string }).code !== 'EADDRINUSE' || port > wanted + 50) throw trouble;
    }
  }
}

import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

const wires = new WeakMap<Request, IncomingMessage>();

/** Remembers on which connection a request came. */
export const cameOn = (request: Request, incoming: IncomingMessage): void => void wires.set(request, incoming);

/** The message as Node received it; null for a request that came over no network, as in tests. */
export const wireOf = (request: Request): IncomingMessage | null => wires.get(request) ?? null;

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** A network: a whole IPv4 address, or the first 64 bits of an IPv6 one, because a home is given that many. */
export function networkFrom(address: string): string {
  const plain = address.trim().replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const [before, after] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)];
  const full = tail === undefined ? before : [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
  return `${full.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/**
 * Whose network asks. With n trusted proxies it is the n-th address from the right of X-Forwarded-For: what stands left of
 * it the visitor could have written herself. Null where only our own machine shows, which is a proxy nobody told us of.
 */
export function networkAmong(socket: string | null, forwarded: string | null, proxies: number): string | null {
  if (proxies > 0) {
    const said = (forwarded ?? '').split(',').map((part) => part.trim()).filter(Boolean).at(-proxies);
    return said === undefined ? null : networkFrom(said);
  }
  return socket === null || loopback.test(socket) ? null : networkFrom(socket);
}

/** `PLENARIA_PROXIES`: how many proxies of our own stand before the house. Throws where it is no small number. */
export function proxiesOf(env: Readonly<Record<string, string | undefined>>): number {
  const said = env['PLENARIA_PROXIES'] ?? '0';
  if (!/^[0-9]$/.test(said)) throw new Error(`PLENARIA_PROXIES is the number of trusted proxies before the house, from 0 to 9; it is "${said}".`);
  return Number(said);
}

export const networkOf = (request: Request, proxies: number): string | null =>
  networkAmong(wireOf(request)?.socket.remoteAddress ?? null, request.headers.get('x-forwarded-for'), proxies);

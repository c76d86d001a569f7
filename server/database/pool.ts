import pg from 'pg';

/** Where a database is reached: over a socket that only this machine's user can open, or by an address. */
export type Address =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string };

/**
 * A pool that survives its server: without these listeners a server that restarts would end the program, because Node
 * ends on an error that nobody hears.
 */
export function poolAt(address: Address, most = 16): pg.Pool {
  const pool = new pg.Pool({ ...address, max: most, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

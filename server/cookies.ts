/** Cookies of the house: `plenaria` holds the signed-in time, `language` a choice. */
export function cookiesOf(request: Request): ReadonlyMap<string, string> {
  return new Map((request.headers.get('cookie') ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const] : [];
  }));
}

/** `__Host-` binds the cookie to this very host; browsers accept it over https only. */
export const sessionCookie = (https: boolean): string => (https ? '__Host-plenaria' : 'plenaria');

export const setSession = (token: string, https: boolean): string =>
  `${sessionCookie(https)}=${token}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}${token === '' ? '; Max-Age=0' : ''}`;

/** The browser's own secret: a link by mail opens only where this cookie is. It lives a day, long enough for any link. */
export const browserCookie = (https: boolean): string => (https ? '__Host-browser' : 'browser');

export const setBrowser = (secret: string, https: boolean): string =>
  `${browserCookie(https)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400${https ? '; Secure' : ''}`;

export const setLanguage = (language: string, https: boolean): string =>
  `language=${language}; Path=/; SameSite=Lax; Max-Age=31536000${https ? '; Secure' : ''}`;

/** What every answer says to the browser: nothing runs but our own files, nothing is framed, nothing is guessed. */
export function secured(headers: Headers, https: boolean, secret: boolean): Headers {
  headers.set('content-security-policy', "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', secret ? 'no-referrer' : 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (https) headers.set('strict-transport-security', 'max-age=63072000');
  return headers;
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(Firefox|FxiOS)\//, 'Firefox'], [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'], [/\bSafari\//, 'Safari'],
];
const machines: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/CrOS/, 'Chromebook'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'Mac'], [/Linux|X11/, 'Linux'],
];

/** "Firefox, Android": what a browser says of itself, only so far that somebody knows her own devices apart. */
export function deviceOf(agent: string): string {
  const among = (known: readonly (readonly [RegExp, string])[]): readonly string[] => known.filter(([pattern]) => pattern.test(agent)).slice(0, 1).map(([, name]) => name);
  return [...among(browsers), ...among(machines)].join(', ');
}

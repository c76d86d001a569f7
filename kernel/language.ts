/** The three languages that are complete from the first day. */
export const languages = ['en', 'es', 'pt'] as const;
export type Language = (typeof languages)[number];

/** A text in all three languages: a missing one does not compile. */
export type Words = Readonly<Record<Language, string>>;

export const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

/** Code-point order: the same on every machine, unlike a locale's. */
export const byCodePoint = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

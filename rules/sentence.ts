/** Fills `{names}` of a whole-sentence pattern; rules need no plural forms because they print bare numbers. */
export const filled = (pattern: string, values: Readonly<Record<string, string | number>>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

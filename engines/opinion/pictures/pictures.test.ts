import { describe, expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { regionsOf, type Placed } from '../privacy/regions.ts';
import { tallyShown } from '../privacy/tally-shown.ts';
import { statementBars } from './bars.ts';
import { svgOf, wrapped, type Mark, type Picture } from './drawing.ts';
import { groundPicture } from './ground-picture.ts';
import { mapPicture } from './map-picture.ts';
import { pictureWords, said, tallySaid } from './picture-words.ts';
import { planPicture } from './plan-picture.ts';

const flat = (marks: readonly (Mark | string)[]): readonly Mark[] => marks.flatMap((one) => (typeof one === 'string' ? [] : [one, ...flat(one.within)]));
const tags = (picture: Picture, tag: Mark['tag']): readonly Mark[] => flat(picture.marks).filter((one) => one.tag === tag);
const crowd = (people: number, seed: string): readonly Placed[] => {
  const dice = diceFrom(seed);
  return Array.from({ length: people }, () => ({ x: dice.below(1000) / 250, y: dice.below(1000) / 500, errorX: 0.2, errorY: 0.3 }));
};

describe('pictures', () => {
  test('the words are there in three languages with the same blanks', () => {
    const blanks = (words: string): readonly string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
    for (const [key, words] of Object.entries(pictureWords)) {
      for (const language of languages) expect(blanks(words[language]), key).toEqual(blanks(words.en));
      if (!/^(mapGroup)$/.test(key)) expect(new Set(languages.map((language) => words[language])).size, key).toBeGreaterThan(1);
    }
  });
  test('a tally is said as it may be said', () => {
    expect(tallySaid('en', tallyShown({ agree: 38, disagree: 2, pass: 0 }))).toBe('36 to 39 agree · 0 pass · 1 to 4 disagree, of 40 people.');
    expect(tallySaid('es', tallyShown({ agree: 2, disagree: 1, pass: 0 }))).toBe('Respondieron menos de cinco personas; no se dice nada sobre ellas.');
    expect(tallySaid('pt', tallyShown({ agree: 4, disagree: 4, pass: 0 }))).toBe('8 pessoas responderam; poucas disseram o mesmo para dizer mais.');
  });
  test('a bar never draws a hidden number: 36 and 39 of 40 look alike', () => {
    const bars = (agree: number): Picture => statementBars('en', [{ words: 'Buses', shown: tallyShown({ agree, disagree: 40 - agree, pass: 0 }) }]);
    expect(svgOf(bars(36), 'en')).toBe(svgOf(bars(39), 'en'));
    expect(svgOf(bars(35), 'en')).not.toBe(svgOf(bars(36), 'en'));
  });
  test('the map has a dot for each person, none outside, an ellipse for the error, and says how many stand where', () => {
    const parts = [{ name: 'A', regions: regionsOf(crowd(40, 'a')) }, { name: 'B', regions: regionsOf(crowd(31, 'b')) }];
    const picture = mapPicture('en', parts);
    const dots = flat(picture.marks).filter(({ tag, is }) => tag === 'circle' && Number(is['r']) < 5);
    expect(dots).toHaveLength(71);
    expect(dots.every(({ is }) => Number(is['cx']) >= 0 && Number(is['cx']) <= picture.width && Number(is['cy']) >= 0 && Number(is['cy']) <= picture.height)).toBe(true);
    expect(tags(picture, 'ellipse')).toHaveLength(1);
    expect(picture.lines.join(' ')).toContain('71 people');
    expect(picture.lines.join(' ')).toContain('B: 31 people');
    expect(mapPicture('en', [{ name: null, regions: regionsOf(crowd(29, 'c')) }]).lines[0]).toBe(said('en', 'mapNone'));
  });
  test('the strip says what it draws', () => {
    expect(groundPicture('en', [{ words: 'Benches', mean: 0.826, low: 0.71, high: 0.9 }]).lines).toEqual(['“Benches”: on the side that agrees less, about 83 of 100 agree; between 71 and 90 is likely.']);
  });
  test('the plan loses nobody, however long the name', () => {
    const long = 'Maximiliana-Guadalupe Fernández de la Vega y Etxeberria-Zubizarreta';
    const picture = planPicture('es', 2, [{ people: [long, 'Bo'], seats: 4 }, { people: ['Cy'], seats: 2 }]);
    expect(tags(picture, 'text').flatMap(({ within }) => within).join(' ')).toContain('Bo');
    expect(tags(picture, 'text').flatMap(({ within }) => within).join('').replaceAll(' ', '')).toContain(long.replaceAll(' ', ''));
    expect(picture.lines[0]).toBe(`Mesa 1: 2 personas, libres 2. ${long}, Bo`);
  });
  test('a file is well formed, says its title and text, and holds what people typed as text', () => {
    const svg = svgOf(statementBars('en', [{ words: '<script>alert("&")</script>', shown: { shown: 'nobody' } }]), 'en');
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title id="title">How people answered each statement</title>');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;');
  });
  test('lines break between words, long words between letters, and no letter is lost', () => {
    const words = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk 公車應該在晚上九點後繼續行駛並且更多 and more';
    expect(wrapped(words, 120).join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
    expect(wrapped(words, 120).every((line) => [...line].length <= 13)).toBe(true);
  });
});

import fc from 'fast-check';
import { wordsIn } from '../../../src/forms/words.rules.js';

describe('words', () => {
  it('are counted as a naive reader counts them', () => {
    const naive = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '’', '\t', '-') }),
        (text) => wordsIn(text) === naive(text),
      ),
    );
  });

  it('are counted at once in five megabytes', () => {
    expect(wordsIn('word '.repeat(1_000_000))).toBe(1_000_000);
  });
});

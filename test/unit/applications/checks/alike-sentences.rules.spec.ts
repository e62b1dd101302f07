import fc from 'fast-check';
import {
  likenessOf,
  sentencesOf,
  sideBySide,
} from '../../../../src/applications/checks/duplicates/alike-sentences.rules.js';

const OURS =
  'We cook a hot lunch every Friday in the church hall. Eighty people come. Volunteers drive those who can’t walk.\n\nMrs. Baker keeps the key.';
const THEIRS =
  'The hall was built in 1901. Volunteers will drive those who cannot walk. Every Friday we cook a hot lunch in the church hall for all.';

describe('two texts side by side', () => {
  it('pairs the sentences that say the same in other words, in the order of the first text', () => {
    const { pairs, left, right } = sideBySide(OURS, THEIRS);

    expect(pairs).toEqual([
      {
        number: 1,
        left: 'We cook a hot lunch every Friday in the church hall.',
        right: 'Every Friday we cook a hot lunch in the church hall for all.',
        percent: expect.any(Number) as number,
      },
      {
        number: 2,
        left: 'Volunteers drive those who can’t walk.',
        right: 'Volunteers will drive those who cannot walk.',
        percent: expect.any(Number) as number,
      },
    ]);
    expect(left.map(({ pair }) => pair)).toEqual([1, undefined, 2, undefined, undefined]);
    expect(right.map(({ pair }) => pair)).toEqual([undefined, 2, 1]);
  });

  it('leaves alone what is too short to tell, however alike', () => {
    expect(sideBySide('We meet on Fridays.'.slice(3), 'meet on Fridays.').pairs).toEqual([]);
    expect(sideBySide('', '').pairs).toEqual([]);
  });

  it('gives each sentence one counterpart, the most alike', () => {
    const { pairs } = sideBySide(
      'We mend bicycles with young people.',
      'We mend old bicycles with some young people. We mend bicycles with young people.',
    );

    expect(pairs).toMatchObject([{ right: 'We mend bicycles with young people.', percent: 100 }]);
  });
});

const words = fc.array(
  fc.oneof(
    fc.constantFrom('lunch', 'hall', 'Friday', 'bicycles', 'we', 'carers', 'ŵyl', '£4,800.50'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  ),
  { maxLength: 12 },
);
const prose = fc
  .array(
    fc
      .tuple(words, fc.constantFrom('. ', '! ', '?\n', '.\n\n', ' '))
      .map(([w, end]) => w.join(' ') + end),
    { maxLength: 8 },
  )
  .map((sentences) => sentences.join(''));

describe('of any two texts', () => {
  it('not a character is lost on either side', () => {
    fc.assert(
      fc.property(prose, prose, (one, other) => {
        const { left, right } = sideBySide(one, other);
        expect(left.map(({ text }) => text).join('')).toBe(one);
        expect(right.map(({ text }) => text).join('')).toBe(other);
        expect(sentencesOf(one).join('')).toBe(one);
      }),
    );
  });

  it('each number stands once on each side, and as often as there are pairs', () => {
    fc.assert(
      fc.property(prose, prose, (one, other) => {
        const { left, right, pairs } = sideBySide(one, other);
        const numbers = pairs.map(({ number }) => number);
        for (const side of [left, right]) {
          const marked = side.flatMap(({ pair }) => pair ?? []);
          expect(marked.sort((a, b) => a - b)).toEqual(numbers);
        }
      }),
    );
  });

  it('likeness is the same both ways, from 0 to 1, and 1 with itself', () => {
    fc.assert(
      fc.property(prose, prose, (one, other) => {
        const likeness = likenessOf(one, other);
        expect(likenessOf(other, one)).toBe(likeness);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(likenessOf(one, one)).toBe(/[\p{L}\p{N}]/u.test(one) ? 1 : 0);
      }),
    );
  });

  it('the same text is alike in every sentence that is long enough', () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const { text: sentence, pair } of sideBySide(text, text).left) {
          const count = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
          expect(pair !== undefined).toBe(count >= 4);
        }
      }),
    );
  });
});

import { byProgramme } from '../../../src/reporting/public-rounds/programmes.rules.js';
import { excludedCostsOf } from '../../../src/rounds/excluded-costs.rules.js';
import {
  refusalsToWrite,
  saySame,
  type PublicWords,
} from '../../../src/rounds/words/words.rules.js';

describe('costs that funds exclude', () => {
  const names = { alcohol: 'Alcohol', salaries: 'Salaries' };

  it('are said of all funds, or of those that exclude them', () => {
    const funds = [
      { name: 'Lottery', excludedCosts: ['salaries', 'alcohol'] },
      { name: 'County', excludedCosts: ['alcohol', 'old-key'] },
    ];

    expect(excludedCostsOf(funds, names)).toEqual({
      byAll: ['Alcohol'],
      bySome: ['old-key, from County', 'Salaries, from Lottery'],
    });
    expect(excludedCostsOf([], names)).toEqual({ byAll: [], bySome: [] });
  });
});

describe('rounds of one programme', () => {
  it('stand together where the first of them does', () => {
    const rounds = [
      { title: 'a', programme: 'P' },
      { title: 'b', programme: '' },
      { title: 'c', programme: 'P' },
    ];

    expect(byProgramme(rounds).map(({ name, rounds: own }) => [name, own.length])).toEqual([
      ['P', 2],
      ['', 1],
    ]);
  });
});

describe('a round’s words', () => {
  const words: PublicWords = {
    ...{ programme: '', summary: 'Lunch', notFunded: '', whoCanApply: '', hearBy: '2026-12-18' },
    ...{ helpEmail: '', helpPhone: '', otherFormats: '' },
  };
  const facts = { closesAt: new Date('2026-12-04T12:00:00Z'), latestVersion: 2, openedVersion: 2 };

  it('may be written by who had the latest before them', () => {
    expect(refusalsToWrite(words, facts)).toEqual([]);
    expect(refusalsToWrite({ ...words, hearBy: null }, facts)).toEqual([]);
    expect(refusalsToWrite({ ...words, hearBy: '2026-12-04' }, facts)).toEqual([]);
  });

  it('are refused with every reason', () => {
    const refusals = refusalsToWrite(
      { ...words, hearBy: '2026-12-03' },
      { ...facts, openedVersion: 1 },
    );

    expect(refusals.map(({ code }) => code)).toEqual(['heard-before-it-closes', 'words-changed']);
  });

  it('are known when they are the same', () => {
    expect(saySame(words, { ...words })).toBe(true);
    expect(saySame(words, { ...words, hearBy: null })).toBe(false);
    expect(saySame(words, { ...words, helpPhone: '1' })).toBe(false);
  });
});

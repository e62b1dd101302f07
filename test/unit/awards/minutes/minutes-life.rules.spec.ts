import {
  confirmedInWords,
  laterMeetingOf,
  refusalsToAmend,
  refusalsToConfirm,
  refusalsToIssue,
} from '../../../../src/awards/minutes/minutes-life.rules.js';
import {
  entryInWords,
  entryOf,
  readableTo,
  type Amendment,
} from '../../../../src/awards/minutes/readable.rules.js';

const codes = (refusals: readonly { readonly code: string }[]): readonly string[] =>
  refusals.map(({ code }) => code);

it('issues the minutes of a meeting that was held, by somebody who reads all of them', () => {
  const held = { isCancelled: false, isHeld: true, hasShut: false };

  expect(refusalsToIssue(held)).toEqual([]);
  expect(codes(refusalsToIssue({ ...held, isCancelled: true }))).toEqual(['meeting-cancelled']);
  expect(codes(refusalsToIssue({ ...held, isHeld: false, hasShut: true }))).toEqual([
    'meeting-not-held',
    'item-shut',
  ]);
});

describe('amending', () => {
  const open = { isConfirmed: false, agreedAt: undefined, seen: 0, amendments: 0, current: 'A' };
  const later = { isLater: true, isMinuted: false };

  it('is free until they are confirmed, and then for a later meeting to agree', () => {
    expect(refusalsToAmend(open)).toEqual([]);
    expect(codes(refusalsToAmend({ ...open, isConfirmed: true }))).toEqual(['minutes-confirmed']);
    expect(refusalsToAmend({ ...open, isConfirmed: true, agreedAt: later })).toEqual([]);
  });

  it('is not agreed by an earlier meeting, nor by one whose minutes are issued', () => {
    const at = (agreedAt: typeof later): readonly string[] =>
      codes(refusalsToAmend({ ...open, agreedAt }));

    expect(at({ isLater: false, isMinuted: true })).toEqual(['no-later-meeting']);
    expect(at({ isLater: true, isMinuted: true })).toEqual(['later-meeting-minuted']);
  });

  it('shows whoever comes second what the first wrote', () => {
    expect(refusalsToAmend({ ...open, amendments: 1, current: 'Theirs' })).toEqual([
      {
        code: 'amended-since',
        field: 'words',
        message: 'Somebody has amended this since you opened it. It now says: Theirs',
      },
    ]);
  });
});

it('is confirmed by a later meeting of the same panel at which people were', () => {
  const own = { panelId: 'p', startsAt: new Date('2026-12-16T14:00:00Z') };
  const next = {
    ...{ panelId: 'p', startsAt: new Date('2027-01-13T14:00:00Z') },
    ...{ isHeld: true, isRecordClosed: false },
  };
  const at = (change: object): readonly string[] =>
    codes(refusalsToConfirm(laterMeetingOf(own, { ...next, ...change })));

  expect(at({})).toEqual([]);
  expect(at({ panelId: 'q' })).toEqual(['no-later-meeting']);
  expect(at({ startsAt: own.startsAt })).toEqual(['no-later-meeting']);
  expect(at({ isHeld: false })).toEqual(['no-later-meeting']);
  expect(at({ isRecordClosed: true })).toEqual(['later-meeting-minuted']);
});

it('says how they were confirmed', () => {
  expect([0, 1, 2].map(confirmedInWords)).toEqual([
    'confirmed as they were issued.',
    'confirmed with 1 amendment.',
    'confirmed with 2 amendments.',
  ]);
});

describe('amended minutes', () => {
  const entry = (key: string, applicationId: string | null) => ({
    ...{ key, applicationId, number: null, heading: '', lines: ['As issued'] },
  });
  const text = {
    ...{ title: 'T', subtitle: 'S' },
    sections: [{ heading: 'H', entries: [entry('present', null), entry('item-1', 'warm')] }],
  };
  const amendment = (number: number, key: string, words: string): Amendment => ({
    ...{ number, entry: key, lines: [words], reason: 'Wrong' },
    ...{ amendedAt: new Date(0), amendedByName: 'Cora', agreedAt: null },
  });

  it('say the last words, and keep all before', () => {
    const all = [
      amendment(1, 'present', 'First'),
      amendment(2, 'item-1', 'Item'),
      amendment(3, 'present', 'Last'),
    ];
    const [present, item] = readableTo(text, all, new Set()).sections[0]?.entries ?? [];

    expect(present).toMatchObject({ lines: ['Last'], before: [['As issued'], ['First']] });
    expect(item).toMatchObject({ lines: ['Item'], before: [['As issued']] });
  });

  it('tell nothing of an amendment to an item that is shut', () => {
    const seen = readableTo(text, [amendment(1, 'item-1', 'Secret')], new Set(['warm']));

    expect(JSON.stringify(seen)).not.toContain('Secret');
    expect(JSON.stringify(seen)).not.toContain('Wrong');
  });

  it('have entries by their keys', () => {
    expect(entryOf(text, 'item-1')?.applicationId).toBe('warm');
    expect(entryOf(text, 'item-2')).toBeUndefined();
    expect(['item-3', 'r1', 'present'].map(entryInWords)).toEqual([
      'item 3',
      'R1',
      'the part “present”',
    ]);
  });
});

import {
  findingsOf,
  type BidToMatch,
  type Tie,
  type TieKind,
} from '../../../src/panels/interests/detection/detection.rules.js';
import { findingInWords } from '../../../src/panels/interests/detection/finding-words.rules.js';
import {
  areAlike,
  isNamedIn,
  searchable,
} from '../../../src/panels/interests/detection/plain-names.rules.js';

const bid: BidToMatch = {
  organisationId: 'the-applicant',
  organisationName: 'The Wivenhoe Hub CIC',
  answers: [
    { label: 'What will you do?', text: searchable('Lunch with essex police cadets') },
    { label: 'Who do you work with?', text: searchable('Essex Police, ESNEFT and the hub') },
  ],
  budget: [searchable('Hall hire, Wivenhoe Town Council'), searchable('Match from ESNEFT')],
  emails: ['ivy@example.org'],
};
const tie = (kind: TieKind, name: string, organisationId: string | null = null): Tie => ({
  ...{ kind, name, organisationId },
});
const found = (...ties: readonly Tie[]): readonly string[] =>
  findingsOf({ email: 'nobody@example.org', ties }, bid).map(
    ({ foundBy, proposes, label }) => `${foundBy} ${proposes}${label && ` (${label})`}`,
  );

describe('names', () => {
  it.each([
    ['Wivenhoe Hub', 'Wivenhoe Hub'],
    ['Wivenhoe Hub', 'wivenhoe hub CIC'],
    ['The Wivenhoe Hub', 'Wivenhoe Hub'],
    ['Berechurch & District Club', 'Berechurch and District Club Ltd'],
    ["St Anne's Centre", 'St Anne’s Centre'],
    ['Trust', 'Trust'],
  ])('%s and %s are likely the same body', (one, other) => {
    expect(areAlike(one, other)).toBe(true);
  });

  it.each([
    ['Wivenhoe Hub', 'Wivenhoe Hubbub'],
    ['Essex Police', 'Essex Police Cadets'],
    ['', ''],
    ['…', '!'],
  ])('%s and %s are not', (one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });

  it.each([
    ['Essex Police', 'with ESSEX  POLICE, too', true],
    ['Essex Police', 'with Essex Policewomen', false],
    ['St Anne’s Centre', "at St Anne's centre", true],
    ['ESNEFT', 'paid by ESNEFT.', true],
    ['ESNEFT', 'paid by esneft', false],
    ['The Hub', 'a hub for all', false],
    ['The Hub', 'at the Hub', true],
    ['', 'anything', false],
    ['…', 'anything …', false],
  ])('%s in “%s”: %s', (name, text, expected) => {
    expect(isNamedIn(name, searchable(text))).toBe(expected);
  });
});

describe('what is found', () => {
  it.each<TieKind>(['agency', 'contact'])('%s: who asks is pecuniary', (kind) => {
    expect(found(tie(kind, 'Another name', 'the-applicant'))).toEqual([
      `${kind}/applicant pecuniary`,
    ]);
    expect(found(tie(kind, 'Wivenhoe Hub', 'not-known'))).toEqual([`${kind}/applicant pecuniary`]);
  });

  it.each<TieKind>(['was-contact', 'invited'])('%s: who asks is registerable', (kind) => {
    expect(found(tie(kind, 'Wivenhoe Hub'))).toEqual([`${kind}/applicant other-registerable`]);
  });

  it.each<[TieKind, string, string, string]>([
    ['registered-employment', 'pecuniary', 'pecuniary', 'other-registerable'],
    ['registered-contract', 'pecuniary', 'pecuniary', 'other-registerable'],
    ['registered-trusteeship', 'other-registerable', 'other-registerable', 'other-registerable'],
    ['registered-land', 'other-registerable', 'other-registerable', 'other-registerable'],
    ['registered-associate', 'non-registerable', 'non-registerable', 'non-registerable'],
    ['was-registered', 'other-registerable', 'other-registerable', 'other-registerable'],
  ])('%s: who asks is %s, who is paid %s, who is named %s', (kind, asks, paid, named) => {
    expect(found(tie(kind, 'Another name', 'the-applicant'))).toEqual([
      `${kind}/applicant ${asks}`,
    ]);
    expect(found(tie(kind, 'Wivenhoe Town Council'))).toEqual([`${kind}/budget ${paid}`]);
    expect(found(tie(kind, 'Essex Police'))).toEqual([
      `${kind}/answers ${named} (What will you do?)`,
    ]);
  });

  it('finds a partner in the answers and a supplier in the budget, the heaviest first', () => {
    expect(found(tie('agency', 'Essex Police'), tie('contact', 'Wivenhoe Town Council'))).toEqual([
      'contact/budget pecuniary',
      'agency/answers other-registerable (What will you do?)',
    ]);
    expect(found(tie('agency', 'ESNEFT'))).toEqual([
      'agency/budget pecuniary',
      'agency/answers other-registerable (Who do you work with?)',
    ]);
  });

  it('finds nothing of a body that is not in it', () => {
    expect(found(tie('agency', 'Colchester Institute'))).toEqual([]);
    expect(findingsOf({ email: 'ivy@example.com', ties: [] }, bid)).toEqual([]);
  });

  it('finds an address that is given in the answers', () => {
    expect(findingsOf({ email: 'ivy@example.org', ties: [] }, bid)).toEqual([
      {
        ...{ foundBy: 'address/answers', about: 'ivy@example.org' },
        ...{ proposes: 'other-registerable', label: '' },
      },
    ]);
  });
});

describe('in words', () => {
  const words = (given: Tie, to: 'You' | 'They' = 'You'): readonly string[] =>
    findingsOf({ email: 'nobody@example.org', ties: [given] }, bid).map((one) =>
      findingInWords(one, 'The Wivenhoe Hub CIC', to),
    );

  it('says what it was found by', () => {
    expect(words(tie('agency', 'Wivenhoe Hub'))).toEqual([
      'You sit on the panel for Wivenhoe Hub, and The Wivenhoe Hub CIC is the organisation that is asking.',
    ]);
    expect(words(tie('contact', 'ESNEFT'), 'They')).toEqual([
      'They act for ESNEFT, and ESNEFT is named in the budget.',
      'They act for ESNEFT, and ESNEFT is named in the answer to “Who do you work with?”.',
    ]);
    expect(words(tie('was-contact', 'Wivenhoe Hub'))).toEqual([
      'You acted for Wivenhoe Hub before, and The Wivenhoe Hub CIC is the organisation that is asking.',
    ]);
    expect(words(tie('invited', 'Wivenhoe Hub'), 'They')).toEqual([
      'An invitation to act for Wivenhoe Hub went to their address, and was never accepted, and The Wivenhoe Hub CIC is the organisation that is asking.',
    ]);
    const asks = 'and The Wivenhoe Hub CIC is the organisation that is asking.';
    for (const [kind, said] of [
      ['registered-employment', 'with employment by Wivenhoe Hub, or an office of it'],
      ['registered-trusteeship', 'as a trustee or member of Wivenhoe Hub'],
      ['registered-contract', 'with a contract with Wivenhoe Hub'],
      ['registered-land', 'with an interest in Wivenhoe Hub'],
      ['registered-associate', 'with somebody close who has to do with Wivenhoe Hub'],
    ] as const)
      expect(words(tie(kind, 'Wivenhoe Hub'))).toEqual([`You are registered ${said}, ${asks}`]);
    expect(words(tie('was-registered', 'Wivenhoe Hub'), 'They')).toEqual([
      `Their register of interests named Wivenhoe Hub before, ${asks}`,
    ]);
    const [address] = findingsOf({ email: 'ivy@example.org', ties: [] }, bid);
    expect(address && findingInWords(address, 'The Wivenhoe Hub CIC', 'They')).toBe(
      'Their own address, ivy@example.org, is given in the answers.',
    );
  });
});

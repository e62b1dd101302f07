import {
  differences,
  refusalsToAgree,
  termsInWords,
  type AgreementTerms,
} from '../../../src/funds/agreement/agreement.rules.js';
import { readPercent } from '../../../src/funds/agreement/agreement.form.js';
import { feeInWords } from '../../../src/funds/fee/fee.rules.js';
import { refusalsToReserve } from '../../../src/funds/reservation/reservation.rules.js';
import { releaseOf, reserveOf } from '../../../src/funds/reservation/reservation.postings.js';
import { refusalsToReverse } from '../../../src/funds/reversal/reversal.rules.js';
import { refusalsToBecome } from '../../../src/funds/status/status.rules.js';
import { stateOf } from '../../../src/funds/tranches/tranche.rules.js';
import { transferOf } from '../../../src/funds/transfer/transfer.postings.js';
import { refusalsToTransfer } from '../../../src/funds/transfer/transfer.rules.js';

const codesOf = (refusals: readonly { code: string }[]): readonly string[] =>
  refusals.map(({ code }) => code);

describe('refusalsToTransfer', () => {
  const transfer = {
    fromFundId: 'f1',
    toFundId: 'f2',
    amountPence: 100n,
    transferredOn: '2026-11-20',
    consentedOn: '2026-11-20',
  };
  const facts = { availablePence: 100n, toStatus: 'open', today: '2026-11-23' } as const;

  it('lets a fund give all it has, on the day of the consent', () => {
    expect(refusalsToTransfer(transfer, facts)).toEqual([]);
  });

  it('says everything that is wrong at once', () => {
    const wrong = { ...transfer, toFundId: 'f1', consentedOn: '2026-11-21', amountPence: 101n };

    expect(codesOf(refusalsToTransfer(wrong, { ...facts, toStatus: 'closed' }))).toEqual([
      'same-fund',
      'fund-closed',
      'consent-after',
      'fund-short',
    ]);
    expect(
      codesOf(refusalsToTransfer({ ...transfer, transferredOn: '2026-11-24' }, facts)),
    ).toEqual(['transferred-in-the-future']);
  });

  it('is posted as two equal sides that carry the consent', () => {
    const entry = transferOf(
      {
        ...transfer,
        id: 't1',
        bankAccountId: 'b1',
        reason: 'Joint project',
        consentedBy: 'A. Funder',
        consentReference: 'Letter 7',
        recordedBy: 'p1',
      },
      'Lottery',
      'Alliance',
    );

    const reason = 'Joint project. Consent of A. Funder, 20 November 2026: Letter 7';
    const money = { bankAccountId: 'b1', amountPence: 100n, reason };
    expect(entry.movements).toEqual([
      { kind: 'transfer-out', fundId: 'f1', ...money },
      { kind: 'transfer-in', fundId: 'f2', ...money },
    ]);
  });
});

describe('a reservation', () => {
  const fund = { fundId: 'f1', name: 'Lottery', status: 'open', availablePence: 100n } as const;

  it('is of what an open fund has available', () => {
    expect(refusalsToReserve(100n, fund)).toEqual([]);
    expect(refusalsToReserve(101n, fund)).toEqual([
      { code: 'fund-short', field: 'budget-f1', message: 'Lottery has £1 available' },
    ]);
    expect(codesOf(refusalsToReserve(1n, { ...fund, status: 'closing' }))).toEqual([
      'fund-not-open',
    ]);
  });

  it('moves money to its reserve and back', () => {
    const money = {
      ...{ reservationId: 'v1', fundId: 'f1', amountPence: 5n, source: 'round/r1/opened' },
      ...{ holder: 'Winter', on: '2026-11-23', by: 'p1' },
    };

    expect(reserveOf(money)).toMatchObject({
      source: 'round/r1/opened/v1',
      movements: [{ kind: 'reserve', fundId: 'f1', reservationId: 'v1', amountPence: 5n }],
    });
    expect(releaseOf(money).movements[0].kind).toBe('release');
  });
});

it.each([
  ['2026-11-22', 0n, false, 'late'],
  ['2026-11-23', 0n, false, 'expected'],
  ['2026-11-24', 99n, false, 'part received'],
  ['2026-11-22', 99n, false, 'late'],
  ['2026-11-22', 100n, false, 'received'],
  ['2026-11-22', 0n, true, 'withdrawn'],
] as const)(
  'a tranche of 100 for %s with %s received is %s → %s',
  (expectedOn, receivedPence, isWithdrawn, state) => {
    const tranche = { expectedOn, amountPence: 100n, receivedPence, isWithdrawn };

    expect(stateOf(tranche, '2026-11-23')).toBe(state);
  },
);

describe('refusalsToBecome', () => {
  it.each([
    ['open', 'closing', 5n, []],
    ['open', 'closed', 0n, ['not-from-here']],
    ['closing', 'closed', 0n, []],
    ['closing', 'closed', 1n, ['fund-not-empty']],
    ['closing', 'open', 1n, []],
    ['closed', 'open', 0n, []],
    ['closed', 'closing', 0n, ['not-from-here']],
  ] as const)('%s → %s holding %s', (status, wanted, heldPence, codes) => {
    const facts = { status, heldPence, setApartPence: 0n };
    expect(codesOf(refusalsToBecome(wanted, facts))).toEqual(codes);
  });

  it('waits for a recommendation', () => {
    const [refusal] = refusalsToBecome('closing', {
      ...{ status: 'open', heldPence: 500_000n, setApartPence: 450_000n },
    });

    expect(refusal?.message).toContain('£4,500 of the fund waits for recommendations');
  });
});

it('undoes only what every fund can still give back, and names those that can’t', () => {
  const lottery = { fundName: 'Lottery', amountPence: 500n, availablePence: 500n };

  expect(refusalsToReverse([lottery])).toEqual([]);
  expect(
    refusalsToReverse([lottery, { ...lottery, fundName: 'Alliance', availablePence: 499n }]),
  ).toEqual([
    {
      code: 'money-moved-on',
      message:
        'Alliance has only £4.99 available of the £5 to take back: the rest has been promised or paid',
    },
  ]);
});

describe('an agreement', () => {
  const terms: AgreementTerms = {
    ...{ agreementReference: 'T-1', restriction: 'Groups', area: '', beneficiaries: '', theme: '' },
    ...{ excludedCosts: ['alcohol'], startsOn: '2026-04-01', spendBy: '2028-03-31' },
    feeKind: 'percent',
    feeBasisPoints: 750,
    feeYearlyPence: null,
    feeCeilingPence: null,
  };

  it('says which terms differ, as they were and as they are', () => {
    const was = termsInWords(terms, { alcohol: 'Alcohol' });
    const is = termsInWords({ ...terms, area: 'Colchester', excludedCosts: [] }, {});

    expect(differences(was, is)).toEqual({
      before: { Area: '', 'Not for': 'Alcohol' },
      after: { Area: 'Colchester', 'Not for': '' },
    });
  });

  it('is spent on or after the day it starts', () => {
    expect(refusalsToAgree({ startsOn: '2026-04-01', spendBy: '2026-04-01' })).toEqual([]);
    expect(codesOf(refusalsToAgree({ startsOn: '2026-04-01', spendBy: '2026-03-31' }))).toEqual([
      'spend-by-before-start',
    ]);
  });

  it('says its fee in words', () => {
    expect(feeInWords(terms)).toBe('7.5% of what is received');
    expect(
      feeInWords({
        feeKind: 'yearly',
        feeBasisPoints: null,
        feeYearlyPence: 5_000_00n,
        feeCeilingPence: 9_000_00n,
      }),
    ).toBe('£5,000 a year, £9,000 in all at most');
    expect(feeInWords({ ...terms, feeKind: 'none' })).toBe('None');
  });

  it.each([
    ['7.5', 750],
    ['7.5%', 750],
    ['0.01', 1],
    ['50', 5000],
    ['50.01', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['1e1', undefined],
    ['', undefined],
  ])('reads %j as a percentage', (typed, value) => {
    const read = readPercent(typed);

    expect('value' in read ? read.value : undefined).toBe(value);
  });
});

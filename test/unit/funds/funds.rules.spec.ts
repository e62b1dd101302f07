import {
  digitsOf,
  inFull,
  refusalsToOpenBankAccount,
} from '../../../src/funds/bank-account-opening/bank-account-opening.rules.js';
import { refusalsToOpenFund } from '../../../src/funds/opening/opening.rules.js';
import { refusalsToRecord } from '../../../src/funds/receipt/receipt.rules.js';

const codesOf = (refusals: readonly { code: string }[]): string[] =>
  refusals.map(({ code }) => code);

describe('refusalsToOpenFund', () => {
  const fund = { code: 'lottery-2026', startsOn: '2026-04-01', spendBy: '2028-03-31' };

  it('lets a fund be opened that is spent after it starts, or on that day', () => {
    expect(refusalsToOpenFund(fund)).toEqual([]);
    expect(refusalsToOpenFund({ ...fund, spendBy: fund.startsOn })).toEqual([]);
  });

  it.each(['', 'l', 'Lottery', '2026-lottery', 'lottery fund', 'lottery_1', 'l'.repeat(32)])(
    'refuses %j as a code',
    (code) => {
      expect(codesOf(refusalsToOpenFund({ ...fund, code }))).toEqual(['code-not-plain']);
    },
  );

  it('says every reason at once', () => {
    const refusals = refusalsToOpenFund({ ...fund, code: 'L', spendBy: '2026-03-31' });

    expect(refusals.map(({ field }) => field)).toEqual(['code', 'spendBy']);
  });
});

describe('refusalsToOpenBankAccount', () => {
  const account = { code: 'current', sortCode: '309089', accountNumber: '01234567' };

  it.each(['123456', '01234567', '1515152252'])(
    'takes %s as an account number',
    (accountNumber) => {
      expect(refusalsToOpenBankAccount({ ...account, accountNumber })).toEqual([]);
    },
  );

  it.each(['12345', '12345678901', '1234567O', ''])('refuses %j as one', (accountNumber) => {
    expect(refusalsToOpenBankAccount({ ...account, accountNumber })).toMatchObject([
      { field: 'accountNumber' },
    ]);
  });

  it('puts the zeros back in front of a short account number', () => {
    expect(['123456', '01234567', '1515152252'].map(inFull)).toEqual([
      '00123456',
      '01234567',
      '1515152252',
    ]);
  });

  it('reads digits through the spaces and hyphens between them', () => {
    expect(digitsOf(' 30-90 89 ')).toBe('309089');
  });

  it('names each field that is not right', () => {
    const refusals = refusalsToOpenBankAccount({
      code: 'Current',
      sortCode: '30908',
      accountNumber: '1234567O',
    });

    expect(refusals.map(({ field }) => field)).toEqual(['code', 'sortCode', 'accountNumber']);
  });
});

describe('refusalsToRecord', () => {
  it('takes today and any day before it since 2000', () => {
    expect(refusalsToRecord('2026-11-23', '2026-11-23')).toEqual([]);
    expect(refusalsToRecord('2000-01-01', '2026-11-23')).toEqual([]);
  });

  it('refuses tomorrow', () => {
    expect(codesOf(refusalsToRecord('2026-11-24', '2026-11-23'))).toEqual([
      'received-in-the-future',
    ]);
  });

  it('refuses a day that the ledger does not hold', () => {
    expect(codesOf(refusalsToRecord('1999-12-31', '2026-11-23'))).toEqual([
      'received-too-long-ago',
    ]);
  });
});

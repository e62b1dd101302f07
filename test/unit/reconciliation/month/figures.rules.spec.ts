import fc from 'fast-check';
import {
  endsEarly,
  refusalsToReconcile,
  snapshotOf,
  type MonthFacts,
} from '../../../../src/reconciliation/month/figures.rules.js';
import { afterAct } from '../../../../src/reconciliation/month/reconciliation.lifecycle.js';
import { refusalsToSign } from '../../../../src/reconciliation/month/signing/signing.rules.js';
import { canonical } from '../../../../src/reconciliation/month/snapshot.rules.js';

const account = {
  bankAccountId: 'main',
  name: 'Main',
  statementTo: '2026-11-30',
  statementPence: 1_000n,
  balanceOn: '2026-11-30',
  typed: null,
  ownTransfersPence: 0n,
};
const cash = {
  fundId: 'f',
  code: 'lottery',
  name: 'Lottery',
  bankAccountId: 'main',
  pence: 1_000n,
};
const facts: MonthFacts = {
  month: '2026-11-01',
  through: '2026-11-30',
  accounts: [account],
  cash: [cash],
  heldPence: 1_000n,
  notInBook: [],
  notAtBank: [],
  inTransit: [],
};
const item = { bankAccountId: 'main', on: '2026-11-20', what: 'X', why: 'Y', pence: 25n };
const codes = (more: Partial<MonthFacts>, nothingLater = false): string[] =>
  refusalsToReconcile({ ...facts, ...more }, '2026-12-03', undefined, nothingLater).map(
    ({ code }) => code,
  );

describe('a month that can be put forward', () => {
  it('is over, explained, and has no difference', () => {
    expect(codes({})).toEqual([]);
    expect(
      codes({
        notInBook: [{ ...item, state: 'on-hold' }],
        accounts: [{ ...account, statementPence: 1_025n }],
      }),
    ).toEqual([]);
  });

  it('is refused before it is over, and once it or a later one is signed', () => {
    const on = (today: string, signed?: string): string[] =>
      refusalsToReconcile(facts, today, signed, false).map(({ code }) => code);

    expect(on('2026-11-30')).toEqual(['month-not-over']);
    expect(on('2026-12-01')).toEqual([]);
    expect(on('2026-12-01', '2026-11-30')).toEqual(['month-signed']);
    expect(on('2026-12-01', '2026-10-31')).toEqual([]);
  });

  it('is refused while a line waits, in whole or in part', () => {
    const more = { accounts: [{ ...account, statementPence: 1_025n }] };

    for (const state of ['pending', 'part-matched'] as const) {
      expect(codes({ ...more, notInBook: [{ ...item, state }] })).toEqual(['lines-wait']);
    }
  });

  it('is refused without a balance of an account that is used, and only of one that is', () => {
    const none = { ...account, statementPence: null, statementTo: null, balanceOn: null };

    expect(codes({ accounts: [none] })).toEqual(['no-balance', 'difference']);
    expect(codes({ accounts: [account, { ...none, bankAccountId: 'unused' }] })).toEqual([]);
  });

  it('is refused where statements without a balance came since the last that has one', () => {
    const since = { accounts: [{ ...account, balanceOn: '2026-10-31' }] };
    const quiet = [{ ...account, balanceOn: '2026-10-31', statementTo: '2026-10-31' }];
    const later = [{ ...account, balanceOn: '2026-12-04' }];

    expect(codes(since)).toEqual(['balance-too-old']);
    expect(codes({ accounts: quiet }, true)).toEqual([]);
    expect(codes({ accounts: later })).toEqual([]);
  });

  it('says in what is signed who typed a balance, and nothing where one was read', () => {
    const typed = { name: 'Ade', at: '2026-12-03T10:00:00Z', evidence: 'The bank’s page' };
    const [typedAccount] = snapshotOf({ ...facts, accounts: [{ ...account, typed }] }).accounts;

    expect(typedAccount?.typed).toEqual(typed);
    expect(snapshotOf(facts).accounts[0]?.typed).toBeNull();
  });

  it('is refused where a statement ends early, unless somebody has looked', () => {
    const early = { accounts: [{ ...account, statementTo: '2026-11-27' }] };

    expect(codes(early)).toEqual(['statement-ends-early']);
    expect(codes(early, true)).toEqual([]);
    expect(endsEarly({ ...facts, ...early })).toEqual(['Main']);
  });

  it('is refused by a penny, also where two accounts or the funds would hide it', () => {
    const two = [
      { ...account, statementPence: 1_001n },
      { ...account, bankAccountId: 'other', statementPence: -1n },
    ];

    expect(codes({ accounts: two })).toEqual(['difference']);
    expect(snapshotOf({ ...facts, accounts: two }).differencePence).toBe('2');
    expect(codes({ heldPence: 999n })).toEqual(['difference']);
  });
});

it('comes out at nothing however items are at the bank, in the book, both or moved between accounts', () => {
  const sums = fc.bigInt({ min: 1n, max: 1_000_000n });
  const happened = fc.record({
    pence: fc.tuple(sums, fc.boolean()).map(([pence, isIn]) => (isIn ? pence : -pence)),
    where: fc.constantFrom('both', 'bank', 'book'),
    at: fc.constantFrom('main', 'other'),
  });
  fc.assert(
    fc.property(fc.array(happened), sums, (all, moved) => {
      const sum = (at: string, ...where: string[]): bigint =>
        all
          .filter((each) => each.at === at && where.includes(each.where))
          .reduce((total, { pence }) => total + pence, 0n);
      const accounts = ['main', 'other'].map((id) => ({
        ...account,
        bankAccountId: id,
        ownTransfersPence: id === 'main' ? -moved : moved,
        statementPence: sum(id, 'both', 'bank') + (id === 'main' ? -moved : moved),
      }));
      const books = ['main', 'other'].map((id) => ({
        ...cash,
        bankAccountId: id,
        pence: sum(id, 'both', 'book'),
      }));
      const items = (where: string): (typeof item)[] =>
        all
          .filter((each) => each.where === where)
          .map(({ pence, at }) => ({ ...item, pence, bankAccountId: at }));
      const snapshot = snapshotOf({
        ...facts,
        accounts,
        cash: books,
        heldPence: books.reduce((total, { pence }) => total + pence, 0n),
        notInBook: items('bank').map((each) => ({ ...each, state: 'on-hold' as const })),
        notAtBank: items('book'),
      });
      expect(snapshot.differencePence).toBe('0');
    }),
  );
});

describe('signing', () => {
  it('is another’s, and once', () => {
    const standing = { status: 'prepared', preparedBy: 'ade' } as const;

    expect(refusalsToSign(standing, 'bea')).toEqual([]);
    expect(refusalsToSign(standing, 'ade')).toMatchObject([{ code: 'prepared-by-yourself' }]);
    expect(refusalsToSign({ ...standing, status: 'signed' }, 'bea')).toMatchObject([
      { code: 'month-signed' },
    ]);
  });

  it('follows the lifecycle', () => {
    expect(afterAct('withdraw', 'prepared')).toEqual({ status: 'withdrawn' });
    expect(afterAct('reopen', 'signed')).toEqual({ status: 'reopened' });
    expect(afterAct('reopen', 'prepared')).toMatchObject({ refusal: { code: 'month-prepared' } });
  });
});

it('writes the same snapshot as the same text', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: '2' })).toBe(
    '{"a":"2","b":[1,{"c":"x","d":null}]}',
  );
});

import { randomUUID } from 'node:crypto';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankOverviews } from '../../../src/reconciliation/balance/bank-overview.queries.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { MonthFactsQueries } from '../../../src/reconciliation/month/month-facts.queries.js';
import { snapshotOf } from '../../../src/reconciliation/month/figures.rules.js';
import { MonthPreparation } from '../../../src/reconciliation/month/preparation/preparation.service.js';
import { Reconciliations } from '../../../src/reconciliation/month/reconciliations.queries.js';
import { Signing } from '../../../src/reconciliation/month/signing/signing.service.js';
import { OwnTransfers } from '../../../src/reconciliation/own-transfer/own-transfer.service.js';
import { SettingAside } from '../../../src/reconciliation/setting-aside/setting-aside.service.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Undoing } from '../../../src/reconciliation/undoing/undoing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { aStatement, type ALine } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

let house: House;
let adeId: string;
let beaId: string;
let current: BankAccount;
let savings: BankAccount;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-12-03T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

/** £50,000 came in at the current account on 2 November. Each test has two accounts and a life of its own. */
beforeEach(async () => {
  house.clock.set('2026-12-03T10:00:00Z');
  current = await anAccount(house, adeId);
  savings = await anAccount(house, adeId);
  const tranche = { pence: 5_000_000n, on: '2026-11-02', reference: 'TNL0042' };
  const receipt = await aReceipt(house, current, tranche, adeId);
  const [line] = await onStatement(current, 0n, { ...tranche, words: 'TNL0042' });
  await house
    .get(Matching)
    .match({ bankLineId: line ?? '', items: [`receipt:${receipt.id}`], by: adeId });
});

afterAll(() => house.close());

async function onStatement(
  account: BankAccount,
  opening: bigint,
  ...lines: readonly ALine[]
): Promise<string[]> {
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: `${lines[0]?.on}.csv`,
    bytes: aStatement(account, lines, opening),
    by: adeId,
  });
  return (await house.get(BankLines).unmatched(account.id)).map(({ id }) => id);
}

const out = (on: string): ALine => ({ on, pence: -2_000_000n, words: 'TO SAVINGS' });
const into = (on: string): ALine => ({ on, pence: 2_000_000n, words: 'FROM CURRENT' });

async function pair(bankLineId = '', otherLineId = ''): Promise<string> {
  const formKey = randomUUID();
  await house.get(OwnTransfers).pair({ bankLineId, otherLineId, formKey, by: adeId });
  return formKey;
}

type Standing = readonly [statement: bigint, ownTransfers: bigint, cashBook: bigint, diff: bigint];

/** Of the current account and of savings, as at the month's last day. */
async function standing(month: string): Promise<{ current?: Standing; savings?: Standing }> {
  const snapshot = snapshotOf(await house.get(MonthFactsQueries).of(house.db.manager, month));
  const of = ({ id }: BankAccount): Standing | undefined => {
    const account = snapshot.accounts.find(({ bankAccountId }) => bankAccountId === id);
    return (
      account && [
        BigInt(account.statementPence),
        BigInt(account.ownTransfersPence),
        BigInt(account.cashBookPence),
        BigInt(account.differencePence),
      ]
    );
  };
  const own = { current: of(current), savings: of(savings) };
  return {
    ...(own.current && { current: own.current }),
    ...(own.savings && { savings: own.savings }),
  };
}

async function differencesNow(): Promise<unknown[]> {
  const overviews = await Promise.all(
    [current, savings].map(({ id }) => house.get(BankOverviews).byId(id)),
  );
  return overviews.map((overview) => overview?.reconciliation?.differencePence);
}

describe('money that moved from the current account to savings', () => {
  it('adds up to the penny at each account when both lines are in the month', async () => {
    const [left] = await onStatement(current, 5_000_000n, out('2026-11-27'));
    const [came] = await onStatement(savings, 0n, into('2026-11-27'));

    await pair(left, came);

    expect(await standing('2026-11-01')).toEqual({
      current: [3_000_000n, -2_000_000n, 5_000_000n, 0n],
      savings: [2_000_000n, 2_000_000n, 0n, 0n],
    });
    expect(await differencesNow()).toEqual([0n, 0n]);
  });

  it('adds up in both months when it arrives in the next', async () => {
    const [left] = await onStatement(current, 5_000_000n, out('2026-11-30'));
    const [came] = await onStatement(savings, 0n, into('2026-12-01'));

    await pair(left, came);

    expect(await standing('2026-11-01')).toEqual({
      current: [3_000_000n, -2_000_000n, 5_000_000n, 0n],
      savings: [0n, 0n, 0n, 0n],
    });
    expect(await standing('2026-12-01')).toEqual({
      current: [3_000_000n, -2_000_000n, 5_000_000n, 0n],
      savings: [2_000_000n, 2_000_000n, 0n, 0n],
    });
  });

  it('adds up again when it came back, and when the pairing is undone', async () => {
    const [left] = await onStatement(current, 5_000_000n, out('2026-11-26'));
    const [came] = await onStatement(savings, 0n, into('2026-11-26'));
    const matchId = await pair(left, came);
    const back = (on: string, pence: bigint): ALine => ({ on, pence, words: 'BACK' });
    const [wentBack] = await onStatement(savings, 2_000_000n, back('2026-11-28', -500_000n));
    const [cameBack] = await onStatement(current, 3_000_000n, back('2026-11-30', 500_000n));
    await pair(wentBack, cameBack);
    expect(await standing('2026-11-01')).toEqual({
      current: [3_500_000n, -1_500_000n, 5_000_000n, 0n],
      savings: [1_500_000n, 1_500_000n, 0n, 0n],
    });

    await house.get(Undoing).undo({ matchId, by: adeId, reason: 'Another line' });

    expect(await standing('2026-11-01')).toMatchObject({
      current: [3_500_000n, 500_000n, 5_000_000n, 0n], // the first is now listed to match
      savings: [1_500_000n, -500_000n, 0n, 0n],
    });
    expect(await differencesNow()).toEqual([0n, 0n]);
  });
});

it('is signed in the month it left, held until the other side comes, and paired after that', async () => {
  const [left] = await onStatement(current, 5_000_000n, out('2026-11-30'));
  const reason = 'Moved to savings; its statement of December is to come';
  await house
    .get(SettingAside)
    .setAside({ bankLineId: left ?? '', state: 'on-hold', reason, by: adeId });
  await holdAllElse();
  await sign('2026-11-01');
  const before = await house.get(Reconciliations).ofMonth('2026-11-01');
  house.clock.set('2027-01-04T10:00:00Z');
  const [came] = await onStatement(savings, 0n, into('2026-12-01'));

  await house.get(SettingAside).takeUp(left ?? '', adeId);
  await pair(left, came);

  expect(await standing('2026-12-01')).toEqual({
    current: [3_000_000n, -2_000_000n, 5_000_000n, 0n],
    savings: [2_000_000n, 2_000_000n, 0n, 0n],
  });
  await sign('2026-12-01');
  expect(await house.get(Reconciliations).ofMonth('2026-11-01')).toEqual(before);
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});

/** What the other tests left open. */
async function holdAllElse(): Promise<void> {
  const lines = await house.db.query<{ id: string }[]>(
    `SELECT bank_line_id AS id FROM bank_line_standing WHERE state IN ('pending', 'part-matched')`,
  );
  for (const { id } of lines) {
    await house
      .get(SettingAside)
      .setAside({ bankLineId: id, state: 'on-hold', reason: 'Of another test', by: adeId });
  }
}

async function sign(month: string): Promise<void> {
  await house.get(MonthPreparation).prepare({ month, nothingLater: true, by: adeId });
  const [prepared] = await house.get(Reconciliations).ofMonth(month);
  await house.get(Signing).sign(prepared?.id ?? '', beaId);
}

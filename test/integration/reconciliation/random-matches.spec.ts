import fc from 'fast-check';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankOverviews } from '../../../src/reconciliation/balance/bank-overview.queries.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { OpenItems } from '../../../src/reconciliation/matching/open-items.queries.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Undoing } from '../../../src/reconciliation/undoing/undoing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { aStatement } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

let house: House;
let by: string;
let account: BankAccount;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  by = await house.person('Ade Balogun', 'trustee-administrator');
  account = await anAccount(house, by);
  const on = '2026-11-03';
  for (const pence of [100n, 100n, 200n, 300n, 500n]) {
    await aReceipt(house, account, { pence, on, reference: `R${pence}` }, by);
  }
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: 'a.csv',
    bytes: aStatement(
      account,
      [100n, 200n, 200n, 300n, 700n].map((pence, at) => ({ on, pence, words: `LINE ${at}` })),
    ),
    by,
  });
}, 60_000);

afterAll(() => house.close());

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('match' as const),
      line: fc.nat(4),
      items: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
      inPart: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(9) }) },
);

async function lineIds(): Promise<string[]> {
  const rows = await house.db.query<{ id: string }[]>(
    'SELECT id FROM bank_line ORDER BY description',
  );
  return rows.map(({ id }) => id);
}

async function receiptIds(): Promise<string[]> {
  const rows = await house.db.query<{ id: string }[]>(
    'SELECT id FROM receipt ORDER BY amount_pence, id',
  );
  return rows.map(({ id }) => id);
}

async function liveMatches(): Promise<string[]> {
  const rows = await house.db.query<{ id: string }[]>(
    'SELECT id FROM bank_match WHERE undone_at IS NULL ORDER BY id',
  );
  return rows.map(({ id }) => id);
}

it('keeps bank less unmatched equal to the cash book less outstanding, whatever is matched and undone', async () => {
  const [lines, receipts] = [await lineIds(), await receiptIds()];
  const cash = await house.get(Balances).cashByBankAccount();
  let matched = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      for (const each of acts) {
        try {
          if (each.kind === 'match') {
            await house.get(Matching).match({
              bankLineId: lines[each.line] ?? '',
              items: each.items.map((at) => `receipt:${receipts[at] ?? ''}` as const),
              inPart: each.inPart,
              by,
            });
            matched += 1;
          } else {
            const live = await liveMatches();
            const matchId = live[each.which % Math.max(1, live.length)];
            if (matchId !== undefined) await house.get(Undoing).undo({ matchId, by, reason: 'x' });
          }
        } catch (problem) {
          if (!(problem instanceof Refused)) throw problem;
        }
        const overview = await house.get(BankOverviews).byId(account.id);
        expect(overview?.reconciliation?.differencePence).toBe(0n);
        expect(await overmatched()).toEqual([]);
      }
    }),
    { numRuns: 20 },
  );
  for (const matchId of await liveMatches()) {
    await house.get(Undoing).undo({ matchId, by, reason: 'All of it' });
  }

  expect(matched).toBeGreaterThan(5);
  expect(await house.get(BankLines).unmatched(account.id)).toHaveLength(5);
  expect(await house.get(OpenItems).at(account.id)).toHaveLength(5);
  expect(await house.get(Balances).cashByBankAccount()).toEqual(cash);
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
}, 120_000);

function overmatched(): Promise<object[]> {
  return house.db.query<object[]>(
    `SELECT l.id FROM bank_line l JOIN bank_match_part p ON p.bank_line_id = l.id AND p.is_live
      GROUP BY l.id HAVING sum(p.pence) > l.amount_pence
     UNION ALL
     SELECT r.id FROM receipt r JOIN bank_match_part p ON p.receipt_id = r.id AND p.is_live
      GROUP BY r.id HAVING sum(p.pence) > r.amount_pence`,
  );
}

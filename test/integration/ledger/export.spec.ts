import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beancountAccount } from '../../../src/ledger/account-names.rules.js';
import type { MovementKind } from '../../../src/kernel/entry.js';
import type { JournalFormat } from '../../../src/ledger/export.service.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { OpenedLedger, OPENING } from './opened-ledger.js';
import { balancesByBeancount, balancesByHledger, outsider } from './outsiders.js';
import { act, movementsOf, type Names } from '../../../bench/hammer/random-acts.js';

/** What a person, a bank or a funder might put into a narrative, and a bookkeeping program trip over. */
const AWKWARD = [
  '(code) first',
  '! not a status',
  '* nor this',
  'one; two | three',
  'date:2020-01-01, tag: value',
  'a "quoted" \\ back\\"slash',
  'two\nlines\r\nand\ttabs',
  '=HYPERLINK("http://example.org")',
  '-1+1',
  '[2020-13-45] dates',
  '£1,000 née ŷ 🎉',
  '  spaces  around  ',
  '2026-01-01 open Assets:Bank',
];

/** Every kind there is, in an order in which each can happen. */
const ONE_OF_EACH: [MovementKind, pence: number][] = [
  ['opening-balance', 1_000_00],
  ['receipt', 2_000_01],
  ['interest', 7],
  ['management-fee', 50_00],
  ['bank-charge', 5_50],
  ['reserve', 300_00],
  ['release', 100_00],
  ['award', 500_00],
  ['award-from-reserve', 150_00],
  ['award-reduced', 20_00],
  ['payment-sent', 400_00],
  ['payment-cleared', 300_00],
  ['payment-failed', 99_99],
  ['payment-bounced', 30_00],
  ['grant-returned', 12_34],
  ['refund-to-funder', 10_00],
  ['transfer-out', 60_00],
  ['transfer-in', 60_00],
];

describe('the journal, exported', () => {
  let ledger: OpenedLedger;
  let directory: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    directory = await mkdtemp(join(tmpdir(), 'almoner-export-'));
    await postAtRandom();
  }, OPENING);

  afterAll(async () => {
    await rm(directory, { recursive: true });
    await ledger.close();
  });

  /** One of each kind of movement, and a few hundred random acts, some of them reversed. */
  async function postAtRandom(): Promise<void> {
    const funds = [
      await ledger.fund('lottery'),
      await ledger.fund('health'),
      await ledger.fund('x9'),
    ];
    const awards = await Promise.all(
      [0, 0, 1, 1].map(async (fund, at) => ({
        fundId: funds[fund] ?? '',
        commitmentId: await ledger.commitment(funds[fund] ?? '', `OC-2026-000${at.toString()}`),
      })),
    );
    const banks = [await ledger.bankAccount('main'), await ledger.bankAccount('2nd-savings')];
    const reserves = await Promise.all(
      [0, 0, 1, 2].map(async (fund, at) => ({
        fundId: funds[fund] ?? '',
        reservationId: await ledger.reservation(funds[fund] ?? '', `winter-${at.toString()}`),
      })),
    );
    const names: Names = { run: 'random', funds, awards, reserves, banks };
    const of = { fund: 0, award: 0, reserve: 0, bank: 0 };
    await ledger.post(
      'one-of-each',
      movementsOf(
        ONE_OF_EACH.map(([kind, pence]) => ({ ...of, kind, pence })),
        names,
      ),
    );
    const done: string[] = [];
    for (const [at, todo] of fc.sample(act, { numRuns: 300, seed: 42 }).entries()) {
      const source = `random/${at.toString()}`;
      const narrative = AWKWARD[at % AWKWARD.length] ?? '';
      const effectiveOn = `2026-0${((at % 9) + 1).toString()}-15`;
      try {
        if (todo.act === 'post') {
          await ledger.post(source, movementsOf(todo.picks, names), { narrative, effectiveOn });
          done.push(source);
        } else if (todo.act === 'reverse' && done.length > 0) {
          const original = done[todo.of % done.length] ?? '';
          await ledger.reverse(original, { newSource: source, reason: narrative, effectiveOn });
        }
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
      }
    }
  }

  async function exported(format: JournalFormat): Promise<string> {
    const file = join(directory, `journal.${format}`);
    const out = createWriteStream(file);
    await ledger.export.write(format, out);
    out.end();
    await finished(out);
    return file;
  }

  it('has every kind of movement in it, and reversals', async () => {
    const movements = await ledger.entries.moving({});
    expect(new Set(movements.map(({ kind }) => kind)).size).toBe(18);
    expect(movements.filter(({ isReversal }) => isReversal).length).toBeGreaterThan(5);
  });

  const hledger = outsider('hledger');
  (hledger.isHere ? it : it.skip)(
    'comes to the same in hledger, for every account',
    async () => {
      expect(await balancesByHledger(await exported('hledger'))).toEqual(await ledger.accounts());
    },
    60_000,
  );

  const beancount = outsider('bean-check');
  (beancount.isHere ? it : it.skip)(
    'comes to the same in beancount, for every account',
    async () => {
      const ours = Object.entries(await ledger.accounts());
      expect(await balancesByBeancount(await exported('beancount'))).toEqual(
        Object.fromEntries(ours.map(([account, pence]) => [beancountAccount(account), pence])),
      );
    },
    60_000,
  );

  it('comes to the same when the columns of the CSV are added up', async () => {
    const text = await readFile(await exported('csv'), 'utf8');
    const rows = parse<Record<string, string>>(text, { columns: true });
    const sums: Record<string, bigint> = {};
    const pence = (pounds = ''): bigint => (pounds === '' ? 0n : BigInt(pounds.replace('.', '')));
    for (const { Account: account = '', Debit, Credit } of rows) {
      sums[account] = (sums[account] ?? 0n) + pence(Debit) - pence(Credit);
    }
    expect(Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n))).toEqual(
      await ledger.accounts(),
    );
    expect(rows.filter(({ Narrative = '' }) => /^[=+@-]/.test(Narrative))).toEqual([]);
  });

  it('balances every entry, every fund and the whole', async () => {
    const unbalanced = await ledger.database.query<unknown[]>(`
      SELECT 'entry ' || entry_id FROM ledger.journal_line GROUP BY entry_id HAVING sum(pence) <> 0
      UNION ALL
      SELECT 'fund ' || fund_id FROM ledger.journal_line GROUP BY fund_id HAVING sum(pence) <> 0`);
    expect(unbalanced).toEqual([]);
    const accounts = await ledger.balances.allAccounts();
    const sum = (belongs: (account: string) => boolean): bigint =>
      accounts
        .filter(({ account }) => belongs(account))
        .reduce((total, { pence }) => total + pence, 0n);
    expect(sum(() => true)).toBe(0n);
    expect(sum((account) => account.startsWith('bank:'))).toBe(
      sum((account) => /:(available|reserved|committed|in-transit)/.test(account)),
    );
  });
});

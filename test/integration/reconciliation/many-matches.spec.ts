import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { CertainMatches } from '../../../src/reconciliation/certain-matches/certain-matches.queries.js';
import { CertainAcceptance } from '../../../src/reconciliation/certain-matches/certain-matches.service.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { openHouse, type House } from '../../support/house.js';
import { aPaymentSent } from './a-payment.js';
import { aStatement } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

/** `MANY_MATCHES=100000` matches as many, and prints how long a quarter and all of them took. */
const COUNT = Number(process.env['MANY_MATCHES'] ?? 2_000);

let house: House;
let by: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  by = await house.person('Ade Balogun', 'trustee-administrator');
}, 60_000);

afterAll(() => house.close());

/** Rows straight into the tables: what is measured is the matching. All are of one sum. */
async function filled(count: number): Promise<BankAccount> {
  const account = await anAccount(house, by);
  const first = { pence: 100n, on: '2026-11-03', reference: 'X' };
  const { fundId } = await aReceipt(house, account, first, by);
  await house.db.query(
    `INSERT INTO receipt (fund_id, bank_account_id, kind, amount_pence, received_on, reference, form_key, recorded_at, recorded_by)
     SELECT $1, $2, 'receipt', 50000, '2026-11-03', 'TNL ' || (1000000 + n), gen_random_uuid(), now(), $3
       FROM generate_series(1, $4::integer) n`,
    [fundId, account.id, by, count],
  );
  await house.db.query(
    `WITH s AS (INSERT INTO bank_statement (bank_account_id, file_name, sha256, file, layout, from_on, to_on, chain_breaks, imported_at)
                VALUES ($1::uuid, 'many.csv', $1::text, '', 'Lloyds', '2026-11-03', '2026-11-04', '[]', now()) RETURNING id)
     INSERT INTO bank_line (statement_id, bank_account_id, line_number, place, booked_on, amount_pence, description, type, fingerprint)
     SELECT s.id, $1::uuid, n, n, '2026-11-04', 50000, 'LOTTERY TNL' || (1000000 + n), 'FPI', n::text
       FROM s, generate_series(1, $2::integer) n`,
    [account.id, count],
  );
  await house.db.query('ANALYZE');
  return account;
}

async function secondsFor(count: number): Promise<number> {
  const account = await filled(count);
  const started = performance.now();
  const { digest, matches } = await house.get(CertainMatches).of(account.id);
  expect(matches).toHaveLength(count);
  expect(await house.get(CertainAcceptance).accept(account.id, digest, by)).toEqual({
    matched: count,
    refused: [],
  });
  const seconds = (performance.now() - started) / 1000;
  expect(await house.get(BankLines).counts(account.id)).toMatchObject({
    matched: count,
    pending: 0,
  });
  return seconds;
}

it('finds and accepts every one of many matches', async () => {
  const few = await secondsFor(COUNT / 4);
  const many = await secondsFor(COUNT);

  if (process.env['MANY_MATCHES'] !== undefined) {
    process.stdout.write(`${COUNT / 4}: ${few.toFixed(1)} s, ${COUNT}: ${many.toFixed(1)} s\n`);
  }
}, 300_000);

it('accepts payments and receipts together, and nothing that two lines claim', async () => {
  const another = await house.person('Bea Carter', 'trustee-administrator');
  const payment = await aPaymentSent(house, 250_000n, by, another);
  const { account } = payment;
  const on = '2026-11-23';
  for (const reference of ['TNL 700001', 'TNL 700002']) {
    await aReceipt(house, account, { pence: 50_000n, on, reference }, by);
  }
  const words = [`PAID ${payment.reference}`, 'FROM TNL700001', 'FROM TNL700002', 'AND TNL700002'];
  const lines = words.map((each, at) => ({
    on,
    pence: at === 0 ? -250_000n : 50_000n,
    words: each,
  }));
  const bytes = aStatement(account, lines, 300_000n);
  await house
    .get(StatementImport)
    .import({ bankAccountId: account.id, fileName: 'mixed.csv', bytes, by });

  const { digest, matches } = await house.get(CertainMatches).of(account.id);
  const accepted = await house.get(CertainAcceptance).accept(account.id, digest, by);

  expect(matches.map(({ line }) => line.description).toSorted()).toEqual([words[1], words[0]]);
  expect(accepted).toEqual({ matched: 2, refused: [] });
  expect(await house.get(BankLines).counts(account.id)).toMatchObject({ matched: 2, pending: 2 });
  expect(await house.get(Instalments).byId(payment.id)).toMatchObject({ status: 'cleared' });
});

describe('the database, whoever asks and for however many at once', () => {
  async function insertParts(parts: readonly (readonly [line: string, receipt: string, number])[]) {
    await house.db.query(
      `WITH m AS (INSERT INTO bank_match (how, reasons, matched_at, matched_by)
                  VALUES ('hand', '', now(), $4) RETURNING id)
       INSERT INTO bank_match_part (match_id, bank_line_id, kind, receipt_id, pence, is_made_here)
       SELECT m.id, line, 'receipt', receipt, pence, false
         FROM m, unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS p (line, receipt, pence)`,
      [
        parts.map(([line]) => line),
        parts.map(([, receipt]) => receipt),
        parts.map((p) => p[2]),
        by,
      ],
    );
  }

  it.each([
    [
      'more than the line, by two things',
      [
        [0, 0, 50_000],
        [0, 1, 1],
      ],
      'bank_match_within_the_line',
    ],
    ['the other way round', [[0, 0, -1]], 'bank_match_within_the_line'],
    [
      'more than the thing, by two lines',
      [
        [0, 0, 30_000],
        [1, 0, 30_000],
      ],
      'bank_match_within_the_item',
    ],
  ] as const)('takes no parts that are %s', async (_, wrong, constraint) => {
    const account = await filled(3);
    const idsOf = async (query: string): Promise<string[]> =>
      (await house.db.query<{ id: string }[]>(query, [account.id])).map(({ id }) => id);
    const lines = await idsOf('SELECT id FROM bank_line WHERE bank_account_id = $1 ORDER BY place');
    const receipts = await idsOf(
      'SELECT id FROM receipt WHERE bank_account_id = $1 AND amount_pence = 50000 ORDER BY id',
    );
    const parts = [[2, 2, 50_000] as const, ...wrong].map(
      ([line, receipt, pence]) => [lines[line] ?? '', receipts[receipt] ?? '', pence] as const,
    );

    await expect(insertParts(parts)).rejects.toMatchObject({ driverError: { constraint } });

    expect(await house.get(BankLines).counts(account.id)).toMatchObject({ pending: 3, matched: 0 });
  });
});

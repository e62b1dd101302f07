import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { CertainMatches } from '../../../src/reconciliation/certain-matches/certain-matches.queries.js';
import { CertainAcceptance } from '../../../src/reconciliation/certain-matches/certain-matches.service.js';
import { openHouse, type House } from '../../support/house.js';
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

import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BankAccountOpening } from '../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../src/funds/opening/opening.service.js';
import { ReceiptRecording } from '../src/funds/receipt/receipt.service.js';
import type { Entry } from '../src/kernel/entry.js';
import { addDays, addMonths, type LondonDate } from '../src/kernel/london.js';
import { plainPounds, type Pence } from '../src/kernel/pence.js';
import { Journal } from '../src/ledger/journal.service.js';
import { Transactions } from '../src/platform/database/transactions.service.js';

/** A bank account with many open items, and the statement that has a line for each of them. */
export interface ManyLines {
  readonly bankAccountId: string;
  /** The trustee administrator's id. */
  readonly by: string;
  readonly statement: Buffer;
  /** How many lines carry their item's reference; the others have its sum only. */
  readonly certain: number;
  /** The month that all of it is of: its first day. It is over. */
  readonly month: LondonDate;
}

const FUNDS = 10;
const ORGANISATIONS = 500;
const INSTALMENTS = 4;
/** One line in so many has nothing but the sum. */
const WITHOUT_REFERENCE = 100;
const BATCH = 500;

/**
 * Half of the items are payments in transit, half receipts recorded; a few hundred different sums, so
 * that many are alike. Rows straight into the tables, and the ledger's entries of many items together:
 * what is measured stands above them.
 */
export async function manyLines(
  app: INestApplicationContext,
  count: number,
  today: LondonDate,
): Promise<ManyLines> {
  const db = app.get(DataSource);
  const month = addMonths(`${today.slice(0, 7)}-01`, -1);
  const [person] = await db.query<{ id: string }[]>(
    `INSERT INTO person (name, email, created_at) VALUES ('Ade Balogun', 'ade@example.org', now()) RETURNING id`,
  );
  const by = person?.id ?? '';
  await db.query(
    `INSERT INTO person_role (person_id, role, granted_at) VALUES ($1, 'trustee-administrator', now())`,
    [by],
  );
  const account = await app
    .get(BankAccountOpening)
    .open(
      { name: 'Current account', code: 'current', sortCode: '309089', accountNumber: '70000001' },
      by,
    );
  const funds: string[] = [];
  for (let at = 0; at < FUNDS; at += 1) {
    funds.push(await aFund(app, at, { bankAccountId: account.id, month, count, by }));
  }
  await payments(app, count >> 1, { funds, month, by });
  await receipts(app, count >> 1, { funds, bankAccountId: account.id, month, by });
  await db.query('ANALYZE');
  const { statement, certain } = await statementOf(db);
  return { bankAccountId: account.id, by, statement, certain, month };
}

async function aFund(
  app: INestApplicationContext,
  at: number,
  of: { bankAccountId: string; month: LondonDate; count: number; by: string },
): Promise<string> {
  const fund = await app.get(FundOpening).open(
    {
      name: `Fund ${at}`,
      code: `fund-${at}`,
      funderName: 'The National Lottery',
      restriction: 'Groups in Colchester',
      agreementReference: 'TNL-42',
      startsOn: '2020-01-01',
      spendBy: '2040-03-31',
    },
    of.by,
  );
  await app.get(ReceiptRecording).record({
    fundId: fund.id,
    bankAccountId: of.bankAccountId,
    kind: 'opening-balance',
    amountPence: BigInt(of.count) * 10_000n,
    receivedOn: of.month,
    reference: 'Brought forward',
    formKey: randomUUID(),
    recordedBy: of.by,
  });
  return fund.id;
}

/** Awards accepted and paid in instalments, all of them sent and none of them seen on a statement. */
async function payments(
  app: INestApplicationContext,
  count: number,
  { funds, month, by }: { funds: readonly string[]; month: LondonDate; by: string },
): Promise<void> {
  const db = app.get(DataSource);
  const awards = Math.ceil(count / INSTALMENTS);
  await db.query(
    `INSERT INTO organisation (id, name, legal_form, postcode, purpose, registered_at, registered_by)
     SELECT gen_random_uuid(), 'Stanway Stitchers ' || n, 'unincorporated-group', 'CO1 1AA', 'Sewing', now(), $1
       FROM generate_series(0, $2::integer - 1) n`,
    [by, ORGANISATIONS],
  );
  await db.query(`INSERT INTO panel (name, parent_body) VALUES ('Panel', 'Strategic Group')`);
  await db.query(
    `INSERT INTO round (slug, title, summary, panel_id, opens_at, closes_at, score_by,
                        smallest_pence, largest_pence, return_months, opened_at, opened_by)
     SELECT 'round-' || n, 'Winter round', 'Warmth', (SELECT id FROM panel), '2020-01-01', '2020-02-01', '2020-02-10',
            1, 100000000, '{}', now(), $1
       FROM generate_series(0, $2::integer) n`,
    [by, Math.floor(awards / ORGANISATIONS)],
  );
  await db.query(
    `INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
     SELECT id, 1, '{"sections": [], "rules": []}', 0, now(), $1, now(), $1 FROM round`,
    [by],
  );
  await db.query(
    `INSERT INTO application (reference, round_id, organisation_id, status, title, requested_pence, answers,
                              version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
     SELECT 'OC-2026-' || to_char(n + 1, 'FM00000'), r.id, o.id, 'awarded', 'Sewing', 1000000, '{}',
            1, now(), $1, now(), $1, now(), $1
       FROM generate_series(0, $2::integer - 1) n
       JOIN round r ON r.slug = 'round-' || n / ${ORGANISATIONS}
       JOIN organisation o ON o.name = 'Stanway Stitchers ' || n % ${ORGANISATIONS}`,
    [by, awards],
  );
  await db.query(
    `INSERT INTO award (reference, application_id, organisation_id, fund_id, amount_pence, conditions, status,
                        decided_at, accepted_at, accepted_by, signatory_name, signatory_position)
     SELECT p.reference, p.id, p.organisation_id, ($2::uuid[])[1 + right(p.reference, 5)::integer % ${FUNDS}],
            (SELECT sum(100 * (100 + ((right(p.reference, 5)::integer * ${INSTALMENTS} + i) * 37) % 400))
               FROM generate_series(1, ${INSTALMENTS}) i), '', 'accepted', $3, $3, $1, 'Sam Signatory', 'Chair'
       FROM application p`,
    [by, funds, month],
  );
  await db.query(
    `INSERT INTO ledger.commitment (commitment_id, fund_id, code) SELECT id, fund_id, reference FROM award`,
  );
  const made = await db.query<{ id: string; fundId: string; pence: string }[]>(
    `SELECT id, fund_id AS "fundId", amount_pence AS pence FROM award ORDER BY reference`,
  );
  await post(
    app,
    made.flatMap(({ id, fundId, pence }): Entry[] => {
      const money = { fundId, commitmentId: id, amountPence: BigInt(pence) };
      const base = { effectiveOn: month, narrative: 'Award', postedBy: by };
      return [
        { ...base, source: `award/${id}/committed`, movements: [{ kind: 'award', ...money }] },
        { ...base, source: `award/${id}/sent`, movements: [{ kind: 'payment-sent', ...money }] },
      ];
    }),
  );
  await db.query(
    `INSERT INTO instalment (award_id, number, reference, amount_pence, due_on, status, sent_at)
     SELECT a.id, i, a.reference || '-' || i, 100 * (100 + ((right(a.reference, 5)::integer * ${INSTALMENTS} + i) * 37) % 400),
            $1::date, 'sent', $1::date + (right(a.reference, 5)::integer + i) % 20 + time '12:00'
       FROM award a, generate_series(1, ${INSTALMENTS}) i`,
    [month],
  );
}

async function receipts(
  app: INestApplicationContext,
  count: number,
  of: { funds: readonly string[]; bankAccountId: string; month: LondonDate; by: string },
): Promise<void> {
  const db = app.get(DataSource);
  await db.query(
    `INSERT INTO receipt (fund_id, bank_account_id, kind, amount_pence, received_on, reference, form_key, recorded_at, recorded_by)
     SELECT ($1::uuid[])[1 + n % ${FUNDS}], $2, 'receipt', 100 * (50 + (n * 53) % 300), $3::date + n % 20,
            'TNL ' || 1000000 + n, gen_random_uuid(), now(), $4
       FROM generate_series(1, $5::integer) n`,
    [of.funds, of.bankAccountId, of.month, of.by, count],
  );
  const sums = await db.query<{ fundId: string; pence: string }[]>(
    `SELECT fund_id AS "fundId", sum(amount_pence) AS pence FROM receipt WHERE kind = 'receipt' GROUP BY 1`,
  );
  await post(
    app,
    sums.map(({ fundId, pence }) => ({
      source: `bench/${fundId}/received`,
      effectiveOn: of.month,
      narrative: 'Receipts',
      postedBy: of.by,
      movements: [
        { kind: 'receipt', fundId, bankAccountId: of.bankAccountId, amountPence: BigInt(pence) },
      ],
    })),
  );
}

async function post(app: INestApplicationContext, entries: readonly Entry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += BATCH) {
    await app
      .get(Transactions)
      .run((tx) => app.get(Journal).postAll(tx, entries.slice(start, start + BATCH)));
  }
}

interface Item {
  readonly on: LondonDate;
  readonly pence: Pence;
  readonly words: string;
}

/** As Lloyds exports them: the newest line first, with a running balance. Each line some days after its item. */
async function statementOf(db: DataSource): Promise<{ statement: Buffer; certain: number }> {
  const rows = await db.query<{ on: LondonDate; pence: string; reference: string; name: string }[]>(
    `SELECT received_on::text AS "on", amount_pence AS pence, reference, 'LOTTERY FUND' AS name
       FROM receipt WHERE kind = 'receipt'
     UNION ALL
     SELECT sent_at::date::text, -i.amount_pence, i.reference, upper(o.name)
       FROM instalment i JOIN award a ON a.id = i.award_id JOIN organisation o ON o.id = a.organisation_id
      ORDER BY 1, 3`,
  );
  const lines = rows.map(({ on, pence, reference, name }, at): Item => ({
    on: addDays(on, at % 4),
    pence: BigInt(pence),
    words: at % WITHOUT_REFERENCE === 0 ? name : `${name} ${reference}`,
  }));
  lines.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  const [opening] = await db.query<{ pence: string }[]>(
    `SELECT sum(amount_pence) AS pence FROM receipt WHERE kind = 'opening-balance'`,
  );
  let balance = BigInt(opening?.pence ?? 0);
  const written = lines.map(({ on, pence, words }) => {
    balance += pence;
    const amount = plainPounds(pence < 0n ? -pence : pence);
    const day = `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
    const sums = pence < 0n ? [amount, ''] : ['', amount];
    const type = pence < 0n ? 'FPO' : 'FPI';
    return [day, type, "'30-90-89", '70000001', words, ...sums, plainPounds(balance)].join(',');
  });
  const header =
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
  const certain = lines.length - Math.ceil(lines.length / WITHOUT_REFERENCE);
  return { statement: Buffer.from([header, ...written.toReversed(), ''].join('\n')), certain };
}

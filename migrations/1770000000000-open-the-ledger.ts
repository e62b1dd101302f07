import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where money is written down. The ledger has a schema and an access of its own, no entities, and
 * knows a fund, a commitment (an award) and a bank account only as a key and a short code.
 *
 * Every rule here is the database's, so that it holds for any client, the owner of the tables
 * included. A sum is pence in a bigint. See src/ledger/README.md for the design and why.
 */
export class OpenTheLedger1770000000000 implements MigrationInterface {
  readonly name = 'OpenTheLedger1770000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE SCHEMA ledger');
    await sayWhatMayStandWhere(db);
    await nameEveryPotAndMovement(db);
    await openPeriods(db);
    await nameWhatMoneyBelongsTo(db);
    await openJournal(db);
    await openDayTotals(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE ledger.posting, ledger.day_total, ledger.bank_account, ledger.reservation, ledger.commitment, ledger.fund, ledger.period, ledger.movement_kind',
    );
    await db.query('DROP SEQUENCE ledger.entry_number');
    for (const [domain] of DOMAINS) await db.query(`DROP DOMAIN ledger.${domain}`);
    await db.query('DROP TYPE ledger.pot');
    await db.query('DROP SCHEMA ledger');
  }
}

/** In the order in which a posting keeps its fund's running balances. */
const SOURCE_POTS = ['opening', 'received', 'interest', 'returned', 'moved_in'];
const HELD_POTS = ['available', 'reserved', 'committed', 'in_transit'];
const GONE_POTS = ['paid', 'fee', 'charged', 'refunded', 'moved_out'];
const POTS = [...SOURCE_POTS, ...HELD_POTS, ...GONE_POTS];
/** In the order in which a posting keeps those of its award. */
const AWARD_POTS = ['committed', 'in_transit', 'paid', 'returned'];

/**
 * What one column may hold, each rule by its name. Domains, and not a CHECK on the table: a CHECK is
 * read anew by every statement, a domain's once by each connection.
 */
const DOMAINS: readonly (readonly [name: string, base: string, ...rules: readonly string[]])[] = [
  ['code', 'text', `code_is_plain CHECK (VALUE ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,59}$')`],
  [
    'amount',
    'bigint',
    'amount_is_more_than_nothing CHECK (VALUE > 0)',
    'amount_is_not_a_slip CHECK (VALUE <= 100000000000)',
  ],
  [
    'source',
    'text',
    `source_is_plain CHECK (length(VALUE) <= 200 AND VALUE ~ '^[A-Za-z0-9][A-Za-z0-9/_.:-]*$')`,
  ],
  ['day', 'date', `effective_date_is_sane CHECK (VALUE BETWEEN '2000-01-01' AND '2099-12-31')`],
  ['narrative', 'text', `narrative_says_something CHECK (VALUE ~ '\\S')`],
  ['somebody', 'text', `posted_by_somebody CHECK (VALUE ~ '\\S')`],
];

async function sayWhatMayStandWhere(db: QueryRunner): Promise<void> {
  for (const [name, base, ...rules] of DOMAINS) {
    const constraints = rules.map((rule) => `CONSTRAINT ${rule}`).join(' ');
    await db.query(`CREATE DOMAIN ledger.${name} AS ${base} ${constraints}`);
  }
}

/** Which of the fund's running balances a pot is. */
function placeOf(pot: string): string {
  return `smallint NOT NULL GENERATED ALWAYS AS (array_position(ARRAY['${POTS.join("', '")}']::ledger.pot[], ${pot})) STORED`;
}

/**
 * What a movement does to a pot: 1, -1 or nothing. Worked out here once, and not by every posting.
 * Money leaves the pot it came from too, but there what came is counted, upwards.
 */
function signOf(pot: string): string {
  const sign = `(to_pot = '${pot}')::int - (from_pot = '${pot}')::int`;
  const counted = SOURCE_POTS.includes(pot) ? `-(${sign})` : sign;
  return `${pot} smallint NOT NULL GENERATED ALWAYS AS (${counted}) STORED`;
}

/** The only ways money moves. A caller names the kind, and the pots come from here. */
async function nameEveryPotAndMovement(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TYPE ledger.pot AS ENUM (
      'opening', 'received', 'interest', 'returned', 'moved_in', -- where money came from
      'available', 'reserved', 'committed', 'in_transit',        -- what it is held for
      'paid', 'fee', 'charged', 'refunded', 'moved_out')         -- where it went`);
  await db.query(`
    CREATE TABLE ledger.movement_kind (
      kind              text PRIMARY KEY,
      from_pot          ledger.pot NOT NULL,
      to_pot            ledger.pot NOT NULL,
      cash              smallint NOT NULL,
      needs_commitment  boolean NOT NULL,
      needs_reservation boolean NOT NULL,
      needs_reason      boolean NOT NULL,
      is_promise        boolean NOT NULL,
      from_at           ${placeOf('from_pot')},
      to_at             ${placeOf('to_pot')},
      from_sign         smallint NOT NULL GENERATED ALWAYS AS (CASE WHEN from_pot IN ('${SOURCE_POTS.join("', '")}') THEN 1 ELSE -1 END) STORED,
      ${[...AWARD_POTS, 'reserved'].map(signOf).join(',\n      ')},
      CONSTRAINT movement_goes_somewhere CHECK (from_pot <> to_pot),
      -- So what came in counts up with where it is, and where it came from always equals where it is and went.
      CONSTRAINT movement_never_enters_a_source CHECK (to_pot NOT IN ('${SOURCE_POTS.join("', '")}')),
      CONSTRAINT cash_moves_as_money_enters_or_leaves CHECK (cash =
        (from_pot NOT IN ('available', 'reserved', 'committed', 'in_transit'))::int
        - (to_pot NOT IN ('available', 'reserved', 'committed', 'in_transit'))::int))`);
  await db.query(`
    INSERT INTO ledger.movement_kind
      (kind, from_pot, to_pot, cash, needs_commitment, needs_reservation, needs_reason, is_promise) VALUES
      ('opening-balance',     'opening',    'available',  1, false, false, false, false),
      ('receipt',             'received',   'available',  1, false, false, false, false),
      ('interest',            'interest',   'available',  1, false, false, false, false),
      ('management-fee',      'available',  'fee',       -1, false, false, false, false),
      ('bank-charge',         'available',  'charged',   -1, false, false, false, false),
      ('reserve',             'available',  'reserved',   0, false, true,  false, true),
      ('release',             'reserved',   'available',  0, false, true,  false, false),
      ('award',               'available',  'committed',  0, true,  false, false, true),
      ('award-from-reserve',  'reserved',   'committed',  0, true,  true,  false, false),
      ('award-reduced',       'committed',  'available',  0, true,  false, true,  false),
      ('payment-sent',        'committed',  'in_transit', 0, true,  false, false, false),
      ('payment-cleared',     'in_transit', 'paid',      -1, true,  false, false, false),
      ('payment-failed',      'in_transit', 'committed',  0, true,  false, true,  false),
      ('payment-bounced',     'paid',       'committed',  1, true,  false, true,  false),
      ('grant-returned',      'returned',   'available',  1, true,  false, false, false),
      ('refund-to-funder',    'available',  'refunded',  -1, false, false, true,  false),
      ('transfer-out',        'available',  'moved_out', -1, false, false, true,  false),
      ('transfer-in',         'moved_in',   'available',  1, false, false, true,  false)`);
}

/**
 * To which day the books are closed: a log of closings and reopenings, the last of which holds. Each
 * fund's row has a copy, so that a posting finds it under the lock it takes anyway.
 */
async function openPeriods(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE ledger.period (
      id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      closed_through date NOT NULL CONSTRAINT closed_date_is_sane CHECK (closed_through BETWEEN '1999-12-31' AND '2099-12-31'),
      is_reopening   boolean NOT NULL,
      closed_by      text NOT NULL CONSTRAINT period_is_closed_by_somebody CHECK (closed_by ~ '\\S'),
      reason         text NOT NULL CONSTRAINT period_says_why CHECK (reason ~ '\\S'),

      closed_at      timestamptz NOT NULL)`);
}

/** What is moved, by a key that the ledger does not look behind and a code that names its accounts. No sums: those are in the postings. */
async function nameWhatMoneyBelongsTo(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE ledger.fund (
      fund_id        uuid PRIMARY KEY,
      code           ledger.code NOT NULL,
      takes_awards   boolean NOT NULL,
      closed_through date -- as the last row of ledger.period has it
    )`);
  await db.query('CREATE UNIQUE INDEX fund_code_is_unique ON ledger.fund (lower(code))');
  await db.query(`
    CREATE TABLE ledger.commitment (
      commitment_id uuid PRIMARY KEY,
      fund_id       uuid NOT NULL CONSTRAINT commitment_fund_fk REFERENCES ledger.fund,
      code          ledger.code NOT NULL)`);
  await db.query(
    'CREATE UNIQUE INDEX commitment_code_is_unique ON ledger.commitment (fund_id, lower(code))',
  );
  await db.query(`
    CREATE TABLE ledger.reservation (
      reservation_id uuid PRIMARY KEY,
      fund_id        uuid NOT NULL CONSTRAINT reservation_fund_fk REFERENCES ledger.fund,
      code           ledger.code NOT NULL)`);
  await db.query(
    'CREATE UNIQUE INDEX reservation_code_is_unique ON ledger.reservation (fund_id, lower(code))',
  );
  await db.query(`
    CREATE TABLE ledger.bank_account (
      bank_account_id uuid PRIMARY KEY,
      code            ledger.code NOT NULL)`);
  await db.query(
    'CREATE UNIQUE INDEX bank_account_code_is_unique ON ledger.bank_account (lower(code))',
  );
}

/**
 * What each kind of movement came to, by the day it counts for and the day (UTC) it was posted: a
 * statement for any days, as known on any day, reads days and never postings.
 */
async function openDayTotals(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE ledger.day_total (
      fund_id      uuid NOT NULL,
      effective_on date NOT NULL,
      known_on     date NOT NULL,
      kind         text NOT NULL,
      pence        bigint NOT NULL,
      movements    bigint NOT NULL,
      undone_pence bigint NOT NULL,
      undone       bigint NOT NULL,
      PRIMARY KEY (fund_id, effective_on, known_on, kind)
    ) WITH (fillfactor = 60)`);
}

/**
 * The whole history, and all there is: one row a movement, with what the fund, the award, the reserve
 * and the bank account held once it was made. So the last row of each is its balance, and nothing in
 * the ledger is ever written over. A caller gives the first block of columns; the trigger fills in the
 * second. An entry is the rows of one source.
 *
 * The trigger reads whatever a row names, and none of that can be deleted: foreign keys here would
 * only be paid for twice.
 */
async function openJournal(db: QueryRunner): Promise<void> {
  await db.query('CREATE SEQUENCE ledger.entry_number');
  await db.query(`
    CREATE TABLE ledger.posting (
      source          ledger.source NOT NULL,
      seq             smallint NOT NULL,
      movements       smallint NOT NULL,
      effective_on    ledger.day NOT NULL,
      narrative       ledger.narrative NOT NULL,
      posted_by       ledger.somebody NOT NULL,
      reverses        bigint,
      kind            text NOT NULL,
      fund_id         uuid NOT NULL,
      pence           ledger.amount NOT NULL,
      commitment_id   uuid,
      reservation_id  uuid,
      bank_account_id uuid,
      reason          text,

      entry_id        bigint NOT NULL,
      posted_at       timestamptz NOT NULL,
      version         bigint NOT NULL,      -- of the fund: its number among the fund's postings
      known_at        timestamptz NOT NULL, -- by the fund; never goes back, whatever the clock does
      from_pot        ledger.pot NOT NULL,
      to_pot          ledger.pot NOT NULL,
      cash_pence      bigint NOT NULL,
      balances        bigint[] NOT NULL,
      award_balances  bigint[],
      reserve_balance bigint,
      -- Of the fund in this bank account. It may be less than nothing: a fund may pay from the current
      -- account what lies for it in savings. Over all accounts it equals what the fund holds.
      cash_balance    bigint,
      chain           bytea NOT NULL,
      PRIMARY KEY (entry_id, seq),
      CONSTRAINT source_is_posted_once UNIQUE (source, seq),
      CONSTRAINT fund_versions_have_no_gap UNIQUE (fund_id, version))`);
  await db.query(
    'CREATE UNIQUE INDEX entry_is_reversed_once ON ledger.posting (reverses) WHERE reverses IS NOT NULL AND seq = 1',
  );
  await db.query('CREATE INDEX posting_of_fund ON ledger.posting (fund_id, effective_on, version)');
  await db.query(
    'CREATE INDEX posting_of_commitment ON ledger.posting (commitment_id, version) WHERE commitment_id IS NOT NULL',
  );
  await db.query(
    'CREATE INDEX posting_of_reservation ON ledger.posting (reservation_id, version) WHERE reservation_id IS NOT NULL',
  );
  await db.query(
    'CREATE INDEX posting_at_bank ON ledger.posting (bank_account_id, fund_id, version) WHERE bank_account_id IS NOT NULL',
  );
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nothing in the ledger is edited or deleted, by anybody: the tables' owner is refused as the
 * application is. Balances move only inside the posting's trigger.
 */
export class GuardTheLedger1770000000002 implements MigrationInterface {
  readonly name = 'GuardTheLedger1770000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(FORBID);
    for (const table of [...HISTORY, ...BALANCES, ...NAMES]) {
      await db.query(`
        CREATE TRIGGER is_never_emptied BEFORE DELETE OR TRUNCATE ON ledger.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION ledger.forbid()`);
    }
    for (const table of [...HISTORY, ...NAMES]) {
      await db.query(`
        CREATE TRIGGER is_never_edited BEFORE UPDATE ON ledger.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION ledger.forbid()`);
    }
    await db.query(`
      CREATE TRIGGER list_is_closed BEFORE INSERT ON ledger.movement_kind
        FOR EACH STATEMENT EXECUTE FUNCTION ledger.forbid()`);
    await guardBalances(db);
    await db.query(CHECK_WHOLE);
    await db.query(`
      CREATE CONSTRAINT TRIGGER entry_is_whole AFTER INSERT ON ledger.entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_entry_is_whole()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION ledger.check_entry_is_whole, ledger.guard_balance CASCADE');
    await db.query('DROP FUNCTION ledger.forbid CASCADE');
  }
}

const HISTORY = ['entry', 'posting', 'period'];
const BALANCES = ['fund', 'commitment', 'reservation', 'cash', 'day_total'];
const NAMES = ['movement_kind', 'bank_account'];

const FORBID = `
  CREATE FUNCTION ledger.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on ledger.% is refused: the ledger is append-only', TG_OP, TG_TABLE_NAME
      USING ERRCODE = '42501', CONSTRAINT = 'ledger_is_append_only', SCHEMA = 'ledger', TABLE = TG_TABLE_NAME;
  END $$`;

/** At depth nought nobody's trigger is at work: somebody is writing to a balance by hand. */
async function guardBalances(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE FUNCTION ledger.guard_balance() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Whether a fund takes awards is its agreement's to say, and no sum of money.
      IF TG_TABLE_NAME = 'fund' AND TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'takes_awards' = to_jsonb(OLD) - 'takes_awards' THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION '% on ledger.% is refused: balances move with a posting', TG_OP, TG_TABLE_NAME
        USING ERRCODE = '42501', CONSTRAINT = 'balances_move_with_a_posting', SCHEMA = 'ledger', TABLE = TG_TABLE_NAME;
    END $$`);
  for (const table of BALANCES) {
    await db.query(`
      CREATE TRIGGER balance_moves_with_a_posting BEFORE UPDATE ON ledger.${table}
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger.guard_balance()`);
  }
  for (const table of ['cash', 'day_total']) {
    await db.query(`
      CREATE TRIGGER ${table}_starts_with_a_posting BEFORE INSERT ON ledger.${table}
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger.guard_balance()`);
  }
  await db.query(`
    CREATE TRIGGER reservation_starts_empty BEFORE INSERT ON ledger.reservation
      FOR EACH ROW WHEN (NEW.reserved <> 0) EXECUTE FUNCTION ledger.guard_balance()`);
  await db.query(`
    CREATE TRIGGER commitment_starts_empty BEFORE INSERT ON ledger.commitment
      FOR EACH ROW WHEN (NEW.committed <> 0 OR NEW.in_transit <> 0 OR NEW.paid <> 0 OR NEW.returned <> 0)
      EXECUTE FUNCTION ledger.guard_balance()`);
  // No pot can be negative and the sources equal the rest: a fund whose sources are nil is empty.
  await db.query(`
    CREATE TRIGGER fund_starts_empty BEFORE INSERT ON ledger.fund
      FOR EACH ROW WHEN (NEW.version <> 0 OR NEW.chain <> '' OR NEW.known_at IS NOT NULL
        OR NEW.opening + NEW.received + NEW.interest + NEW.returned + NEW.moved_in <> 0)
      EXECUTE FUNCTION ledger.guard_balance()`);
}

/** Checked at commit: every movement announced is there, and what one fund gave another one got, at the same bank account. */
const CHECK_WHOLE = `
  CREATE FUNCTION ledger.check_entry_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    written bigint;
    transferred boolean;
  BEGIN
    SELECT count(*), bool_or(kind IN ('transfer-out', 'transfer-in')) INTO written, transferred
      FROM ledger.posting WHERE entry_id = NEW.id;
    IF written <> NEW.movements THEN
      PERFORM ledger.refuse('entry_is_whole', NEW.source);
    END IF;
    IF transferred THEN -- by itself: beside the query it would be asked of every entry
      IF EXISTS (
        SELECT FROM ledger.posting WHERE entry_id = NEW.id AND kind IN ('transfer-out', 'transfer-in')
          GROUP BY bank_account_id HAVING sum(cash_pence) <> 0) THEN
        PERFORM ledger.refuse('transfer_has_two_equal_sides', NEW.source);
      END IF;
    END IF;
    RETURN NULL;
  END $$`;

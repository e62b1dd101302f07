import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing in the ledger is edited or deleted, by anybody: the tables' owner is refused as the application is. */
export class GuardTheLedger1770000000002 implements MigrationInterface {
  readonly name = 'GuardTheLedger1770000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(FORBID);
    for (const table of [...HISTORY, ...NAMES, 'fund', 'day_total']) {
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
    await guardFunds(db);
    await guardDayTotals(db);
    await db.query(CHECK_WHOLE);
    await db.query(`
      CREATE CONSTRAINT TRIGGER entry_is_whole AFTER INSERT ON ledger.posting
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.seq = 1 AND (NEW.movements > 1 OR NEW.kind LIKE 'transfer-%'))
        EXECUTE FUNCTION ledger.check_entry_is_whole()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP FUNCTION ledger.check_entry_is_whole, ledger.guard_day_total, ledger.guard_fund CASCADE',
    );
    await db.query('DROP FUNCTION ledger.forbid CASCADE');
  }
}

const HISTORY = ['posting', 'period'];
const NAMES = ['movement_kind', 'bank_account', 'commitment', 'reservation'];

const FORBID = `
  CREATE FUNCTION ledger.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% on ledger.% is refused: the ledger is append-only', TG_OP, TG_TABLE_NAME
      USING ERRCODE = '42501', CONSTRAINT = 'ledger_is_append_only', SCHEMA = 'ledger', TABLE = TG_TABLE_NAME;
  END $$`;

/** Whether a fund takes awards is its agreement's to say; to which day it is closed, the period's trigger. */
async function guardFunds(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE FUNCTION ledger.guard_fund() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF to_jsonb(NEW) - 'takes_awards' <> to_jsonb(OLD) - 'takes_awards' THEN
        RAISE EXCEPTION 'UPDATE on ledger.fund is refused: a fund keeps its name and its closed periods'
          USING ERRCODE = '42501', CONSTRAINT = 'fund_keeps_its_name', SCHEMA = 'ledger', TABLE = 'fund';
      END IF;
      RETURN NEW;
    END $$`);
  await db.query(`
    CREATE TRIGGER fund_keeps_its_name BEFORE UPDATE ON ledger.fund
      FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger.guard_fund()`);
}

/** At depth nought nobody's trigger is at work: somebody is writing to a total by hand. */
async function guardDayTotals(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE FUNCTION ledger.guard_day_total() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% on ledger.day_total is refused: totals move with a posting', TG_OP
        USING ERRCODE = '42501', CONSTRAINT = 'totals_move_with_a_posting', SCHEMA = 'ledger', TABLE = 'day_total';
    END $$`);
  await db.query(`
    CREATE TRIGGER totals_move_with_a_posting BEFORE INSERT OR UPDATE ON ledger.day_total
      FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger.guard_day_total()`);
}

/** Checked at commit: every movement announced is there, and what one fund gave another one got, at the same bank account. */
const CHECK_WHOLE = `
  CREATE FUNCTION ledger.check_entry_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    written bigint;
    transferred boolean;
  BEGIN
    SELECT count(*), bool_or(kind IN ('transfer-out', 'transfer-in')) INTO written, transferred
      FROM ledger.posting WHERE entry_id = NEW.entry_id;
    IF written <> NEW.movements THEN
      PERFORM ledger.refuse('entry_is_whole', NEW.source);
    END IF;
    IF transferred THEN -- by itself: beside the query it would be asked of every entry
      IF EXISTS (
        SELECT FROM ledger.posting WHERE entry_id = NEW.entry_id AND kind IN ('transfer-out', 'transfer-in')
          GROUP BY bank_account_id HAVING sum(cash_pence) <> 0) THEN
        PERFORM ledger.refuse('transfer_has_two_equal_sides', NEW.source);
      END IF;
    END IF;
    RETURN NULL;
  END $$`;

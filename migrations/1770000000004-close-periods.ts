import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Periods are closed and reopened by writing a line into their log; and what was known when. */
export class ClosePeriods1770000000004 implements MigrationInterface {
  readonly name = 'ClosePeriods1770000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(APPLY_PERIOD);
    await db.query(`
      CREATE TRIGGER period_is_applied BEFORE INSERT ON ledger.period
        FOR EACH ROW EXECUTE FUNCTION ledger.apply_period()`);
    await db.query(JOIN_PERIOD);
    await db.query(`
      CREATE TRIGGER fund_joins_the_period BEFORE INSERT ON ledger.fund
        FOR EACH ROW EXECUTE FUNCTION ledger.join_period()`);
    await db.query(CLOSED_THROUGH);
    await db.query(CLOSE_THROUGH);
    await db.query(VERSION_AT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION ledger.version_at, ledger.close_through');
    await db.query('DROP TRIGGER fund_joins_the_period ON ledger.fund');
    await db.query('DROP TRIGGER period_is_applied ON ledger.period');
    await db.query('DROP FUNCTION ledger.join_period, ledger.apply_period, ledger.closed_through');
  }
}

/** The day to which the books are closed; null while no period ever was. */
const CLOSED_THROUGH = `
  CREATE FUNCTION ledger.closed_through() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT closed_through FROM ledger.period ORDER BY id DESC LIMIT 1
  $$`;

/**
 * First the lock that keeps new funds out, then every fund's in the ledger's order: who holds one has
 * posted before the closing, who waits for one finds the closed day on the fund's row. The line takes
 * its number with the locks in hand, so that the last line is of whoever had them last.
 */
const APPLY_PERIOD = `
  CREATE FUNCTION ledger.apply_period() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    until_now date;
  BEGIN
    PERFORM pg_advisory_xact_lock(1770000001, 0);
    PERFORM ledger.lock_funds(ARRAY(SELECT fund_id FROM ledger.fund));
    SELECT closed_through INTO until_now FROM ledger.period ORDER BY id DESC LIMIT 1;
    IF NEW.is_reopening AND NOT coalesce(NEW.closed_through < until_now, false) THEN
      PERFORM ledger.refuse('only_a_closed_period_is_reopened', NEW.closed_through::text);
    END IF;
    IF NOT NEW.is_reopening AND NEW.closed_through <= until_now THEN
      PERFORM ledger.refuse('period_is_closed_once', NEW.closed_through::text);
    END IF;
    UPDATE ledger.fund SET closed_through = NEW.closed_through;
    NEW.id := nextval(pg_get_serial_sequence('ledger.period', 'id'));
    NEW.closed_at := clock_timestamp(); -- with every row in hand: what was posted before was stamped before
    RETURN NEW;
  END $$`;

/** A fund that is opened while a period closes waits for it, and is closed to the same day. */
const JOIN_PERIOD = `
  CREATE FUNCTION ledger.join_period() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(1770000001, 0);
    SELECT closed_through INTO NEW.closed_through FROM ledger.period ORDER BY id DESC LIMIT 1;
    RETURN NEW;
  END $$`;

/** Closes the books, unless they are closed to that day or a later one already. */
const CLOSE_THROUGH = `
  CREATE FUNCTION ledger.close_through(p_through date, p_by text, p_reason text) RETURNS date LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(1770000001, 0);
    IF coalesce(ledger.closed_through() < p_through, true) THEN
      INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason)
        VALUES (p_through, false, p_by, p_reason);
    END IF;
    RETURN ledger.closed_through();
  END $$`;

/** How many postings a fund had at an instant. What is known never goes back in time, so halving finds it. */
const VERSION_AT = `
  CREATE FUNCTION ledger.version_at(p_fund_id uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
  DECLARE
    low bigint := 0;
    high bigint := coalesce((SELECT max(version) FROM ledger.posting WHERE fund_id = p_fund_id), 0);
    middle bigint;
  BEGIN
    WHILE low < high LOOP
      middle := (low + high + 1) / 2;
      IF (SELECT known_at FROM ledger.posting WHERE fund_id = p_fund_id AND version = middle) <= p_at THEN
        low := middle;
      ELSE
        high := middle - 1;
      END IF;
    END LOOP;
    RETURN low;
  END $$`;

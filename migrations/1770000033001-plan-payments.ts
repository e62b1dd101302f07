import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Payments by a plan: of a round in shares, of one award in pence, each at a day, when conditions are met or when a
 * return is accepted. What an award's payments come to is what the ledger has for it, whoever writes them.
 */
export class PlanPayments1770000033001 implements MigrationInterface {
  readonly name = 'PlanPayments1770000033001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(ROUND_PARTS);
    await db.query(AWARD_PLANS);
    await db.query(INSTALMENTS);
    await db.query(SUM);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER instalment_is_not_emptied ON instalment;
      DROP TRIGGER instalments_come_to_award_when_written ON instalment;
      DROP TRIGGER instalments_come_to_award_when_changed ON instalment;
      DROP FUNCTION instalments_come_to_award;
      ALTER TABLE instalment
        DROP CONSTRAINT instalment_waits_for_one_thing, DROP CONSTRAINT instalment_kept_back_for_a_return,
        DROP CONSTRAINT instalment_day_is_known, DROP waits_for, DROP return_number, DROP is_retention,
        DROP CONSTRAINT instalment_status_is_known;
      UPDATE instalment SET status = 'refused' WHERE status = 'given-up';
      UPDATE instalment SET due_on = current_date WHERE due_on IS NULL;
      ALTER TABLE instalment ALTER due_on SET NOT NULL, ADD CONSTRAINT instalment_status_is_known
        CHECK (status IN ('planned', 'in-run', 'sent', 'cleared', 'refused'));
      DROP TABLE award_plan_part, award_plan;
      DROP FUNCTION award_plan_comes_to_award;
      ALTER TABLE round ADD instalments integer;
      UPDATE round r SET instalments =
        greatest(1, least(12, (SELECT count(*) FROM round_part n WHERE n.round_id = r.id)));
      ALTER TABLE round ALTER instalments SET NOT NULL,
        ADD CONSTRAINT round_instalments_are_few CHECK (instalments BETWEEN 1 AND 12);
      DROP TABLE round_part`);
  }
}

/** What a payment waits for, and nothing beside it. */
function waitsForOneThing(constraint: string): string {
  return `CONSTRAINT ${constraint} CHECK (CASE waits_for
      WHEN 'date' THEN months IS NOT NULL AND months BETWEEN 0 AND 120 AND return_number IS NULL
      WHEN 'conditions' THEN months IS NULL AND return_number IS NULL
      WHEN 'return' THEN months IS NULL AND return_number IS NOT NULL AND return_number >= 1 ELSE false END)`;
}

const ROUND_PARTS = `
  CREATE TABLE round_part (
    round_id      uuid NOT NULL CONSTRAINT round_part_round_fk REFERENCES round,
    number        integer NOT NULL CONSTRAINT round_part_number_is_counted CHECK (number BETWEEN 1 AND 24),
    share         integer NOT NULL CONSTRAINT round_part_share_is_positive CHECK (share BETWEEN 1 AND 100),
    waits_for     text NOT NULL,
    months        integer,
    return_number integer,
    is_retention  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (round_id, number),
    ${waitsForOneThing('round_part_waits_for_one_thing')},
    CONSTRAINT round_part_kept_back_for_a_return CHECK (NOT is_retention OR waits_for = 'return')
  );
  INSERT INTO round_part (round_id, number, share, waits_for, months)
    SELECT r.id, n, 1, 'date', 6 * (n - 1) FROM round r, generate_series(1, r.instalments) n;
  ALTER TABLE round DROP instalments`;

const AWARD_PLANS = `
  CREATE TABLE award_plan (
    award_id uuid NOT NULL CONSTRAINT award_plan_award_fk REFERENCES award,
    version  integer NOT NULL CONSTRAINT award_plan_version_is_counted CHECK (version >= 1),
    reason   text NOT NULL CONSTRAINT award_plan_has_a_reason CHECK (reason <> ''),
    set_at   timestamptz NOT NULL,
    set_by   uuid NOT NULL CONSTRAINT award_plan_set_by_fk REFERENCES person,
    PRIMARY KEY (award_id, version)
  );
  CREATE TABLE award_plan_part (
    award_id      uuid NOT NULL,
    version       integer NOT NULL,
    number        integer NOT NULL CONSTRAINT award_plan_part_number_is_counted CHECK (number BETWEEN 1 AND 24),
    amount_pence  bigint NOT NULL CONSTRAINT award_plan_part_amount_is_positive CHECK (amount_pence > 0),
    waits_for     text NOT NULL,
    months        integer,
    return_number integer,
    is_retention  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (award_id, version, number),
    CONSTRAINT award_plan_part_plan_fk FOREIGN KEY (award_id, version) REFERENCES award_plan (award_id, version),
    ${waitsForOneThing('award_plan_part_waits_for_one_thing')},
    CONSTRAINT award_plan_part_kept_back_for_a_return CHECK (NOT is_retention OR waits_for = 'return')
  );
  CREATE FUNCTION award_plan_comes_to_award() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE planned numeric; stands numeric;
    BEGIN
      SELECT sum(amount_pence) INTO planned FROM award_plan_part
       WHERE award_id = NEW.award_id AND version = NEW.version;
      SELECT amount INTO stands FROM ledger.commitment_balance WHERE commitment_id = NEW.award_id;
      IF planned IS DISTINCT FROM stands THEN
        RAISE EXCEPTION 'A plan of award % comes to % and not to %', NEW.award_id, planned, stands
          USING ERRCODE = '23514', CONSTRAINT = 'award_plan_comes_to_award', TABLE = 'award_plan';
      END IF;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER award_plan_comes_to_award AFTER INSERT ON award_plan
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION award_plan_comes_to_award();
  CREATE CONSTRAINT TRIGGER award_plan_part_comes_to_award AFTER INSERT ON award_plan_part
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION award_plan_comes_to_award();
  ${['award_plan', 'award_plan_part']
    .map(
      (table) => `
  CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
    )
    .join('')}`;

const INSTALMENTS = `
  ALTER TABLE instalment
    ALTER due_on DROP NOT NULL,
    ADD waits_for text NOT NULL DEFAULT 'date',
    ADD return_number integer,
    ADD is_retention boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT instalment_waits_for_one_thing CHECK (CASE waits_for
      WHEN 'return' THEN return_number IS NOT NULL AND return_number >= 1
      WHEN 'date' THEN return_number IS NULL WHEN 'conditions' THEN return_number IS NULL ELSE false END),
    ADD CONSTRAINT instalment_kept_back_for_a_return CHECK (NOT is_retention OR waits_for = 'return'),
    ADD CONSTRAINT instalment_day_is_known CHECK (due_on IS NOT NULL
      OR waits_for <> 'date' AND status IN ('planned', 'refused', 'given-up')),
    DROP CONSTRAINT instalment_status_is_known,
    ADD CONSTRAINT instalment_status_is_known
      CHECK (status IN ('planned', 'in-run', 'sent', 'cleared', 'refused', 'given-up'))`;

/**
 * At the commit, for each award of which something was written, or a payment put in a run or sent. Between a change of
 * the award and the planning that follows it they differ, and no payment goes. The award is locked, so that two who
 * plan at once are judged together.
 */
const SUM = `
  CREATE FUNCTION instalments_come_to_award() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE touched uuid; planned numeric; stands numeric;
    BEGIN
      FOREACH touched IN ARRAY ARRAY[OLD.award_id, NEW.award_id] LOOP
        CONTINUE WHEN touched IS NULL;
        PERFORM FROM award WHERE id = touched FOR NO KEY UPDATE;
        SELECT coalesce(sum(amount_pence), 0) INTO planned FROM instalment
         WHERE award_id = touched AND status NOT IN ('refused', 'given-up');
        SELECT amount INTO stands FROM ledger.commitment_balance WHERE commitment_id = touched;
        IF planned IS DISTINCT FROM stands THEN
          RAISE EXCEPTION 'The payments of award % come to % and not to %', touched, planned, stands
            USING ERRCODE = '23514', CONSTRAINT = 'instalments_come_to_award', TABLE = 'instalment';
        END IF;
      END LOOP;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER instalments_come_to_award_when_written AFTER INSERT OR DELETE ON instalment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION instalments_come_to_award();
  CREATE CONSTRAINT TRIGGER instalments_come_to_award_when_changed AFTER UPDATE ON instalment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.award_id IS DISTINCT FROM NEW.award_id OR OLD.amount_pence <> NEW.amount_pence
      OR (OLD.status IN ('refused', 'given-up')) <> (NEW.status IN ('refused', 'given-up'))
      OR OLD.status = 'planned' AND NEW.status = 'in-run' OR OLD.status = 'in-run' AND NEW.status = 'sent')
    EXECUTE FUNCTION instalments_come_to_award();
  CREATE TRIGGER instalment_is_not_emptied BEFORE TRUNCATE ON instalment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;

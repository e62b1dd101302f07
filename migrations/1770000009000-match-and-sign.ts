import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A match becomes an act with parts, that can be undone; lines are set aside; rules; the month is signed. */
export class MatchAndSign1770000009000 implements MigrationInterface {
  readonly name = 'MatchAndSign1770000009000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE bank_match RENAME TO bank_match_of_one');
    await db.query(RULE);
    await db.query(MATCH);
    await db.query(KEEP_THE_OLD);
    await db.query(GUARDS);
    await db.query(MATCHED_STANDS);
    await db.query(MARK);
    await db.query(STANDING);
    await db.query(RECONCILIATION);
    await db.query(TYPED_BALANCE);
    await db.query(WORDS);
    await db.query(`
      CREATE INDEX bank_line_by_day ON bank_line (bank_account_id, booked_on, place, id);
      CREATE INDEX bank_line_of_statement ON bank_line (statement_id, place)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX bank_line_by_day, bank_line_of_statement, bank_line_by_words;
      DROP FUNCTION bank_words;
      DROP TRIGGER fund_payment_reversed_is_not_on_a_statement ON fund_payment;
      DROP FUNCTION refuse_reversal_of_matched_payment;
      DROP VIEW bank_line_standing;
      DROP TABLE typed_balance, reconciliation, bank_line_mark, bank_match_part, bank_match, bank_rule;
      DROP FUNCTION keep_match, end_parts, keep_part, fit_parts, own_transfer_comes_out, keep_mark, keep_reconciliation, keep_typed_balance`);
    await db.query(`
      CREATE TABLE bank_match (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        bank_line_id  uuid NOT NULL CONSTRAINT bank_match_once_per_line UNIQUE
                      CONSTRAINT bank_match_bank_line_fk REFERENCES bank_line,
        receipt_id    uuid CONSTRAINT bank_match_once_per_receipt UNIQUE
                      CONSTRAINT bank_match_receipt_fk REFERENCES receipt,
        instalment_id uuid CONSTRAINT bank_match_once_per_instalment UNIQUE
                      CONSTRAINT bank_match_instalment_fk REFERENCES instalment,
        matched_at    timestamptz NOT NULL,
        matched_by    uuid NOT NULL CONSTRAINT bank_match_matched_by_fk REFERENCES person,
        CONSTRAINT bank_match_is_with_one_thing CHECK (num_nonnulls(receipt_id, instalment_id) = 1)
      )`);
  }
}

/** What the administrator has taught: words, a sum, a direction, and what such a line is. */
const RULE = `
  CREATE TABLE bank_rule (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    place           integer NOT NULL,
    name            text NOT NULL,
    bank_account_id uuid CONSTRAINT bank_rule_bank_account_fk REFERENCES bank_account,
    direction       text NOT NULL CONSTRAINT bank_rule_direction_is_known CHECK (direction IN ('in', 'out')),
    words           text NOT NULL CONSTRAINT bank_rule_looks_for_words CHECK (words ~ '[A-Za-z0-9]'),
    least_pence     bigint,
    most_pence      bigint,
    outcome         text NOT NULL CONSTRAINT bank_rule_outcome_is_known
                    CHECK (outcome IN ('receipt', 'interest', 'suspense', 'bank-charge', 'ignored')),
    fund_id         uuid CONSTRAINT bank_rule_fund_fk REFERENCES fund,
    is_automatic    boolean NOT NULL,
    written_at      timestamptz NOT NULL,
    written_by      uuid NOT NULL CONSTRAINT bank_rule_written_by_fk REFERENCES person,
    retired_at      timestamptz,
    retired_by      uuid CONSTRAINT bank_rule_retired_by_fk REFERENCES person,
    CONSTRAINT bank_rule_sums_are_in_order CHECK (least_pence <= most_pence),
    CONSTRAINT bank_rule_names_its_fund
      CHECK ((fund_id IS NOT NULL) = (outcome IN ('receipt', 'interest', 'bank-charge')))
  )`;

/** Who said when what a line is; its parts tie sums of lines to sums of ours. Undone, never deleted. */
const MATCH = `
  CREATE TABLE bank_match (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    how            text NOT NULL CONSTRAINT bank_match_how_is_known CHECK (how IN ('exact', 'rule', 'hand')),
    rule_id        uuid CONSTRAINT bank_match_rule_fk REFERENCES bank_rule,
    reasons        text NOT NULL,
    matched_at     timestamptz NOT NULL,
    matched_by     uuid CONSTRAINT bank_match_matched_by_fk REFERENCES person,
    undone_at      timestamptz,
    undone_by      uuid CONSTRAINT bank_match_undone_by_fk REFERENCES person,
    undone_because text,
    CONSTRAINT bank_match_says_who CHECK (matched_by IS NOT NULL OR how = 'rule'),
    CONSTRAINT bank_match_undone_with_a_reason CHECK (num_nonnulls(undone_at, undone_by, undone_because) IN (0, 3))
  );
  CREATE TABLE bank_match_part (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    match_id      uuid NOT NULL CONSTRAINT bank_match_part_match_fk REFERENCES bank_match,
    bank_line_id  uuid NOT NULL CONSTRAINT bank_match_part_bank_line_fk REFERENCES bank_line,
    kind          text NOT NULL CONSTRAINT bank_match_part_kind_is_known
                  CHECK (kind IN ('receipt', 'payment', 'bounce', 'fund-payment', 'grant-return', 'own-transfer')),
    receipt_id      uuid CONSTRAINT bank_match_part_receipt_fk REFERENCES receipt,
    instalment_id   uuid CONSTRAINT bank_match_part_instalment_fk REFERENCES instalment,
    fund_payment_id uuid CONSTRAINT bank_match_part_fund_payment_fk REFERENCES fund_payment,
    grant_return_id uuid CONSTRAINT bank_match_part_grant_return_fk REFERENCES grant_return,
    run_id        uuid CONSTRAINT bank_match_part_run_fk REFERENCES payment_run,
    pence         bigint NOT NULL CONSTRAINT bank_match_part_is_not_nothing CHECK (pence <> 0),
    is_made_here  boolean NOT NULL,
    is_live       boolean NOT NULL DEFAULT true,
    CONSTRAINT bank_match_part_is_of_its_kind CHECK (
      (receipt_id IS NOT NULL) = (kind = 'receipt')
      AND (instalment_id IS NOT NULL) = (kind IN ('payment', 'bounce'))
      AND (fund_payment_id IS NOT NULL) = (kind = 'fund-payment')
      AND (grant_return_id IS NOT NULL) = (kind = 'grant-return')
      AND (run_id IS NULL OR kind = 'payment'))
  );
  CREATE INDEX bank_match_part_of_match ON bank_match_part (match_id);
  CREATE INDEX bank_match_part_of_line ON bank_match_part (bank_line_id);
  CREATE INDEX bank_match_part_of_receipt ON bank_match_part (receipt_id) WHERE receipt_id IS NOT NULL;
  CREATE INDEX bank_match_part_of_instalment ON bank_match_part (instalment_id) WHERE instalment_id IS NOT NULL;
  CREATE INDEX bank_match_part_of_fund_payment ON bank_match_part (fund_payment_id) WHERE fund_payment_id IS NOT NULL;
  CREATE INDEX bank_match_part_of_grant_return ON bank_match_part (grant_return_id) WHERE grant_return_id IS NOT NULL`;

const KEEP_THE_OLD = `
  INSERT INTO bank_match (id, how, reasons, matched_at, matched_by)
    SELECT id, 'hand', '', matched_at, matched_by FROM bank_match_of_one;
  INSERT INTO bank_match_part (match_id, bank_line_id, kind, receipt_id, instalment_id, pence, is_made_here)
    SELECT m.id, m.bank_line_id, CASE WHEN m.receipt_id IS NULL THEN 'payment' ELSE 'receipt' END,
           m.receipt_id, m.instalment_id, l.amount_pence, false
      FROM bank_match_of_one m JOIN bank_line l ON l.id = m.bank_line_id;
  DROP TABLE bank_match_of_one`;

/**
 * Parts never come to more than their line, nor to more than the thing they are part of, whoever
 * asks: the lines and things are locked in one order and the sums read after that.
 */
const GUARDS = `
  CREATE FUNCTION keep_match() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL
         AND (OLD.id, OLD.how, OLD.rule_id, OLD.reasons, OLD.matched_at, OLD.matched_by)
             IS NOT DISTINCT FROM (NEW.id, NEW.how, NEW.rule_id, NEW.reasons, NEW.matched_at, NEW.matched_by) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'A match is undone once and never changed' USING ERRCODE = '42501';
    END $$;
  CREATE TRIGGER bank_match_is_kept BEFORE UPDATE OR DELETE ON bank_match
    FOR EACH ROW EXECUTE FUNCTION keep_match();

  CREATE FUNCTION end_parts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE bank_match_part SET is_live = false WHERE match_id = NEW.id AND is_live; RETURN NULL; END $$;
  CREATE TRIGGER bank_match_ends_its_parts AFTER UPDATE ON bank_match
    FOR EACH ROW EXECUTE FUNCTION end_parts();

  CREATE FUNCTION keep_part() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND OLD.is_live AND NOT NEW.is_live THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'A part of a match ends with its match and is never changed' USING ERRCODE = '42501';
    END $$;
  CREATE TRIGGER bank_match_part_is_kept BEFORE UPDATE OR DELETE ON bank_match_part
    FOR EACH ROW EXECUTE FUNCTION keep_part();

-- Without the setting its plans, made while there are few rows and kept, would read whole tables for ever.
  CREATE FUNCTION fit_parts() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
    DECLARE
      broken uuid;
      line_ids uuid[];
      instalment_ids uuid[];
      receipt_ids uuid[];
      fund_payment_ids uuid[];
      grant_return_ids uuid[];
    BEGIN
      SELECT array_agg(DISTINCT bank_line_id),
             array_agg(DISTINCT instalment_id) FILTER (WHERE instalment_id IS NOT NULL),
             array_agg(DISTINCT receipt_id) FILTER (WHERE receipt_id IS NOT NULL),
             array_agg(DISTINCT fund_payment_id) FILTER (WHERE fund_payment_id IS NOT NULL),
             array_agg(DISTINCT grant_return_id) FILTER (WHERE grant_return_id IS NOT NULL)
        INTO line_ids, instalment_ids, receipt_ids, fund_payment_ids, grant_return_ids FROM parts;
      PERFORM FROM bank_line WHERE id = ANY(line_ids) ORDER BY id FOR UPDATE;
      PERFORM FROM instalment WHERE id = ANY(instalment_ids) ORDER BY id FOR UPDATE;
      PERFORM FROM receipt WHERE id = ANY(receipt_ids) ORDER BY id FOR UPDATE;
      PERFORM FROM fund_payment WHERE id = ANY(fund_payment_ids) ORDER BY id FOR UPDATE;
      PERFORM FROM grant_return WHERE id = ANY(grant_return_ids) ORDER BY id FOR UPDATE;

      SELECT l.id INTO broken FROM bank_line l JOIN bank_match_part p ON p.bank_line_id = l.id AND p.is_live
       WHERE l.id = ANY(line_ids) AND p.bank_line_id = ANY(line_ids)
       GROUP BY l.id HAVING abs(sum(p.pence)) > abs(l.amount_pence) OR bool_or(sign(p.pence) <> sign(l.amount_pence)) LIMIT 1;
      IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'More is matched than the line %', broken
          USING ERRCODE = '23514', CONSTRAINT = 'bank_match_within_the_line';
      END IF;

      IF receipt_ids IS NOT NULL THEN
        SELECT r.id INTO broken FROM receipt r JOIN bank_match_part p ON p.receipt_id = r.id AND p.is_live
         WHERE r.id = ANY(receipt_ids) AND p.receipt_id = ANY(receipt_ids)
         GROUP BY r.id HAVING sum(p.pence) > r.amount_pence OR min(p.pence) < 0 LIMIT 1;
      END IF;
      IF broken IS NULL AND instalment_ids IS NOT NULL THEN
        SELECT i.id INTO broken FROM instalment i JOIN bank_match_part p ON p.instalment_id = i.id AND p.is_live
         WHERE i.id = ANY(instalment_ids) AND p.instalment_id = ANY(instalment_ids)
         GROUP BY i.id HAVING sum(p.pence) NOT BETWEEN -i.amount_pence AND 0 LIMIT 1;
      END IF;
      IF broken IS NULL AND fund_payment_ids IS NOT NULL THEN
        SELECT f.id INTO broken FROM fund_payment f JOIN bank_match_part p ON p.fund_payment_id = f.id AND p.is_live
         WHERE f.id = ANY(fund_payment_ids) AND p.fund_payment_id = ANY(fund_payment_ids)
         GROUP BY f.id HAVING -sum(p.pence) > f.amount_pence OR max(p.pence) > 0 LIMIT 1;
      END IF;
      IF broken IS NULL AND grant_return_ids IS NOT NULL THEN
        SELECT g.id INTO broken FROM grant_return g JOIN bank_match_part p ON p.grant_return_id = g.id AND p.is_live
         WHERE g.id = ANY(grant_return_ids)
         GROUP BY g.id HAVING sum(p.pence) > g.amount_pence OR min(p.pence) < 0 LIMIT 1;
      END IF;
      IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'More is matched than %', broken
          USING ERRCODE = '23514', CONSTRAINT = 'bank_match_within_the_item';
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER bank_match_parts_fit AFTER INSERT ON bank_match_part
    REFERENCING NEW TABLE AS parts FOR EACH STATEMENT EXECUTE FUNCTION fit_parts();

  CREATE FUNCTION own_transfer_comes_out() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT sum(pence) FROM bank_match_part WHERE match_id = NEW.match_id AND kind = 'own-transfer') <> 0 THEN
        RAISE EXCEPTION 'What left one account must arrive in the other'
          USING ERRCODE = '23514', CONSTRAINT = 'own_transfer_has_two_equal_sides';
      END IF;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER own_transfer_comes_out AFTER INSERT ON bank_match_part
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'own-transfer')
    EXECUTE FUNCTION own_transfer_comes_out()`;

/** What the bank has shown to be true is not reversed: its match is undone first. */
const MATCHED_STANDS = `
  CREATE OR REPLACE FUNCTION refuse_reversal_of_matched_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM bank_match_part WHERE receipt_id = NEW.id AND is_live) THEN
        RAISE EXCEPTION 'receipt % is on a bank statement', NEW.id
          USING ERRCODE = '23514', CONSTRAINT = 'receipt_reversed_is_not_on_a_statement', TABLE = 'receipt';
      END IF;
      RETURN NEW;
    END $$;
  CREATE FUNCTION refuse_reversal_of_matched_payment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM bank_match_part WHERE fund_payment_id = NEW.id AND is_live) THEN
        RAISE EXCEPTION 'payment % is on a bank statement', NEW.id
          USING ERRCODE = '23514', CONSTRAINT = 'receipt_reversed_is_not_on_a_statement', TABLE = 'fund_payment';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER fund_payment_reversed_is_not_on_a_statement BEFORE UPDATE OF reversed_at ON fund_payment
    FOR EACH ROW WHEN (NEW.reversed_at IS NOT NULL) EXECUTE FUNCTION refuse_reversal_of_matched_payment()`;

/** A line set aside with a reason, until it is taken up again. */
const MARK = `
  CREATE TABLE bank_line_mark (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bank_line_id uuid NOT NULL CONSTRAINT bank_line_mark_bank_line_fk REFERENCES bank_line,
    state        text NOT NULL CONSTRAINT bank_line_mark_state_is_known CHECK (state IN ('ignored', 'on-hold')),
    reason       text NOT NULL CONSTRAINT bank_line_mark_has_a_reason CHECK (reason ~ '\\S'),
    rule_id      uuid CONSTRAINT bank_line_mark_rule_fk REFERENCES bank_rule,
    marked_at    timestamptz NOT NULL,
    marked_by    uuid CONSTRAINT bank_line_mark_marked_by_fk REFERENCES person,
    lifted_at    timestamptz,
    lifted_by    uuid CONSTRAINT bank_line_mark_lifted_by_fk REFERENCES person,
    CONSTRAINT bank_line_mark_lifted_by_somebody CHECK (num_nonnulls(lifted_at, lifted_by) IN (0, 2))
  );
  CREATE UNIQUE INDEX bank_line_marked_once ON bank_line_mark (bank_line_id) WHERE lifted_at IS NULL;
  CREATE FUNCTION keep_mark() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL
         AND (OLD.id, OLD.bank_line_id, OLD.state, OLD.reason, OLD.marked_at)
             IS NOT DISTINCT FROM (NEW.id, NEW.bank_line_id, NEW.state, NEW.reason, NEW.marked_at) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'A mark is lifted once and never changed' USING ERRCODE = '42501';
    END $$;
  CREATE TRIGGER bank_line_mark_is_kept BEFORE UPDATE OR DELETE ON bank_line_mark
    FOR EACH ROW EXECUTE FUNCTION keep_mark()`;

/** What each line comes to now: one reading for every page, figure and count. */
const STANDING = `
  CREATE VIEW bank_line_standing AS
  SELECT l.id AS bank_line_id, l.bank_account_id, l.booked_on, l.amount_pence,
         l.amount_pence - coalesce(p.pence, 0) AS open_pence,
         CASE WHEN p.pence = l.amount_pence THEN 'matched'
              WHEN m.state IS NOT NULL THEN m.state
              WHEN p.pence IS NOT NULL THEN 'part-matched'
              ELSE 'pending' END AS state,
         m.reason AS mark_reason
    FROM bank_line l
    LEFT JOIN LATERAL (
      SELECT sum(pence)::bigint AS pence FROM bank_match_part WHERE bank_line_id = l.id AND is_live) p ON true
    LEFT JOIN bank_line_mark m ON m.bank_line_id = l.id AND m.lifted_at IS NULL`;

/** The letters of the bank's words, by which one line reminds of another: no digits, no punctuation. */
const WORDS = `
  CREATE FUNCTION bank_words(description text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT trim(regexp_replace(upper(description), '[^A-Z]+', ' ', 'g')) $$;
  CREATE INDEX bank_line_by_words ON bank_line (bank_account_id, bank_words(description))`;

/** A balance read at the bank by somebody, where the statements say none. */
const TYPED_BALANCE = `
  CREATE TABLE typed_balance (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bank_account_id   uuid NOT NULL CONSTRAINT typed_balance_bank_account_fk REFERENCES bank_account,
    on_day            date NOT NULL,
    pence             bigint NOT NULL,
    evidence          text NOT NULL CONSTRAINT typed_balance_says_where_it_was_read CHECK (evidence ~ '\\S'),
    typed_at          timestamptz NOT NULL,
    typed_by          uuid NOT NULL CONSTRAINT typed_balance_typed_by_fk REFERENCES person,
    withdrawn_at      timestamptz,
    withdrawn_by      uuid CONSTRAINT typed_balance_withdrawn_by_fk REFERENCES person,
    withdrawn_because text,
    CONSTRAINT typed_balance_withdrawn_with_a_reason
      CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) IN (0, 3))
  );
  CREATE UNIQUE INDEX typed_balance_once_a_day ON typed_balance (bank_account_id, on_day) WHERE withdrawn_at IS NULL;
  CREATE FUNCTION keep_typed_balance() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
         AND (OLD.id, OLD.bank_account_id, OLD.on_day, OLD.pence, OLD.evidence, OLD.typed_at, OLD.typed_by)
             = (NEW.id, NEW.bank_account_id, NEW.on_day, NEW.pence, NEW.evidence, NEW.typed_at, NEW.typed_by) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'A typed balance is withdrawn once and never changed' USING ERRCODE = '42501';
    END $$;
  CREATE TRIGGER typed_balance_is_kept BEFORE UPDATE OR DELETE ON typed_balance
    FOR EACH ROW EXECUTE FUNCTION keep_typed_balance()`;

/** A month of every bank account, prepared by one person and signed by another. */
const RECONCILIATION = `
  CREATE TABLE reconciliation (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    month            date NOT NULL CONSTRAINT reconciliation_month_is_its_first_day
                     CHECK (extract(day FROM month) = 1),
    through          date NOT NULL,
    status           text NOT NULL CONSTRAINT reconciliation_status_is_known
                     CHECK (status IN ('prepared', 'signed', 'withdrawn', 'reopened')),
    difference_pence bigint NOT NULL,
    snapshot         jsonb NOT NULL,
    sha256           text NOT NULL,
    prepared_at      timestamptz NOT NULL,
    prepared_by      uuid NOT NULL CONSTRAINT reconciliation_prepared_by_fk REFERENCES person,
    signed_at        timestamptz,
    signed_by        uuid CONSTRAINT reconciliation_signed_by_fk REFERENCES person,
    ended_at         timestamptz,
    ended_by         uuid CONSTRAINT reconciliation_ended_by_fk REFERENCES person,
    ended_because    text,
    CONSTRAINT reconciliation_ends_with_its_month
      CHECK (through = (month + interval '1 month' - interval '1 day')::date),
    CONSTRAINT reconciliation_signed_by_another CHECK (signed_by <> prepared_by),
    CONSTRAINT reconciliation_signed_without_a_difference CHECK (status <> 'signed' OR difference_pence = 0),
    CONSTRAINT reconciliation_says_who_signed
      CHECK (status IN ('prepared', 'withdrawn') OR num_nonnulls(signed_at, signed_by) = 2),
    CONSTRAINT reconciliation_ended_with_a_reason
      CHECK ((status IN ('withdrawn', 'reopened')) = (num_nonnulls(ended_at, ended_by, ended_because) = 3))
  );
  CREATE UNIQUE INDEX reconciliation_once_per_month ON reconciliation (month)
    WHERE status IN ('prepared', 'signed');
  CREATE FUNCTION keep_reconciliation() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (OLD.status, NEW.status)
           IN (('prepared', 'signed'), ('prepared', 'withdrawn'), ('signed', 'reopened'))
         AND (OLD.month, OLD.prepared_at, OLD.prepared_by) = (NEW.month, NEW.prepared_at, NEW.prepared_by)
         AND (OLD.status = 'prepared' OR (OLD.snapshot, OLD.sha256, OLD.signed_at, OLD.signed_by)
              = (NEW.snapshot, NEW.sha256, NEW.signed_at, NEW.signed_by)) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'A reconciliation is signed or ended and never changed' USING ERRCODE = '42501';
    END $$;
  CREATE TRIGGER reconciliation_is_kept BEFORE UPDATE OR DELETE ON reconciliation
    FOR EACH ROW EXECUTE FUNCTION keep_reconciliation()`;

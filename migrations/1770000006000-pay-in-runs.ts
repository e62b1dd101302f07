import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts checked by two people and sealed; payments in runs; what comes back of a grant. */
export class PayInRuns1770000006000 implements MigrationInterface {
  readonly name = 'PayInRuns1770000006000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(BANK_DETAILS);
    await db.query(`
      ALTER TABLE instalment
        ADD attempt integer NOT NULL DEFAULT 1 CONSTRAINT instalment_attempt_is_counted CHECK (attempt >= 1),
        ADD bounced_by_match uuid`);
    await db.query(PAYMENT_RUNS);
    await db.query(`
      CREATE TABLE grant_return (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id        uuid NOT NULL CONSTRAINT grant_return_award_fk REFERENCES award,
        bank_account_id uuid NOT NULL CONSTRAINT grant_return_bank_account_fk REFERENCES bank_account,
        amount_pence    bigint NOT NULL CONSTRAINT grant_return_amount_is_positive CHECK (amount_pence > 0),
        returned_on     date NOT NULL,
        reference       text NOT NULL,
        match_id        uuid NOT NULL,
        recorded_at     timestamptz NOT NULL,
        recorded_by     uuid NOT NULL CONSTRAINT grant_return_recorded_by_fk REFERENCES person,
        undone_at       timestamptz,
        undone_by       uuid CONSTRAINT grant_return_undone_by_fk REFERENCES person,
        undone_reason   text,
        CONSTRAINT grant_return_undone_whole CHECK
          ((undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undone_reason IS NULL))
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE grant_return, bank_file_choice, payment_file, payment_run_item, payment_run, payment_hold, payment_limit;
      DROP SEQUENCE payment_run_number;
      ALTER TABLE instalment DROP attempt, DROP bounced_by_match,
        ADD prepared_at timestamptz, ADD prepared_by uuid CONSTRAINT instalment_prepared_by_fk REFERENCES person,
        ADD approved_at timestamptz, ADD approved_by uuid CONSTRAINT instalment_approved_by_fk REFERENCES person,
        ADD sent_by uuid CONSTRAINT instalment_sent_by_fk REFERENCES person,
        DROP CONSTRAINT instalment_status_is_known;
      UPDATE instalment SET status = 'planned' WHERE status = 'in-run';
      ALTER TABLE instalment ADD CONSTRAINT instalment_status_is_known
        CHECK (status IN ('planned', 'prepared', 'approved', 'sent', 'cleared'));
      DROP TABLE bank_details_cooling_off, bank_details_looked_at, bank_details_check, bank_details_evidence,
        confirmation_of_payee, bank_details, sealing_key;
      CREATE TABLE bank_details (
        organisation_id uuid PRIMARY KEY CONSTRAINT bank_details_organisation_fk REFERENCES organisation,
        account_name    text NOT NULL,
        sort_code       text NOT NULL CONSTRAINT bank_details_sort_code_is_six_digits CHECK (sort_code ~ '^[0-9]{6}$'),
        account_number  text NOT NULL CONSTRAINT bank_details_account_number_is_eight_digits CHECK (account_number ~ '^[0-9]{8}$'),
        given_at        timestamptz NOT NULL,
        given_by        uuid NOT NULL CONSTRAINT bank_details_given_by_fk REFERENCES person
      )`);
  }
}

/**
 * A number given before is put over as its plain digits, which the next start seals: this has no key.
 * What an organisation gave before must now be checked by two people as well.
 */
const BANK_DETAILS = `
  CREATE TABLE sealing_key (
    fingerprint bytea NOT NULL,
    is_the_one  boolean NOT NULL DEFAULT true CONSTRAINT sealing_key_is_one UNIQUE
                CONSTRAINT sealing_key_is_the_one CHECK (is_the_one)
  );
  CREATE TABLE bank_details_cooling_off (
    days       integer NOT NULL CONSTRAINT bank_details_cool_off_some_days CHECK (days BETWEEN 1 AND 30),
    is_the_one boolean NOT NULL DEFAULT true CONSTRAINT bank_details_cooling_off_is_one UNIQUE
               CONSTRAINT bank_details_cooling_off_is_the_one CHECK (is_the_one)
  );
  INSERT INTO bank_details_cooling_off (days) VALUES (3);

  ALTER TABLE bank_details RENAME TO bank_details_before;
  ALTER TABLE bank_details_before DROP CONSTRAINT bank_details_organisation_fk, DROP CONSTRAINT bank_details_given_by_fk,
    DROP CONSTRAINT bank_details_sort_code_is_six_digits, DROP CONSTRAINT bank_details_pkey;
  CREATE TABLE bank_details (
    id              uuid CONSTRAINT bank_details_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT bank_details_organisation_fk REFERENCES organisation,
    version         integer NOT NULL,
    account_name    text NOT NULL,
    sort_code       text NOT NULL CONSTRAINT bank_details_sort_code_is_six_digits CHECK (sort_code ~ '^[0-9]{6}$'),
    account_number  bytea NOT NULL,
    fingerprint     text NOT NULL,
    status          text NOT NULL CONSTRAINT bank_details_status_is_known
                    CHECK (status IN ('given', 'verified', 'refused', 'replaced')),
    payable_from    date NOT NULL,
    given_at        timestamptz NOT NULL,
    given_by        uuid NOT NULL CONSTRAINT bank_details_given_by_fk REFERENCES person,
    refused_at      timestamptz,
    refused_by      uuid CONSTRAINT bank_details_refused_by_fk REFERENCES person,
    refused_reason  text,
    CONSTRAINT bank_details_once_per_version UNIQUE (organisation_id, version),
    CONSTRAINT bank_details_with_their_giver UNIQUE (id, given_by),
    CONSTRAINT bank_details_refused_whole CHECK ((status = 'refused') =
      (refused_at IS NOT NULL AND refused_by IS NOT NULL AND refused_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX bank_details_checked_one_at_a_time ON bank_details (organisation_id) WHERE status = 'given';
  CREATE UNIQUE INDEX bank_details_verified_once ON bank_details (organisation_id) WHERE status = 'verified';
  CREATE INDEX bank_details_by_account ON bank_details (fingerprint);
  INSERT INTO bank_details (organisation_id, version, account_name, sort_code, account_number, fingerprint, status,
                            payable_from, given_at, given_by)
    SELECT organisation_id, 1, account_name, sort_code, convert_to(account_number, 'UTF8'), '', 'given',
           (given_at AT TIME ZONE 'Europe/London')::date, given_at, given_by
      FROM bank_details_before;
  DROP TABLE bank_details_before;
  CREATE TABLE bank_details_check (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bank_details_id   uuid NOT NULL,
    given_by          uuid NOT NULL,
    place             integer NOT NULL CONSTRAINT bank_details_checked_by_two CHECK (place IN (1, 2)),
    evidence          text NOT NULL,
    spoke_to          text,
    number_known_from text,
    called_on         date,
    despite_no_match  text,
    checked_at        timestamptz NOT NULL,
    checked_by        uuid NOT NULL CONSTRAINT bank_details_check_checked_by_fk REFERENCES person,
    CONSTRAINT bank_details_checked_in_turn UNIQUE (bank_details_id, place),
    CONSTRAINT bank_details_checked_once_by_each UNIQUE (bank_details_id, checked_by),
    CONSTRAINT bank_details_check_of_what_was_given_fk FOREIGN KEY (bank_details_id, given_by)
      REFERENCES bank_details (id, given_by),
    CONSTRAINT bank_details_not_checked_by_their_giver CHECK (checked_by <> given_by),
    CONSTRAINT bank_details_called_back CHECK (
      CASE WHEN place = 1 OR num_nonnulls(spoke_to, number_known_from, called_on) > 0
           THEN num_nonnulls(spoke_to, number_known_from, called_on) = 3 ELSE true END)
  );
  CREATE TRIGGER bank_details_check_is_append_only BEFORE UPDATE OR DELETE ON bank_details_check
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TABLE bank_details_evidence (
    id              uuid PRIMARY KEY,
    bank_details_id uuid NOT NULL CONSTRAINT bank_details_evidence_of_details_fk REFERENCES bank_details,
    file_name       text NOT NULL,
    media_type      text NOT NULL,
    size            integer NOT NULL CONSTRAINT bank_details_evidence_is_not_empty CHECK (size > 0),
    sha256          text NOT NULL CONSTRAINT bank_details_evidence_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes           bytea NOT NULL,
    added_at        timestamptz NOT NULL,
    added_by        uuid NOT NULL CONSTRAINT bank_details_evidence_added_by_fk REFERENCES person,
    CONSTRAINT bank_details_evidence_once_per_file UNIQUE (bank_details_id, sha256),
    CONSTRAINT bank_details_evidence_with_its_details UNIQUE (id, bank_details_id)
  );
  CREATE TRIGGER bank_details_evidence_is_append_only BEFORE UPDATE OR DELETE ON bank_details_evidence
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TABLE bank_details_looked_at (
    bank_details_id uuid NOT NULL,
    place           integer NOT NULL,
    evidence_id     uuid NOT NULL,
    PRIMARY KEY (bank_details_id, place, evidence_id),
    CONSTRAINT bank_details_looked_at_by_their_checker_fk FOREIGN KEY (bank_details_id, place)
      REFERENCES bank_details_check (bank_details_id, place),
    CONSTRAINT bank_details_looked_at_their_own_evidence_fk FOREIGN KEY (evidence_id, bank_details_id)
      REFERENCES bank_details_evidence (id, bank_details_id)
  );
  CREATE TRIGGER bank_details_looked_at_is_append_only BEFORE UPDATE OR DELETE ON bank_details_looked_at
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TABLE confirmation_of_payee (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bank_details_id uuid NOT NULL CONSTRAINT confirmation_of_payee_of_details_fk REFERENCES bank_details,
    place           integer NOT NULL CONSTRAINT confirmation_of_payee_is_counted CHECK (place >= 1),
    result          text NOT NULL CONSTRAINT confirmation_of_payee_result_is_known
                    CHECK (result IN ('match', 'close-match', 'no-match', 'not-available')),
    name_at_bank    text,
    asked_at        timestamptz NOT NULL,
    asked_by        uuid NOT NULL CONSTRAINT confirmation_of_payee_asked_by_fk REFERENCES person,
    CONSTRAINT confirmation_of_payee_in_turn UNIQUE (bank_details_id, place),
    CONSTRAINT confirmation_of_payee_close_match_has_the_name CHECK ((result = 'close-match') = (name_at_bank IS NOT NULL))
  );
  CREATE TRIGGER confirmation_of_payee_is_append_only BEFORE UPDATE OR DELETE ON confirmation_of_payee
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

/**
 * What was sent one by one before becomes a run of one payment, so that the people behind it stay on the
 * record. What was prepared or approved and not sent is planned again: its account is to be checked first.
 */
const PAYMENT_RUNS = `
  CREATE TABLE payment_limit (
    fund_id    uuid PRIMARY KEY CONSTRAINT payment_limit_fund_fk REFERENCES fund,
    item_pence bigint NOT NULL,
    run_pence  bigint NOT NULL,
    set_at     timestamptz NOT NULL,
    set_by     uuid NOT NULL CONSTRAINT payment_limit_set_by_fk REFERENCES person,
    CONSTRAINT payment_limit_is_positive CHECK (item_pence > 0 AND run_pence > 0)
  );
  CREATE TABLE payment_hold (
    id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    award_id  uuid NOT NULL CONSTRAINT payment_hold_award_fk REFERENCES award,
    reason    text NOT NULL,
    held_at   timestamptz NOT NULL,
    held_by   uuid NOT NULL CONSTRAINT payment_hold_held_by_fk REFERENCES person,
    lifted_at timestamptz,
    lifted_by uuid CONSTRAINT payment_hold_lifted_by_fk REFERENCES person,
    CONSTRAINT payment_hold_lifted_whole CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
  );
  CREATE UNIQUE INDEX payment_hold_one_at_a_time ON payment_hold (award_id) WHERE lifted_at IS NULL;
  CREATE SEQUENCE payment_run_number;
  CREATE TABLE payment_run (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number          integer NOT NULL CONSTRAINT payment_run_once_per_number UNIQUE,
    reference       text NOT NULL CONSTRAINT payment_run_once_per_reference UNIQUE,
    bank_account_id uuid NOT NULL CONSTRAINT payment_run_bank_account_fk REFERENCES bank_account,
    status          text NOT NULL CONSTRAINT payment_run_status_is_known
                    CHECK (status IN ('prepared', 'approved', 'released', 'sent', 'cancelled')),
    prepared_at     timestamptz NOT NULL,
    prepared_by     uuid NOT NULL CONSTRAINT payment_run_prepared_by_fk REFERENCES person,
    approved_at     timestamptz,
    approved_by     uuid CONSTRAINT payment_run_approved_by_fk REFERENCES person,
    needs_release   boolean,
    released_at     timestamptz,
    released_by     uuid CONSTRAINT payment_run_released_by_fk REFERENCES person,
    sent_at         timestamptz,
    sent_by         uuid CONSTRAINT payment_run_sent_by_fk REFERENCES person,
    cancelled_at    timestamptz,
    cancelled_by    uuid CONSTRAINT payment_run_cancelled_by_fk REFERENCES person,
    cancel_reason   text,
    CONSTRAINT payment_run_approved_by_another CHECK (approved_by <> prepared_by),
    CONSTRAINT payment_run_released_by_a_third CHECK (released_by <> prepared_by AND released_by <> approved_by),
    CONSTRAINT payment_run_sent_only_when_approved CHECK
      (status IN ('prepared', 'cancelled') OR (approved_by IS NOT NULL AND needs_release IS NOT NULL)),
    CONSTRAINT payment_run_released_when_it_must_be CHECK
      (status NOT IN ('released', 'sent') OR NOT needs_release OR released_by IS NOT NULL),
    CONSTRAINT payment_run_sent_whole CHECK ((status = 'sent') = (sent_at IS NOT NULL AND sent_by IS NOT NULL)),
    CONSTRAINT payment_run_cancelled_whole CHECK ((status = 'cancelled') =
      (cancelled_at IS NOT NULL AND cancelled_by IS NOT NULL AND cancel_reason IS NOT NULL))
  );
  CREATE TABLE payment_run_item (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    run_id           uuid NOT NULL CONSTRAINT payment_run_item_run_fk REFERENCES payment_run,
    instalment_id    uuid NOT NULL CONSTRAINT payment_run_item_instalment_fk REFERENCES instalment,
    bank_details_id  uuid NOT NULL CONSTRAINT payment_run_item_bank_details_fk REFERENCES bank_details,
    amount_pence     bigint NOT NULL CONSTRAINT payment_run_item_amount_is_positive CHECK (amount_pence > 0),
    status           text NOT NULL CONSTRAINT payment_run_item_status_is_known
                     CHECK (status IN ('included', 'taken-out', 'sent', 'failed', 'bounced')),
    taken_out_at     timestamptz,
    taken_out_by     uuid CONSTRAINT payment_run_item_taken_out_by_fk REFERENCES person,
    taken_out_reason text,
    CONSTRAINT payment_run_item_once_per_run UNIQUE (run_id, instalment_id),
    CONSTRAINT payment_run_item_taken_out_whole CHECK ((status = 'taken-out') =
      (taken_out_at IS NOT NULL AND taken_out_by IS NOT NULL AND taken_out_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX instalment_is_in_one_live_run ON payment_run_item (instalment_id) WHERE status IN ('included', 'sent');
  CREATE INDEX payment_run_item_by_account ON payment_run_item (bank_details_id);
  CREATE TABLE payment_file (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    run_id      uuid NOT NULL CONSTRAINT payment_file_once_per_run UNIQUE CONSTRAINT payment_file_run_fk REFERENCES payment_run,
    layout      text NOT NULL,
    file_name   text NOT NULL,
    bytes       bytea NOT NULL,
    sha256      text NOT NULL,
    payments    integer NOT NULL,
    total_pence bigint NOT NULL,
    made_at     timestamptz NOT NULL,
    made_by     uuid NOT NULL CONSTRAINT payment_file_made_by_fk REFERENCES person,
    CONSTRAINT payment_file_has_payments CHECK (payments > 0 AND total_pence > 0)
  );
  CREATE TRIGGER payment_file_is_append_only BEFORE UPDATE OR DELETE ON payment_file
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TABLE bank_file_choice (
    bank_account_id     uuid PRIMARY KEY CONSTRAINT bank_file_choice_bank_account_fk REFERENCES bank_account,
    layout              text NOT NULL,
    own_name            text NOT NULL,
    service_user_number text NOT NULL
  );

  WITH earlier AS (
    SELECT i.*, nextval('payment_run_number') AS run_number, gen_random_uuid() AS run_id
      FROM instalment i WHERE i.status IN ('sent', 'cleared')
  ), run AS (
    INSERT INTO payment_run (id, number, reference, bank_account_id, status, prepared_at, prepared_by,
                             approved_at, approved_by, needs_release, sent_at, sent_by)
    SELECT run_id, run_number, 'PR-' || to_char(sent_at AT TIME ZONE 'Europe/London', 'YYYY') || '-' || lpad(run_number::text, 4, '0'),
           coalesce((SELECT m.bank_account_id FROM bank_match bm JOIN bank_line m ON m.id = bm.bank_line_id
                      WHERE bm.instalment_id = earlier.id), (SELECT id FROM bank_account ORDER BY opened_at, id LIMIT 1)),
           'sent', prepared_at, prepared_by, approved_at, approved_by, false, sent_at, coalesce(sent_by, approved_by)
      FROM earlier
  )
  INSERT INTO payment_run_item (run_id, instalment_id, bank_details_id, amount_pence, status)
    SELECT e.run_id, e.id, b.id, e.amount_pence, 'sent'
      FROM earlier e JOIN award a ON a.id = e.award_id JOIN bank_details b ON b.organisation_id = a.organisation_id;
  ALTER TABLE instalment DROP CONSTRAINT instalment_status_is_known, DROP CONSTRAINT instalment_approved_by_another,
    DROP CONSTRAINT instalment_sent_only_when_approved,
    DROP prepared_at, DROP prepared_by, DROP approved_at, DROP approved_by, DROP sent_by;
  UPDATE instalment SET status = 'planned' WHERE status IN ('prepared', 'approved');
  ALTER TABLE instalment ADD CONSTRAINT instalment_status_is_known
    CHECK (status IN ('planned', 'in-run', 'sent', 'cleared'))`;

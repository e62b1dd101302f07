import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts checked by two people and sealed; payments in runs; what comes back of a grant. */
export class PayInRuns1770000006000 implements MigrationInterface {
  readonly name = 'PayInRuns1770000006000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(BANK_DETAILS);
    await db.query(`
      ALTER TABLE instalment
        ADD attempt integer NOT NULL DEFAULT 1 CONSTRAINT instalment_attempt_is_counted CHECK (attempt >= 1),
        ADD bounced_by_match uuid;
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
      DROP TABLE grant_return;
      ALTER TABLE instalment DROP attempt, DROP bounced_by_match;
      DROP TABLE bank_details_cooling_off, bank_details_check, bank_details, sealing_key;
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
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is looked into before a panel decides: flags on an organisation, answers of the public registers,
 * the outcomes of checks, and projects that are alike.
 */
export class CheckAndFlag1770000015000 implements MigrationInterface {
  readonly name = 'CheckAndFlag1770000015000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE organisation_flag (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT organisation_flag_organisation_fk REFERENCES organisation,
        kind            text NOT NULL CONSTRAINT organisation_flag_kind_is_known CHECK (kind IN ('stop', 'caution', 'note')),
        reason          text NOT NULL CONSTRAINT organisation_flag_has_a_reason CHECK (reason <> ''),
        until           date,
        raised_at       timestamptz NOT NULL,
        raised_by       uuid NOT NULL CONSTRAINT organisation_flag_raised_by_fk REFERENCES person,
        lifted_at       timestamptz,
        lifted_by       uuid CONSTRAINT organisation_flag_lifted_by_fk REFERENCES person,
        lifted_reason   text,
        CONSTRAINT organisation_flag_lifted_whole
          CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_reason IS NULL))
      );
      CREATE INDEX organisation_flag_not_lifted ON organisation_flag (organisation_id) WHERE lifted_at IS NULL`);
    await db.query(`
      CREATE TABLE register_look_up (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT register_look_up_organisation_fk REFERENCES organisation,
        register        text NOT NULL CONSTRAINT register_look_up_register_is_known
                        CHECK (register IN ('charity-commission', 'companies-house')),
        number          text NOT NULL,
        status          text NOT NULL CONSTRAINT register_look_up_status_is_known
                        CHECK (status IN ('waiting', 'found', 'not-found', 'failed')),
        asked_at        timestamptz NOT NULL,
        asked_by        uuid NOT NULL CONSTRAINT register_look_up_asked_by_fk REFERENCES person,
        answered_at     timestamptz,
        entry           jsonb,
        problem         text,
        CONSTRAINT register_look_up_answered_whole CHECK
          ((status = 'waiting') = (answered_at IS NULL) AND (status = 'found') = (entry IS NOT NULL)
           AND (status = 'failed') = (problem IS NOT NULL)),
        CONSTRAINT register_look_up_with_its_organisation UNIQUE (id, organisation_id)
      );
      CREATE UNIQUE INDEX register_look_up_one_at_a_time ON register_look_up (organisation_id, register) WHERE status = 'waiting'`);
    await db.query(`
      CREATE TABLE organisation_check (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT organisation_check_organisation_fk REFERENCES organisation,
        kind            text NOT NULL CONSTRAINT organisation_check_kind_is_known CHECK (kind IN
                        ('registration', 'governing-document', 'signatories', 'accounts', 'safeguarding', 'bank-details')),
        number          integer NOT NULL CONSTRAINT organisation_check_number_is_positive CHECK (number > 0),
        outcome         text NOT NULL CONSTRAINT organisation_check_outcome_is_known
                        CHECK (outcome IN ('passed', 'problem', 'does-not-apply')),
        note            text NOT NULL,
        source          text NOT NULL,
        source_on       date,
        look_up_id      uuid,
        file_id         uuid,
        expires_on      date,
        recorded_for    text NOT NULL,
        checked_at      timestamptz NOT NULL,
        checked_by      uuid NOT NULL CONSTRAINT organisation_check_checked_by_fk REFERENCES person,
        -- Judged when a statement ends: when two records are merged, their checks are counted anew.
        CONSTRAINT organisation_check_in_turn UNIQUE (organisation_id, kind, number) DEFERRABLE,
        CONSTRAINT organisation_check_seen_on_a_day CHECK ((source = '') = (source_on IS NULL)),
        CONSTRAINT organisation_check_says_why CHECK (outcome = 'passed' OR note <> ''),
        CONSTRAINT organisation_check_look_up_fk FOREIGN KEY (look_up_id, organisation_id)
          REFERENCES register_look_up (id, organisation_id),
        CONSTRAINT organisation_check_file_fk FOREIGN KEY (file_id) REFERENCES stored_file
      );
      CREATE TABLE application_check (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT application_check_application_fk REFERENCES application,
        kind           text NOT NULL CONSTRAINT application_check_kind_is_known
                       CHECK (kind IN ('asked-against-income', 'duplicates')),
        number         integer NOT NULL CONSTRAINT application_check_number_is_positive CHECK (number > 0),
        outcome        text NOT NULL CONSTRAINT application_check_outcome_is_known
                       CHECK (outcome IN ('passed', 'problem', 'does-not-apply')),
        note           text NOT NULL,
        source         text NOT NULL,
        source_on      date,
        income_pence   bigint CONSTRAINT application_check_income_not_negative CHECK (income_pence >= 0),
        checked_at     timestamptz NOT NULL,
        checked_by     uuid NOT NULL CONSTRAINT application_check_checked_by_fk REFERENCES person,
        CONSTRAINT application_check_in_turn UNIQUE (application_id, kind, number),
        CONSTRAINT application_check_seen_on_a_day CHECK ((source = '') = (source_on IS NULL)),
        CONSTRAINT application_check_says_why CHECK (outcome = 'passed' OR note <> '')
      )`);
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE TABLE application_text (
        application_id uuid PRIMARY KEY CONSTRAINT application_text_application_fk REFERENCES application,
        title          text NOT NULL,
        body           text NOT NULL,
        searched_at    timestamptz NOT NULL
      );
      CREATE INDEX application_text_by_title ON application_text USING gin (lower(title) gin_trgm_ops);
      CREATE INDEX application_text_by_body ON application_text USING gin (lower(body) gin_trgm_ops);
      CREATE INDEX earlier_award_by_title ON earlier_award USING gin (lower(title) gin_trgm_ops);
      CREATE INDEX earlier_award_by_description ON earlier_award USING gin (lower(description) gin_trgm_ops);
      CREATE TABLE likeness (
        id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id       uuid NOT NULL CONSTRAINT likeness_application_fk REFERENCES application,
        other_application_id uuid CONSTRAINT likeness_other_application_fk REFERENCES application,
        earlier_award        text,
        title_percent        integer NOT NULL,
        body_percent         integer NOT NULL,
        finding              text CONSTRAINT likeness_finding_is_known
                             CHECK (finding IN ('same-project', 'similar', 'nothing')),
        note                 text,
        found_at             timestamptz,
        found_by             uuid CONSTRAINT likeness_found_by_fk REFERENCES person,
        CONSTRAINT likeness_of_two_applications_or_an_award
          CHECK ((other_application_id IS NULL) <> (earlier_award IS NULL)),
        CONSTRAINT likeness_once_whichever_way CHECK (application_id < other_application_id),
        CONSTRAINT likeness_percents_are CHECK (title_percent BETWEEN 0 AND 100 AND body_percent BETWEEN 0 AND 100),
        CONSTRAINT likeness_found_whole CHECK ((finding IS NULL) = (found_at IS NULL)
          AND (finding IS NULL) = (found_by IS NULL) AND (finding IS NULL) = (note IS NULL)),
        CONSTRAINT likeness_once_per_application UNIQUE (application_id, other_application_id),
        CONSTRAINT likeness_once_per_award UNIQUE (application_id, earlier_award)
      );
      CREATE INDEX likeness_of_the_other ON likeness (other_application_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX earlier_award_by_title, earlier_award_by_description;
      DROP TABLE likeness, application_text, application_check, organisation_check,
                 register_look_up, organisation_flag`);
  }
}

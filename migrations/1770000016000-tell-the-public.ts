import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a group reads and answers before it applies, where postcodes are, and how many have applied. */
export class TellThePublic1770000016000 implements MigrationInterface {
  readonly name = 'TellThePublic1770000016000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(ROUNDS_IN_PUBLIC);
    await db.query(PLACES);
    await db.query(LONG_LISTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER application_is_tallied ON application;
      DROP TRIGGER application_is_tallied_again ON application;
      DROP FUNCTION tally_application;
      DROP TABLE application_tally;
      DROP INDEX application_by_reference, application_by_state, application_of_organisation;
      DROP TABLE ward, postcode, eligibility_answers, eligibility_questions, round_words`);
  }
}

/** Both are kept version by version: what a page said, and what was asked, on the day somebody read it. */
const ROUNDS_IN_PUBLIC = `
  CREATE TABLE round_words (
    round_id      uuid NOT NULL CONSTRAINT round_words_round_fk REFERENCES round,
    version       integer NOT NULL CONSTRAINT round_words_version_is_positive CHECK (version > 0),
    programme     text NOT NULL,
    summary       text NOT NULL CONSTRAINT round_words_say_what_is_funded CHECK (summary <> ''),
    not_funded    text NOT NULL,
    who_can_apply text NOT NULL,
    hear_by       date,
    help_email    text NOT NULL,
    help_phone    text NOT NULL,
    other_formats text NOT NULL,
    written_at    timestamptz NOT NULL,
    written_by    uuid NOT NULL CONSTRAINT round_words_written_by_fk REFERENCES person,
    CONSTRAINT round_words_once_per_version PRIMARY KEY (round_id, version)
  );
  CREATE TABLE eligibility_questions (
    round_id   uuid NOT NULL CONSTRAINT eligibility_questions_round_fk REFERENCES round,
    version    integer NOT NULL CONSTRAINT eligibility_questions_version_is_positive CHECK (version > 0),
    questions  jsonb NOT NULL CONSTRAINT eligibility_questions_are_a_list CHECK (jsonb_typeof(questions) = 'array'),
    written_at timestamptz NOT NULL,
    written_by uuid NOT NULL CONSTRAINT eligibility_questions_written_by_fk REFERENCES person,
    CONSTRAINT eligibility_questions_once_per_version PRIMARY KEY (round_id, version)
  );
  CREATE TABLE eligibility_answers (
    application_id uuid CONSTRAINT eligibility_answers_once_per_application PRIMARY KEY
                   CONSTRAINT eligibility_answers_application_fk REFERENCES application,
    round_id       uuid NOT NULL,
    version        integer NOT NULL,
    answers        jsonb NOT NULL CONSTRAINT eligibility_answers_are_a_list CHECK (jsonb_typeof(answers) = 'array'),
    answered_at    timestamptz NOT NULL,
    answered_by    uuid NOT NULL CONSTRAINT eligibility_answers_answered_by_fk REFERENCES person,
    CONSTRAINT eligibility_answers_are_to_questions_asked
      FOREIGN KEY (round_id, version) REFERENCES eligibility_questions (round_id, version)
  );
  CREATE TRIGGER round_words_are_append_only BEFORE UPDATE OR DELETE ON round_words
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER eligibility_questions_are_append_only BEFORE UPDATE OR DELETE ON eligibility_questions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER eligibility_answers_are_append_only BEFORE UPDATE OR DELETE ON eligibility_answers
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

const PLACES = `
  CREATE TABLE postcode (
    postcode   text CONSTRAINT postcode_once PRIMARY KEY
               CONSTRAINT postcode_is_written_whole CHECK (postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'),
    lsoa_code  text NOT NULL,
    lsoa_name  text NOT NULL,
    ward_code  text NOT NULL,
    ward_name  text NOT NULL,
    imd_decile integer CONSTRAINT postcode_decile_is_1_to_10 CHECK (imd_decile BETWEEN 1 AND 10),
    imd_rank   integer CONSTRAINT postcode_rank_is_positive CHECK (imd_rank > 0),
    imd_year   integer NOT NULL,
    CONSTRAINT postcode_has_both_of_imd_or_none CHECK ((imd_decile IS NULL) = (imd_rank IS NULL))
  );
  CREATE TABLE ward (
    code          text CONSTRAINT ward_once_per_code PRIMARY KEY,
    name          text NOT NULL,
    district_code text NOT NULL,
    district_name text NOT NULL
  )`;

/**
 * Pages find their next rows by an index, and their totals in a tally that the database keeps as it
 * goes. To count 100,000 rows for each page would take a hundred times as long as for a hundred;
 * one row for each total would make all who submit in the last minute wait for one another. So each
 * connection adds to a slot of its own, and a total is the sum of at most 32 of them. Drafts count, and
 * what has arrived; a draft that was withdrawn is neither.
 */
const LONG_LISTS = `
  CREATE INDEX application_by_reference ON application (round_id, reference) WHERE submitted_at IS NOT NULL;
  CREATE INDEX application_by_state ON application (round_id, status, reference);
  CREATE INDEX application_of_organisation ON application (organisation_id, started_at, id);
  CREATE TABLE application_tally (
    round_id    uuid NOT NULL CONSTRAINT application_tally_round_fk REFERENCES round,
    status      text NOT NULL,
    slot        integer NOT NULL,
    count       bigint NOT NULL,
    asked_pence bigint NOT NULL,
    PRIMARY KEY (round_id, status, slot)
  ) WITH (fillfactor = 50);
  CREATE FUNCTION tally_application() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO application_tally AS tally (round_id, status, slot, count, asked_pence)
      SELECT moved.round_id, moved.status, pg_backend_pid() % 32, sum(moved.by),
             sum(CASE moved.status WHEN 'draft' THEN 0 ELSE moved.by * coalesce(moved.pence, 0) END)
        FROM (SELECT OLD.round_id, OLD.status, OLD.requested_pence AS pence, -1 AS by
               WHERE TG_OP <> 'INSERT' AND (OLD.status = 'draft' OR OLD.submitted_at IS NOT NULL)
              UNION ALL
              SELECT NEW.round_id, NEW.status, NEW.requested_pence, 1
               WHERE TG_OP <> 'DELETE' AND (NEW.status = 'draft' OR NEW.submitted_at IS NOT NULL)) AS moved
       GROUP BY 1, 2
      HAVING sum(moved.by) <> 0 OR (moved.status <> 'draft' AND sum(moved.by * coalesce(moved.pence, 0)) <> 0)
       ORDER BY 1, 2
      ON CONFLICT (round_id, status, slot) DO UPDATE
        SET count = tally.count + excluded.count, asked_pence = tally.asked_pence + excluded.asked_pence;
    RETURN NULL;
  END $$;
  CREATE TRIGGER application_is_tallied AFTER INSERT OR DELETE ON application
    FOR EACH ROW EXECUTE FUNCTION tally_application();
  CREATE TRIGGER application_is_tallied_again AFTER UPDATE ON application
    FOR EACH ROW WHEN ((OLD.round_id, OLD.status, OLD.requested_pence)
      IS DISTINCT FROM (NEW.round_id, NEW.status, NEW.requested_pence))
    EXECUTE FUNCTION tally_application();
  INSERT INTO application_tally
    SELECT round_id, status, 0, count(*),
           sum(CASE status WHEN 'draft' THEN 0 ELSE coalesce(requested_pence, 0) END)
      FROM application WHERE status = 'draft' OR submitted_at IS NOT NULL GROUP BY round_id, status`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A return answers a form, as an application does: in drafts that save themselves, with files, and kept as it was sent.
 * What people agreed to have shown of a story runs out, and can be taken back.
 */
export class AskForReturns1770000035000 implements MigrationInterface {
  readonly name = 'AskForReturns1770000035000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(FORMS);
    await db.query(DRAFTS);
    await db.query(FILES);
    await db.query(SENT);
    await db.query(CONSENTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE story_consent, return_submission, return_file,
        return_rival_answer, return_answer_save, return_form;
      DROP FUNCTION seal_return_submission, return_submission_hash, refuse_to_lose_return_file,
        refuse_change_of_published_return_form;
      ALTER TABLE monitoring_return DROP COLUMN form, DROP COLUMN form_version, DROP COLUMN answers,
        DROP COLUMN version, DROP COLUMN saved_at, DROP COLUMN saved_by, DROP COLUMN asked_again`);
  }
}

/** As the forms of rounds: one version at most is being built, and a published one never changes. */
const FORMS = `
  CREATE TABLE return_form (
    round_id     uuid NOT NULL CONSTRAINT return_form_round_fk REFERENCES round,
    kind         text NOT NULL CONSTRAINT return_form_kind_is_known CHECK (kind IN ('progress', 'final')),
    version      integer NOT NULL CONSTRAINT return_form_version_is_positive CHECK (version > 0),
    definition   jsonb NOT NULL CONSTRAINT return_form_has_sections CHECK (jsonb_typeof(definition->'sections') = 'array'),
    revision     integer NOT NULL CONSTRAINT return_form_revision_not_negative CHECK (revision >= 0),
    edit_mark    text,
    edited_at    timestamptz NOT NULL,
    edited_by    uuid NOT NULL CONSTRAINT return_form_edited_by_fk REFERENCES person,
    published_at timestamptz,
    published_by uuid CONSTRAINT return_form_published_by_fk REFERENCES person,
    PRIMARY KEY (round_id, kind, version),
    CONSTRAINT return_form_published_whole CHECK ((published_at IS NULL) = (published_by IS NULL))
  );
  CREATE UNIQUE INDEX return_form_one_at_a_time ON return_form (round_id, kind) WHERE published_at IS NULL;
  CREATE FUNCTION refuse_change_of_published_return_form() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.published_at IS NOT NULL THEN
      RAISE EXCEPTION '% on version % of a return form is refused: it is published', TG_OP, OLD.version
        USING ERRCODE = '42501', CONSTRAINT = 'return_form_published_stays', TABLE = 'return_form';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER return_form_published_stays BEFORE UPDATE OR DELETE ON return_form
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_return_form();
  CREATE TRIGGER return_form_is_never_emptied BEFORE TRUNCATE ON return_form
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;

const DRAFTS = `
  ALTER TABLE monitoring_return
    ADD COLUMN form jsonb,
    ADD COLUMN form_version integer,
    ADD COLUMN answers jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN version integer NOT NULL DEFAULT 0,
    ADD COLUMN saved_at timestamptz,
    ADD COLUMN saved_by uuid CONSTRAINT monitoring_return_saved_by_fk REFERENCES person,
    ADD COLUMN asked_again text[],
    ADD CONSTRAINT monitoring_return_begun_whole CHECK ((form IS NULL) = (form_version IS NULL)),
    ADD CONSTRAINT monitoring_return_saved_whole CHECK ((saved_at IS NULL) = (saved_by IS NULL));
  CREATE TABLE return_answer_save (
    return_id uuid NOT NULL CONSTRAINT return_answer_save_return_fk REFERENCES monitoring_return ON DELETE CASCADE,
    question  text NOT NULL,
    saved_at  timestamptz NOT NULL,
    saved_by  uuid NOT NULL CONSTRAINT return_answer_save_saved_by_fk REFERENCES person,
    page      text,
    PRIMARY KEY (return_id, question)
  );
  CREATE TABLE return_rival_answer (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    return_id  uuid NOT NULL CONSTRAINT return_rival_answer_return_fk REFERENCES monitoring_return ON DELETE CASCADE,
    question   text NOT NULL,
    written_by uuid NOT NULL CONSTRAINT return_rival_answer_written_by_fk REFERENCES person,
    written_at timestamptz NOT NULL,
    page       text NOT NULL,
    answer     jsonb NOT NULL,
    CONSTRAINT return_rival_answer_once_per_page UNIQUE (return_id, question, written_by, page)
  )`;

const FILES = `
  CREATE TABLE return_file (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    return_id    uuid NOT NULL CONSTRAINT return_file_return_fk REFERENCES monitoring_return ON DELETE CASCADE,
    question     text NOT NULL CONSTRAINT return_file_answers_a_question CHECK (question <> ''),
    file_id      uuid NOT NULL CONSTRAINT return_file_file_fk REFERENCES stored_file,
    added_at     timestamptz NOT NULL,
    added_by     uuid NOT NULL CONSTRAINT return_file_added_by_fk REFERENCES person,
    is_on_record boolean NOT NULL DEFAULT false,
    removed_at   timestamptz,
    CONSTRAINT return_file_removed_stays_on_record CHECK (removed_at IS NULL OR is_on_record)
  );
  CREATE UNIQUE INDEX return_file_once_per_question ON return_file (return_id, question, file_id)
    WHERE removed_at IS NULL;
  CREATE INDEX return_file_by_file ON return_file (file_id);
  CREATE FUNCTION refuse_to_lose_return_file() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.is_on_record THEN
      RAISE EXCEPTION 'A file that was sent stays with its return' USING ERRCODE = '42501';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER return_file_on_record_stays BEFORE DELETE ON return_file
    FOR EACH ROW EXECUTE FUNCTION refuse_to_lose_return_file()`;

/** The form is kept as it was asked: with the budget, the targets and the earlier figures that stood beside it. */
const SENT = `
  CREATE TABLE return_submission (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    return_id    uuid NOT NULL CONSTRAINT return_submission_return_fk REFERENCES monitoring_return,
    number       integer NOT NULL CONSTRAINT return_submission_number_is_positive CHECK (number > 0),
    form         jsonb NOT NULL,
    answers      jsonb NOT NULL,
    submitted_at timestamptz NOT NULL,
    submitted_by uuid NOT NULL CONSTRAINT return_submission_submitted_by_fk REFERENCES person,
    hash         bytea NOT NULL,
    CONSTRAINT return_submission_once_per_number UNIQUE (return_id, number)
  );
  CREATE FUNCTION return_submission_hash(s return_submission) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(s.return_id, s.number, s.form, s.answers,
      extract(epoch FROM s.submitted_at), s.submitted_by)::text, 'UTF8')) $$;
  CREATE FUNCTION seal_return_submission() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN NEW.hash := return_submission_hash(NEW); RETURN NEW; END $$;
  CREATE TRIGGER return_submission_sealed BEFORE INSERT ON return_submission
    FOR EACH ROW EXECUTE FUNCTION seal_return_submission();
  CREATE TRIGGER return_submission_is_a_record BEFORE UPDATE OR DELETE ON return_submission
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

const CONSENTS = `
  CREATE TABLE story_consent (
    return_id    uuid PRIMARY KEY CONSTRAINT story_consent_return_fk REFERENCES monitoring_return,
    scope        text NOT NULL CONSTRAINT story_consent_scope_is_known CHECK (scope IN ('panel', 'funder', 'public')),
    whose        text NOT NULL CONSTRAINT story_consent_is_somebodys CHECK (whose <> ''),
    lasts_until  date NOT NULL,
    given_at     timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by uuid CONSTRAINT story_consent_withdrawn_by_fk REFERENCES person,
    reason       text,
    CONSTRAINT story_consent_withdrawn_whole CHECK
      ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (reason IS NULL))
  )`;

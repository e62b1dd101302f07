import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A round's form has versions. One at most is being built; a published one never changes, and an
 * application keeps the one it was started on until it is moved as a draft.
 */
export class VersionForms1770000017000 implements MigrationInterface {
  readonly name = 'VersionForms1770000017000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(VERSIONS);
    await db.query(`
      INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
      SELECT id, 1, form || jsonb_build_object('rules', coalesce(form->'rules', '[]')), 0,
             opened_at, opened_by, opened_at, opened_by FROM round;
      ALTER TABLE round DROP COLUMN form`);
    await db.query(FROZEN);
    await db.query(`
      ALTER TABLE application ADD COLUMN form_version integer;
      UPDATE application SET form_version = 1;
      ALTER TABLE application ALTER COLUMN form_version SET NOT NULL,
        ADD CONSTRAINT application_form_is_of_its_round
        FOREIGN KEY (round_id, form_version) REFERENCES round_form (round_id, version);
      CREATE INDEX application_drafts_of_form ON application (round_id, form_version) WHERE status = 'draft'`);
    await db.query(FORM_OF_APPLICATION);
    await db.query(MOVES_AND_TRIALS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE form_trial, application_form_move;
      DROP TRIGGER application_has_a_published_form ON application;
      DROP FUNCTION give_application_its_form();
      ALTER TABLE application DROP COLUMN form_version;
      ALTER TABLE round ADD COLUMN form jsonb;
      UPDATE round SET form = (SELECT definition FROM round_form f
        WHERE f.round_id = round.id AND f.published_at IS NOT NULL ORDER BY version DESC LIMIT 1);
      ALTER TABLE round ALTER COLUMN form SET NOT NULL;
      DROP TABLE round_form;
      DROP FUNCTION refuse_change_of_published_form()`);
  }
}

const VERSIONS = `
  CREATE TABLE round_form (
    round_id     uuid NOT NULL CONSTRAINT round_form_round_fk REFERENCES round,
    version      integer NOT NULL CONSTRAINT round_form_version_is_positive CHECK (version > 0),
    definition   jsonb NOT NULL CONSTRAINT round_form_has_sections CHECK (jsonb_typeof(definition->'sections') = 'array'),
    revision     integer NOT NULL CONSTRAINT round_form_revision_not_negative CHECK (revision >= 0),
    edit_mark    text,
    edited_at    timestamptz NOT NULL,
    edited_by    uuid NOT NULL CONSTRAINT round_form_edited_by_fk REFERENCES person,
    drafts       text CONSTRAINT round_form_drafts_stay_or_move CHECK (drafts IN ('stay', 'move')),
    published_at timestamptz,
    published_by uuid CONSTRAINT round_form_published_by_fk REFERENCES person,
    PRIMARY KEY (round_id, version),
    CONSTRAINT round_form_published_whole CHECK ((published_at IS NULL) = (published_by IS NULL)),
    CONSTRAINT round_form_says_what_becomes_of_drafts CHECK (published_at IS NULL OR version = 1 OR drafts IS NOT NULL)
  );
  CREATE UNIQUE INDEX round_form_one_at_a_time ON round_form (round_id) WHERE published_at IS NULL`;

const FROZEN = `
  CREATE FUNCTION refuse_change_of_published_form() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.published_at IS NOT NULL THEN
      RAISE EXCEPTION '% on version % of a form is refused: it is published', TG_OP, OLD.version
        USING ERRCODE = '42501', CONSTRAINT = 'round_form_published_stays', TABLE = 'round_form';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER round_form_published_stays BEFORE UPDATE OR DELETE ON round_form
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_form();
  CREATE TRIGGER round_form_is_never_emptied BEFORE TRUNCATE ON round_form
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;

/** Who starts an application need not name its form: it is the newest that is published. */
const FORM_OF_APPLICATION = `
  CREATE FUNCTION give_application_its_form() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status <> 'draft' AND NEW.form_version <> OLD.form_version THEN
      RAISE EXCEPTION 'application % is submitted: it keeps its form', OLD.id
        USING ERRCODE = '23514', CONSTRAINT = 'application_submitted_keeps_its_form', TABLE = 'application';
    END IF;
    IF NEW.form_version IS NULL THEN
      NEW.form_version := (SELECT max(version) FROM round_form
                            WHERE round_id = NEW.round_id AND published_at IS NOT NULL);
    ELSIF NOT EXISTS (SELECT FROM round_form WHERE round_id = NEW.round_id
                         AND version = NEW.form_version AND published_at IS NOT NULL) THEN
      RAISE EXCEPTION 'version % of the form is not published', NEW.form_version
        USING ERRCODE = '23514', CONSTRAINT = 'application_form_is_published', TABLE = 'application';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER application_has_a_published_form BEFORE INSERT OR UPDATE OF form_version ON application
    FOR EACH ROW EXECUTE FUNCTION give_application_its_form()`;

/** What was tried never stands among the applications: no board, count, panel, payment or report can meet it. */
const MOVES_AND_TRIALS = `
  CREATE TABLE application_form_move (
    application_id uuid NOT NULL CONSTRAINT application_form_move_application_fk REFERENCES application,
    from_version   integer NOT NULL,
    to_version     integer NOT NULL,
    moved_at       timestamptz NOT NULL,
    moved_by       uuid NOT NULL CONSTRAINT application_form_move_moved_by_fk REFERENCES person,
    PRIMARY KEY (application_id, to_version),
    CONSTRAINT application_form_move_goes_forward CHECK (to_version > from_version)
  );
  CREATE TABLE form_trial (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id   uuid NOT NULL CONSTRAINT form_trial_round_fk REFERENCES round,
    version    integer NOT NULL,
    definition jsonb NOT NULL,
    answers    jsonb NOT NULL,
    form_key   uuid NOT NULL CONSTRAINT form_trial_once_per_form UNIQUE,
    started_at timestamptz NOT NULL,
    started_by uuid NOT NULL CONSTRAINT form_trial_started_by_fk REFERENCES person,
    sent_at    timestamptz
  );
  CREATE INDEX form_trial_of_round ON form_trial (round_id, started_at)`;

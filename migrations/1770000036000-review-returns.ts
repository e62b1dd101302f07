import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['return_review', 'return_pack', 'return_comment'];

/**
 * What became of a return that was sent, and how it reaches the panel; and its due date, which moves by an act and by
 * nothing else.
 */
export class ReviewReturns1770000036000 implements MigrationInterface {
  readonly name = 'ReviewReturns1770000036000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE return_review (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        return_id      uuid NOT NULL CONSTRAINT return_review_return_fk REFERENCES monitoring_return,
        number         integer NOT NULL,
        act            text NOT NULL CONSTRAINT return_review_act_is_known CHECK (act IN ('accept', 'query', 'waive', 'take-back')),
        reason         text NOT NULL,
        admitted_pence bigint,
        asked          jsonb NOT NULL,
        due_on         date,
        sending        integer,
        reviewed_at    timestamptz NOT NULL,
        reviewed_by    uuid NOT NULL CONSTRAINT return_review_reviewed_by_fk REFERENCES person,
        CONSTRAINT return_review_once_per_number UNIQUE (return_id, number),
        CONSTRAINT return_review_sending_fk FOREIGN KEY (return_id, sending) REFERENCES return_submission (return_id, number),
        CONSTRAINT return_review_admits_when_accepted CHECK ((act = 'accept') = (admitted_pence IS NOT NULL) AND admitted_pence >= 0),
        CONSTRAINT return_review_asks_by_a_day CHECK ((act = 'query') = (due_on IS NOT NULL)),
        CONSTRAINT return_review_has_a_reason CHECK (reason <> '' OR act IN ('accept', 'query'))
      );
      CREATE TABLE return_due_change (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        return_id      uuid NOT NULL CONSTRAINT return_due_change_return_fk REFERENCES monitoring_return,
        number         integer NOT NULL,
        status         text NOT NULL CONSTRAINT return_due_change_status_is_known CHECK (status IN ('asked', 'made', 'declined')),
        from_due_on    date NOT NULL,
        to_due_on      date NOT NULL,
        reason         text NOT NULL CONSTRAINT return_due_change_has_a_reason CHECK (reason <> ''),
        asked_at       timestamptz NOT NULL,
        asked_by       uuid NOT NULL CONSTRAINT return_due_change_asked_by_fk REFERENCES person,
        settled_at     timestamptz,
        settled_by     uuid CONSTRAINT return_due_change_settled_by_fk REFERENCES person,
        settled_reason text,
        CONSTRAINT return_due_change_once_per_number UNIQUE (return_id, number),
        CONSTRAINT return_due_change_moves CHECK (from_due_on <> to_due_on),
        CONSTRAINT return_due_change_settled_whole CHECK ((status = 'asked') = (settled_at IS NULL)
          AND (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settled_reason IS NULL))
      );
      CREATE TABLE return_pack (
        id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        return_id uuid NOT NULL CONSTRAINT return_pack_return_fk REFERENCES monitoring_return,
        number    integer NOT NULL,
        file_id   uuid NOT NULL CONSTRAINT return_pack_file_fk REFERENCES stored_file,
        made_at   timestamptz NOT NULL,
        CONSTRAINT return_pack_once_per_sending UNIQUE (return_id, number)
      );
      CREATE TABLE return_news (
        return_id uuid NOT NULL CONSTRAINT return_news_return_fk REFERENCES monitoring_return,
        number    integer NOT NULL,
        person_id uuid NOT NULL CONSTRAINT return_news_person_fk REFERENCES person,
        came_on   date NOT NULL,
        told_at   timestamptz,
        PRIMARY KEY (return_id, number, person_id)
      );
      CREATE INDEX return_news_to_tell ON return_news (person_id) WHERE told_at IS NULL;
      CREATE TABLE return_preference (
        person_id uuid PRIMARY KEY CONSTRAINT return_preference_person_fk REFERENCES person,
        weekday   smallint CONSTRAINT return_preference_weekday_is_one CHECK (weekday BETWEEN 1 AND 5),
        set_at    timestamptz NOT NULL
      );
      CREATE TABLE return_reading (
        return_id uuid NOT NULL CONSTRAINT return_reading_return_fk REFERENCES monitoring_return,
        person_id uuid NOT NULL CONSTRAINT return_reading_person_fk REFERENCES person,
        read_at   timestamptz NOT NULL,
        PRIMARY KEY (return_id, person_id)
      );
      CREATE TABLE return_comment (
        id        uuid PRIMARY KEY,
        return_id uuid NOT NULL CONSTRAINT return_comment_return_fk REFERENCES monitoring_return,
        text      text NOT NULL CONSTRAINT return_comment_says_something CHECK (text <> ''),
        made_at   timestamptz NOT NULL,
        made_by   uuid NOT NULL CONSTRAINT return_comment_made_by_fk REFERENCES person
      );
      CREATE INDEX return_comment_of_return ON return_comment (return_id);
      CREATE UNIQUE INDEX return_due_change_once_while_asked ON return_due_change (return_id) WHERE status = 'asked'`);
    await db.query(`
      CREATE FUNCTION settle_due_change_once() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.status <> 'asked' OR (NEW.id, NEW.return_id, NEW.number, NEW.from_due_on, NEW.to_due_on,
            NEW.reason, NEW.asked_at, NEW.asked_by) IS DISTINCT FROM (OLD.id, OLD.return_id, OLD.number, OLD.from_due_on,
            OLD.to_due_on, OLD.reason, OLD.asked_at, OLD.asked_by) THEN
          RAISE EXCEPTION 'A change of a due date is settled once and never changed' USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER return_due_change_is_settled_once BEFORE UPDATE OR DELETE ON return_due_change
        FOR EACH ROW EXECUTE FUNCTION settle_due_change_once();
      CREATE FUNCTION keep_due_date() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM (SELECT from_due_on, to_due_on FROM return_due_change
               WHERE return_id = OLD.id AND status = 'made' ORDER BY settled_at DESC, number DESC LIMIT 1) last
             WHERE last.from_due_on = OLD.due_on AND last.to_due_on = NEW.due_on) THEN
          RAISE EXCEPTION 'The due date of return % moves by an act, and by nothing else', OLD.id USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER monitoring_return_due_on_is_kept BEFORE UPDATE OF due_on ON monitoring_return
        FOR EACH ROW WHEN (OLD.due_on IS DISTINCT FROM NEW.due_on) EXECUTE FUNCTION keep_due_date()`);
    for (const table of APPEND_ONLY) {
      await db.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER monitoring_return_due_on_is_kept ON monitoring_return;
      DROP FUNCTION keep_due_date;
      DROP TABLE return_comment, return_reading, return_preference, return_news, return_pack, return_due_change, return_review;
      DROP FUNCTION settle_due_change_once`);
  }
}

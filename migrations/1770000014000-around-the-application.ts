import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happens to an application beside being drafted and judged: how it was sent, turned back or
 * given more time, what was asked and said about it, for whom it was typed in; and, apart from it,
 * who applies at all.
 */
export class AroundTheApplication1770000014000 implements MigrationInterface {
  readonly name = 'AroundTheApplication1770000014000';

  async up(db: QueryRunner): Promise<void> {
    await this.standingAndDeadlines(db);
    await this.submissions(db);
    await this.asking(db);
    await this.people(db);
  }

  private async standingAndDeadlines(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE round ADD grace_minutes integer NOT NULL DEFAULT 0
        CONSTRAINT round_grace_is_short CHECK (grace_minutes BETWEEN 0 AND 240);
      CREATE TABLE standing_change (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT standing_change_application_fk REFERENCES application,
        place          integer NOT NULL CONSTRAINT standing_change_place_is_positive CHECK (place > 0),
        act            text NOT NULL CONSTRAINT standing_change_act_is_known
                       CHECK (act IN ('withdrawn', 'ruled-ineligible', 'reopened')),
        was            text NOT NULL,
        reason         text NOT NULL CONSTRAINT standing_change_has_a_reason CHECK (reason <> ''),
        until          timestamptz,
        made_at        timestamptz NOT NULL,
        made_by        uuid NOT NULL CONSTRAINT standing_change_made_by_fk REFERENCES person,
        CONSTRAINT standing_change_once_per_place UNIQUE (application_id, place),
        CONSTRAINT standing_change_reopened_until CHECK ((act = 'reopened') = (until IS NOT NULL))
      );
      CREATE TRIGGER standing_change_is_a_record BEFORE UPDATE OR DELETE ON standing_change
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE deadline_extension (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id        uuid NOT NULL CONSTRAINT deadline_extension_round_fk REFERENCES round,
        organisation_id uuid NOT NULL CONSTRAINT deadline_extension_organisation_fk REFERENCES organisation,
        until           timestamptz NOT NULL,
        cause           text NOT NULL CONSTRAINT deadline_extension_cause_is_known
                        CHECK (cause IN ('reasonable-adjustment', 'other')),
        reason          text NOT NULL CONSTRAINT deadline_extension_has_a_reason CHECK (reason <> ''),
        given_at        timestamptz NOT NULL,
        given_by        uuid NOT NULL CONSTRAINT deadline_extension_given_by_fk REFERENCES person,
        CONSTRAINT deadline_extension_once UNIQUE (round_id, organisation_id, until)
      );
      CREATE TABLE on_behalf (
        application_id uuid PRIMARY KEY CONSTRAINT on_behalf_application_fk REFERENCES application,
        channel        text NOT NULL CONSTRAINT on_behalf_channel_is_known
                       CHECK (channel IN ('paper', 'telephone', 'e-mail', 'in-person')),
        received_at    timestamptz NOT NULL,
        reason         text NOT NULL CONSTRAINT on_behalf_has_a_reason CHECK (reason <> ''),
        receipt_by     text NOT NULL CONSTRAINT on_behalf_receipt_is_known CHECK (receipt_by IN ('post', 'e-mail')),
        receipt_email  text,
        type_until     timestamptz NOT NULL,
        entered_at     timestamptz NOT NULL,
        entered_by     uuid NOT NULL CONSTRAINT on_behalf_entered_by_fk REFERENCES person,
        CONSTRAINT on_behalf_receipt_has_an_address CHECK ((receipt_by = 'e-mail') = (receipt_email IS NOT NULL))
      );

      -- When the round closes for one organisation.
      CREATE FUNCTION round_deadline(of_round uuid, of_organisation uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT greatest(r.closes_at, (SELECT max(e.until) FROM deadline_extension e
                                       WHERE e.round_id = r.id AND e.organisation_id = of_organisation))
          FROM round r WHERE r.id = of_round $$;
      -- When an application must be in: its organisation's deadline; its own, once it was reopened; and what
      -- came on paper in time may be typed in a little longer.
      CREATE FUNCTION application_deadline(a application) RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT greatest(round_deadline(a.round_id, a.organisation_id),
          (SELECT max(c.until) FROM standing_change c WHERE c.application_id = a.id),
          (SELECT b.type_until FROM on_behalf b WHERE b.application_id = a.id)) $$`);
  }

  private async submissions(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE submission (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT submission_application_fk REFERENCES application,
        number         integer NOT NULL CONSTRAINT submission_number_is_positive CHECK (number > 0),
        form           jsonb NOT NULL,
        answers        jsonb NOT NULL,
        version        integer NOT NULL,
        submitted_at   timestamptz NOT NULL,
        submitted_by   uuid NOT NULL CONSTRAINT submission_submitted_by_fk REFERENCES person,
        hash           bytea NOT NULL,
        CONSTRAINT submission_once_per_number UNIQUE (application_id, number)
      );
      -- What the hash covers: every fact of what was sent.
      CREATE FUNCTION submission_hash(s submission) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT sha256(convert_to(jsonb_build_array(s.application_id, s.number, s.form, s.answers, s.version,
          extract(epoch FROM s.submitted_at), s.submitted_by)::text, 'UTF8')) $$;
      CREATE FUNCTION seal_submission() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.hash := submission_hash(NEW); RETURN NEW; END $$;
      CREATE TRIGGER submission_sealed BEFORE INSERT ON submission
        FOR EACH ROW EXECUTE FUNCTION seal_submission();
      CREATE TRIGGER submission_is_a_record BEFORE UPDATE OR DELETE ON submission
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  private async asking(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE application_message (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT application_message_application_fk REFERENCES application,
        side           text NOT NULL CONSTRAINT application_message_side_is_known
                       CHECK (side IN ('organisation', 'coordinator')),
        body           text NOT NULL CONSTRAINT application_message_says_something CHECK (body <> ''),
        form_key       uuid NOT NULL CONSTRAINT application_message_once UNIQUE,
        sent_at        timestamptz NOT NULL,
        sent_by        uuid NOT NULL CONSTRAINT application_message_sent_by_fk REFERENCES person
      );
      CREATE INDEX application_message_application ON application_message (application_id, sent_at);
      CREATE TRIGGER application_message_is_a_record BEFORE UPDATE OR DELETE ON application_message
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE message_reading (
        application_id uuid NOT NULL CONSTRAINT message_reading_application_fk REFERENCES application,
        person_id      uuid NOT NULL CONSTRAINT message_reading_person_fk REFERENCES person,
        read_at        timestamptz NOT NULL,
        PRIMARY KEY (application_id, person_id)
      );
      CREATE TABLE clarification (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT clarification_application_fk REFERENCES application,
        number         integer NOT NULL CONSTRAINT clarification_number_is_positive CHECK (number > 0),
        asked          jsonb NOT NULL,
        due_on         date NOT NULL,
        asked_at       timestamptz NOT NULL,
        asked_by       uuid NOT NULL CONSTRAINT clarification_asked_by_fk REFERENCES person,
        closed_at      timestamptz,
        closed_by      uuid CONSTRAINT clarification_closed_by_fk REFERENCES person,
        CONSTRAINT clarification_once_per_number UNIQUE (application_id, number),
        CONSTRAINT clarification_closed_whole CHECK ((closed_at IS NULL) = (closed_by IS NULL))
      );
      CREATE UNIQUE INDEX clarification_one_at_a_time ON clarification (application_id) WHERE closed_at IS NULL;
      CREATE TABLE clarification_reply (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        clarification_id uuid NOT NULL CONSTRAINT clarification_reply_clarification_fk REFERENCES clarification,
        number           integer NOT NULL CONSTRAINT clarification_reply_number_is_positive CHECK (number > 0),
        answers          jsonb NOT NULL,
        given_at         timestamptz NOT NULL,
        given_by         uuid NOT NULL CONSTRAINT clarification_reply_given_by_fk REFERENCES person,
        CONSTRAINT clarification_reply_once_per_number UNIQUE (clarification_id, number)
      );
      CREATE TRIGGER clarification_reply_is_a_record BEFORE UPDATE OR DELETE ON clarification_reply
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  /** Equality answers name neither an application nor a moment: nothing leads back from them. */
  private async people(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE reasonable_adjustment (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT reasonable_adjustment_organisation_fk REFERENCES organisation,
        person_id       uuid CONSTRAINT reasonable_adjustment_person_fk REFERENCES person,
        kind            text NOT NULL CONSTRAINT reasonable_adjustment_kind_is_known
                        CHECK (kind IN ('other-format', 'more-time', 'help', 'other')),
        asked           text NOT NULL CONSTRAINT reasonable_adjustment_was_asked_for CHECK (asked <> ''),
        agreed          text NOT NULL CONSTRAINT reasonable_adjustment_was_answered CHECK (agreed <> ''),
        form_key        uuid NOT NULL CONSTRAINT reasonable_adjustment_once UNIQUE,
        recorded_at     timestamptz NOT NULL,
        recorded_by     uuid NOT NULL CONSTRAINT reasonable_adjustment_recorded_by_fk REFERENCES person
      );
      CREATE INDEX reasonable_adjustment_organisation ON reasonable_adjustment (organisation_id);
      CREATE TABLE equality_answer (
        id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id uuid NOT NULL CONSTRAINT equality_answer_round_fk REFERENCES round,
        answers  jsonb NOT NULL
      );
      CREATE INDEX equality_answer_round ON equality_answer (round_id);
      CREATE TABLE equality_given (
        application_id uuid PRIMARY KEY CONSTRAINT equality_given_application_fk REFERENCES application
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE equality_given, equality_answer, reasonable_adjustment, clarification_reply, clarification,
        message_reading, application_message;
      DROP TABLE submission CASCADE;
      DROP FUNCTION seal_submission;
      DROP FUNCTION IF EXISTS submission_hash;
      DROP FUNCTION application_deadline, round_deadline;
      DROP TABLE on_behalf, deadline_extension, standing_change;
      ALTER TABLE round DROP grace_minutes`);
  }
}

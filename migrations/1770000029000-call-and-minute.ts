import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Meetings are moved and cancelled, with a reason; they have papers; their minutes are issued, amended and confirmed.
 * Messages may carry a calendar file.
 */
export class CallAndMinute1770000029000 implements MigrationInterface {
  readonly name = 'CallAndMinute1770000029000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE mail_message ADD COLUMN calendar text;
      ALTER TABLE meeting
        ADD COLUMN sequence integer NOT NULL DEFAULT 0,
        ADD COLUMN cancelled_at timestamptz,
        ADD COLUMN record_closed_at timestamptz,
        ADD CONSTRAINT meeting_sequence_not_negative CHECK (sequence >= 0),
        ADD CONSTRAINT meeting_cancelled_has_no_record CHECK (cancelled_at IS NULL OR record_closed_at IS NULL),
        DROP CONSTRAINT meeting_once_per_moment;
      CREATE UNIQUE INDEX meeting_once_per_moment ON meeting (panel_id, round_id, starts_at) WHERE cancelled_at IS NULL;
      CREATE TABLE meeting_change (
        meeting_id uuid NOT NULL CONSTRAINT meeting_change_meeting_fk REFERENCES meeting,
        number     integer NOT NULL CONSTRAINT meeting_change_number_is_positive CHECK (number > 0),
        act        text NOT NULL CONSTRAINT meeting_change_act_is_known CHECK (act IN ('moved', 'cancelled')),
        starts_at  timestamptz NOT NULL,
        place      text NOT NULL,
        reason     text NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by uuid NOT NULL CONSTRAINT meeting_change_changed_by_fk REFERENCES person,
        PRIMARY KEY (meeting_id, number)
      );
      CREATE TABLE meeting_paper (
        id             uuid PRIMARY KEY CONSTRAINT meeting_paper_file_fk REFERENCES stored_file,
        meeting_id     uuid NOT NULL CONSTRAINT meeting_paper_meeting_fk REFERENCES meeting,
        application_id uuid CONSTRAINT meeting_paper_application_fk REFERENCES application,
        title          text NOT NULL,
        added_at       timestamptz NOT NULL,
        added_by       uuid NOT NULL CONSTRAINT meeting_paper_added_by_fk REFERENCES person
      );
      CREATE INDEX meeting_paper_of_meeting ON meeting_paper (meeting_id)`);
    await db.query(`
      CREATE TABLE minutes (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        meeting_id uuid NOT NULL CONSTRAINT minutes_once_per_meeting UNIQUE
                   CONSTRAINT minutes_meeting_fk REFERENCES meeting,
        text       text NOT NULL,
        sha256     text NOT NULL CONSTRAINT minutes_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        issued_at  timestamptz NOT NULL,
        issued_by  uuid NOT NULL CONSTRAINT minutes_issued_by_fk REFERENCES person
      );
      CREATE TABLE minutes_amendment (
        minutes_id        uuid NOT NULL CONSTRAINT minutes_amendment_minutes_fk REFERENCES minutes,
        number            integer NOT NULL CONSTRAINT minutes_amendment_number_is_positive CHECK (number > 0),
        entry             text NOT NULL,
        lines             text[] NOT NULL,
        reason            text NOT NULL CONSTRAINT minutes_amendment_is_explained CHECK (reason <> ''),
        agreed_at_meeting uuid CONSTRAINT minutes_amendment_agreed_at_fk REFERENCES meeting,
        amended_at        timestamptz NOT NULL,
        amended_by        uuid NOT NULL CONSTRAINT minutes_amendment_amended_by_fk REFERENCES person,
        PRIMARY KEY (minutes_id, number)
      );
      CREATE TABLE minutes_confirmation (
        minutes_id   uuid PRIMARY KEY CONSTRAINT minutes_confirmation_minutes_fk REFERENCES minutes,
        meeting_id   uuid NOT NULL CONSTRAINT minutes_confirmation_meeting_fk REFERENCES meeting,
        amendments   integer NOT NULL CONSTRAINT minutes_confirmation_amendments_not_negative CHECK (amendments >= 0),
        confirmed_at timestamptz NOT NULL,
        confirmed_by uuid NOT NULL CONSTRAINT minutes_confirmation_confirmed_by_fk REFERENCES person
      )`);
    for (const table of APPEND_ONLY) {
      await db.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    await db.query(ROUND_READER('WHERE m.cancelled_at IS NULL'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(ROUND_READER(''));
    await db.query(`
      DROP TABLE minutes_confirmation, minutes_amendment, minutes, meeting_paper, meeting_change;
      DROP INDEX meeting_once_per_moment;
      ALTER TABLE meeting
        DROP COLUMN record_closed_at,
        DROP COLUMN cancelled_at,
        DROP COLUMN sequence,
        ADD CONSTRAINT meeting_once_per_moment UNIQUE (panel_id, round_id, starts_at);
      ALTER TABLE mail_message DROP COLUMN calendar`);
  }
}

const APPEND_ONLY = ['meeting_change', 'minutes', 'minutes_amendment', 'minutes_confirmation'];

/** Who goes to a cancelled meeting in a member's place reads nothing any more. */
const ROUND_READER = (ofMeetings: string): string => `
  CREATE OR REPLACE VIEW round_reader AS
    SELECT r.id AS round_id, r.panel_id, s.person_id, s.agency_id, s.starts_on, s.ends_on,
           CASE WHEN s.deputy_of IS NULL THEN 'member' ELSE 'deputy' END AS capacity
      FROM round r JOIN seat s ON s.panel_id = r.panel_id
    UNION
    SELECT m.round_id, m.panel_id, u.person_id, s.agency_id,
           (u.named_at AT TIME ZONE 'Europe/London')::date, (m.starts_at AT TIME ZONE 'Europe/London')::date,
           'substitute'
      FROM substitute u JOIN meeting m ON m.id = u.meeting_id JOIN seat s ON s.id = u.seat_id ${ofMeetings}`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seats have terms and end with a reason; the chair and the vice chair are elected for a year; a seat may have a
 * deputy, a meeting substitutes; roles may end on a day; a round may be open to invited organisations only.
 */
export class SeatThePanel1770000020000 implements MigrationInterface {
  readonly name = 'SeatThePanel1770000020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE office_term (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        panel_id    uuid NOT NULL CONSTRAINT office_term_panel_fk REFERENCES panel,
        person_id   uuid NOT NULL CONSTRAINT office_term_person_fk REFERENCES person,
        office      text NOT NULL CONSTRAINT office_term_office_is_known CHECK (office IN ('chair', 'vice-chair')),
        elected_on  date NOT NULL,
        ends_on     date NOT NULL,
        elected_at  text NOT NULL,
        end_reason  text,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL CONSTRAINT office_term_recorded_by_fk REFERENCES person,
        CONSTRAINT office_term_lasts_a_year_at_most
          CHECK (ends_on >= elected_on - 1 AND ends_on < elected_on + interval '1 year')
      );
      INSERT INTO office_term (panel_id, person_id, office, elected_on, ends_on, elected_at, recorded_at, recorded_by)
      SELECT s.panel_id, s.person_id, s.office, s.starts_on, (s.starts_on + interval '1 year')::date - 1,
             'Given with the seat', u.set_at, u.set_by
        FROM seat s JOIN panel_rule u ON u.panel_id = s.panel_id AND u.version = 1
       WHERE s.office <> 'member'`);
    await db.query(`
      ALTER TABLE seat
        DROP CONSTRAINT seat_once_per_person,
        DROP CONSTRAINT seat_ends_after_it_starts,
        DROP COLUMN office,
        ADD COLUMN deputy_of uuid CONSTRAINT seat_deputy_of_fk REFERENCES seat,
        ADD COLUMN end_reason text,
        ADD CONSTRAINT seat_ends_after_it_starts CHECK (ends_on >= starts_on - 1),
        ADD CONSTRAINT seat_is_no_deputy_of_itself CHECK (deputy_of <> id);
      CREATE UNIQUE INDEX seat_once_while_it_has_no_end ON seat (panel_id, person_id) WHERE ends_on IS NULL;
      ALTER TABLE person_role ADD COLUMN ends_on date`);
    await db.query(`
      CREATE TABLE substitute (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        meeting_id uuid NOT NULL CONSTRAINT substitute_meeting_fk REFERENCES meeting,
        seat_id    uuid NOT NULL CONSTRAINT substitute_seat_fk REFERENCES seat,
        person_id  uuid NOT NULL CONSTRAINT substitute_person_fk REFERENCES person,
        named_at   timestamptz NOT NULL,
        named_by   uuid NOT NULL CONSTRAINT substitute_named_by_fk REFERENCES person,
        CONSTRAINT substitute_once_per_seat UNIQUE (meeting_id, seat_id),
        CONSTRAINT substitute_once_per_person UNIQUE (meeting_id, person_id)
      );
      ALTER TABLE attendance
        ADD COLUMN stands_for uuid CONSTRAINT attendance_stands_for_fk REFERENCES person;
      CREATE VIEW round_reader AS
        SELECT r.id AS round_id, r.panel_id, s.person_id, s.agency_id, s.starts_on, s.ends_on,
               CASE WHEN s.deputy_of IS NULL THEN 'member' ELSE 'deputy' END AS capacity
          FROM round r JOIN seat s ON s.panel_id = r.panel_id
        UNION
        SELECT m.round_id, m.panel_id, u.person_id, s.agency_id,
               (u.named_at AT TIME ZONE 'Europe/London')::date, (m.starts_at AT TIME ZONE 'Europe/London')::date,
               'substitute'
          FROM substitute u JOIN meeting m ON m.id = u.meeting_id JOIN seat s ON s.id = u.seat_id`);
    await db.query(`
      ALTER TABLE round ADD COLUMN is_by_invitation boolean NOT NULL DEFAULT false;
      CREATE TABLE round_invitation (
        round_id        uuid NOT NULL CONSTRAINT round_invitation_round_fk REFERENCES round,
        organisation_id uuid NOT NULL CONSTRAINT round_invitation_organisation_fk REFERENCES organisation,
        invited_at      timestamptz NOT NULL,
        invited_by      uuid NOT NULL CONSTRAINT round_invitation_invited_by_fk REFERENCES person,
        PRIMARY KEY (round_id, organisation_id)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE round_invitation;
      ALTER TABLE round DROP COLUMN is_by_invitation;
      DROP VIEW round_reader;
      ALTER TABLE attendance DROP COLUMN stands_for;
      DROP TABLE substitute;
      ALTER TABLE person_role DROP COLUMN ends_on;
      DROP INDEX seat_once_while_it_has_no_end;
      ALTER TABLE seat
        DROP CONSTRAINT seat_is_no_deputy_of_itself,
        DROP CONSTRAINT seat_ends_after_it_starts,
        DROP COLUMN end_reason,
        DROP COLUMN deputy_of,
        ADD COLUMN office text NOT NULL DEFAULT 'member'
          CONSTRAINT seat_office_is_known CHECK (office IN ('chair', 'vice-chair', 'member')),
        ADD CONSTRAINT seat_once_per_person UNIQUE (panel_id, person_id),
        ADD CONSTRAINT seat_ends_after_it_starts CHECK (ends_on >= starts_on);
      ALTER TABLE seat ALTER COLUMN office DROP DEFAULT;
      UPDATE seat s SET office = o.office FROM office_term o WHERE o.panel_id = s.panel_id AND o.person_id = s.person_id;
      DROP TABLE office_term`);
  }
}

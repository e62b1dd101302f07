import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where an interest comes from is kept apart: the member declared it, the coordinator set it, or their whole agency
 * is out because it asks itself. `interest_on_record` says what stands, source by source; `interest_in_bid` is the
 * strongest of it, and the one thing that shuts a bid. What was only found may be dismissed.
 * A decision keeps who chaired it, and who stood aside with an interest.
 */
export class KeepInterestsApart1770000024000 implements MigrationInterface {
  readonly name = 'KeepInterestsApart1770000024000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE set_interest (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT set_interest_application_fk REFERENCES application,
        person_id      uuid NOT NULL CONSTRAINT set_interest_person_fk REFERENCES person,
        number         integer NOT NULL CONSTRAINT set_interest_number_is_positive CHECK (number > 0),
        kind           text NOT NULL CONSTRAINT set_interest_kind_is_known
                       CHECK (kind IN ('none', 'pecuniary', 'other-registerable', 'non-registerable')),
        reason         text NOT NULL,
        set_at         timestamptz NOT NULL,
        set_by         uuid NOT NULL CONSTRAINT set_interest_set_by_fk REFERENCES person,
        CONSTRAINT set_interest_once_per_number UNIQUE (application_id, person_id, number)
      );
      CREATE TABLE interest_dismissal (
        application_id uuid NOT NULL CONSTRAINT interest_dismissal_application_fk REFERENCES application,
        person_id      uuid NOT NULL CONSTRAINT interest_dismissal_person_fk REFERENCES person,
        found_by       text NOT NULL,
        about          text NOT NULL,
        reason         text NOT NULL,
        dismissed_at   timestamptz NOT NULL,
        dismissed_by   uuid NOT NULL CONSTRAINT interest_dismissal_dismissed_by_fk REFERENCES person,
        PRIMARY KEY (application_id, person_id, found_by, about)
      );
      ALTER TABLE declaration
        DROP CONSTRAINT declaration_once_per_person,
        ADD COLUMN taken_back_by uuid CONSTRAINT declaration_taken_back_by_fk REFERENCES set_interest;
      CREATE UNIQUE INDEX declaration_once_while_it_stands ON declaration (application_id, person_id)
        WHERE taken_back_by IS NULL`);
    for (const table of ['set_interest', 'interest_dismissal']) {
      await db.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    await db.query(`
      ALTER TABLE decision
        ADD COLUMN chaired_by uuid CONSTRAINT decision_chaired_by_fk REFERENCES person,
        ADD COLUMN chairs_aside text[] NOT NULL DEFAULT '{}';
      ALTER TABLE decision ALTER COLUMN chairs_aside DROP DEFAULT`);
    await db.query(`
      CREATE VIEW applying_agency AS
        SELECT a.id AS application_id, g.id AS agency_id
          FROM application a JOIN agency g ON g.organisation_id = a.organisation_id
        UNION
        SELECT a.id, g.id
          FROM application a
          JOIN organisation o ON o.id = a.organisation_id
          JOIN agency g ON lower(g.name) = lower(o.name);
      CREATE VIEW interest_on_record AS
        SELECT application_id, person_id, 'declared' AS source, kind, note, declared_at AS since, person_id AS said_by
          FROM declaration WHERE taken_back_by IS NULL
        UNION ALL
        SELECT application_id, person_id, 'set', kind, reason, set_at, set_by
          FROM (SELECT DISTINCT ON (application_id, person_id) * FROM set_interest
                 ORDER BY application_id, person_id, number DESC) latest
         WHERE kind <> 'none'
        UNION ALL
        SELECT DISTINCT x.application_id, s.person_id, 'agency', 'pecuniary', '', NULL::timestamptz, NULL::uuid
          FROM applying_agency x
          JOIN application a ON a.id = x.application_id
          JOIN (SELECT agency_id, person_id, ends_on FROM seat
                UNION ALL
                SELECT t.agency_id, u.person_id, (m.starts_at AT TIME ZONE 'Europe/London')::date
                  FROM substitute u JOIN seat t ON t.id = u.seat_id JOIN meeting m ON m.id = u.meeting_id) s
            ON s.agency_id = x.agency_id
         WHERE s.ends_on IS NULL
            OR s.ends_on >= (coalesce(a.submitted_at, a.started_at) AT TIME ZONE 'Europe/London')::date;
      CREATE VIEW interest_in_bid AS
        SELECT DISTINCT ON (application_id, person_id) application_id, person_id, kind
          FROM interest_on_record
         ORDER BY application_id, person_id,
               array_position(ARRAY['pecuniary', 'other-registerable', 'non-registerable', 'none'], kind)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW interest_in_bid;
      DROP VIEW interest_on_record;
      DROP VIEW applying_agency;
      ALTER TABLE decision DROP COLUMN chaired_by, DROP COLUMN chairs_aside;
      DELETE FROM declaration WHERE taken_back_by IS NOT NULL;
      DROP INDEX declaration_once_while_it_stands;
      ALTER TABLE declaration
        DROP COLUMN taken_back_by,
        ADD CONSTRAINT declaration_once_per_person UNIQUE (application_id, person_id);
      DROP TABLE interest_dismissal, set_interest`);
  }
}

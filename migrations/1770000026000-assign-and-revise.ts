import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is asked to score which bid; a criterion may not apply; a sheet is kept while it is filled in, and revised
 * by another version: what was sent is never changed.
 */
export class AssignAndRevise1770000026000 implements MigrationInterface {
  readonly name = 'AssignAndRevise1770000026000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE score ALTER COLUMN points DROP NOT NULL;
      ALTER TABLE score_sheet
        DROP CONSTRAINT score_sheet_once_per_person,
        ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT score_sheet_version_is_positive CHECK (version >= 1),
        ADD COLUMN reason text NOT NULL DEFAULT '',
        ADD CONSTRAINT score_sheet_once_per_version UNIQUE (application_id, person_id, version),
        ADD CONSTRAINT score_sheet_revision_is_explained CHECK ((version = 1) = (reason = ''));
      CREATE VIEW standing_sheet AS
        SELECT s.* FROM score_sheet s
         WHERE NOT EXISTS (SELECT FROM score_sheet later
                            WHERE later.application_id = s.application_id AND later.person_id = s.person_id
                              AND later.version > s.version);
      CREATE TRIGGER score_sheet_is_append_only BEFORE UPDATE OR DELETE ON score_sheet
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER score_sheet_is_not_emptied BEFORE TRUNCATE ON score_sheet
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER score_is_append_only BEFORE UPDATE OR DELETE ON score
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER score_is_not_emptied BEFORE TRUNCATE ON score
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await db.query(`
      CREATE TABLE sheet_draft (
        application_id uuid NOT NULL CONSTRAINT sheet_draft_application_fk REFERENCES application,
        person_id      uuid NOT NULL CONSTRAINT sheet_draft_person_fk REFERENCES person,
        base           integer NOT NULL CONSTRAINT sheet_draft_base_not_negative CHECK (base >= 0),
        typed          jsonb NOT NULL,
        writers        jsonb NOT NULL,
        others         jsonb NOT NULL,
        saved_at       timestamptz NOT NULL,
        PRIMARY KEY (application_id, person_id)
      )`);
    await db.query(`
      CREATE TABLE assignment (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT assignment_application_fk REFERENCES application,
        person_id      uuid NOT NULL CONSTRAINT assignment_person_fk REFERENCES person,
        assigned_at    timestamptz NOT NULL,
        assigned_by    uuid NOT NULL CONSTRAINT assignment_assigned_by_fk REFERENCES person,
        answer         text CONSTRAINT assignment_answer_is_known CHECK (answer IN ('accepted', 'declined')),
        reason         text NOT NULL DEFAULT '',
        answered_at    timestamptz,
        taken_back_at  timestamptz,
        taken_back_by  uuid CONSTRAINT assignment_taken_back_by_fk REFERENCES person,
        CONSTRAINT assignment_answered_whole CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CONSTRAINT assignment_decline_is_explained CHECK (answer IS DISTINCT FROM 'declined' OR reason <> ''),
        CONSTRAINT assignment_taken_back_whole CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL))
      );
      CREATE UNIQUE INDEX assignment_once_at_a_time ON assignment (application_id, person_id)
        WHERE taken_back_at IS NULL;
      CREATE VIEW scoring_task AS
        SELECT a.round_id, a.id AS application_id, v.person_id, v.agency_id, v.starts_on, v.ends_on
          FROM application a
          JOIN round_reader v ON v.round_id = a.round_id AND v.capacity = 'member'
         WHERE a.submitted_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM interest_in_bid i
                            WHERE i.application_id = a.id AND i.person_id = v.person_id AND i.kind = 'pecuniary')
           AND (NOT EXISTS (SELECT FROM assignment x JOIN application o ON o.id = x.application_id
                             WHERE o.round_id = a.round_id AND x.taken_back_at IS NULL)
                OR EXISTS (SELECT FROM assignment x
                            WHERE x.application_id = a.id AND x.person_id = v.person_id
                              AND x.taken_back_at IS NULL AND x.answer IS DISTINCT FROM 'declined'));
      CREATE VIEW lost_assignment AS
        SELECT x.application_id, x.person_id
          FROM assignment x JOIN application a ON a.id = x.application_id
         WHERE x.taken_back_at IS NULL AND a.status = 'submitted'
           AND (x.answer = 'declined'
                OR EXISTS (SELECT FROM interest_in_bid i
                            WHERE i.application_id = a.id AND i.person_id = x.person_id AND i.kind = 'pecuniary'))
           AND NOT EXISTS (SELECT FROM score_sheet s
                            WHERE s.application_id = a.id AND s.person_id = x.person_id)
           AND NOT EXISTS (SELECT FROM assignment y
                            WHERE y.application_id = a.id AND y.id <> x.id
                              AND CASE WHEN x.answer = 'declined' THEN y.assigned_at >= x.answered_at
                                       ELSE y.assigned_at > x.assigned_at END)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW lost_assignment;
      DROP VIEW scoring_task;
      DROP TABLE assignment, sheet_draft;
      DROP TRIGGER score_is_not_emptied ON score;
      DROP TRIGGER score_is_append_only ON score;
      DROP TRIGGER score_sheet_is_not_emptied ON score_sheet;
      DROP TRIGGER score_sheet_is_append_only ON score_sheet;
      DROP VIEW standing_sheet;
      DELETE FROM score WHERE points IS NULL OR sheet_id IN (SELECT id FROM score_sheet WHERE version > 1);
      DELETE FROM score_sheet WHERE version > 1;
      ALTER TABLE score_sheet
        DROP CONSTRAINT score_sheet_revision_is_explained,
        DROP CONSTRAINT score_sheet_once_per_version,
        DROP COLUMN reason,
        DROP COLUMN version,
        ADD CONSTRAINT score_sheet_once_per_person UNIQUE (application_id, person_id);
      ALTER TABLE score ALTER COLUMN points SET NOT NULL`);
  }
}

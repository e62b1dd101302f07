import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a round's bids are judged: what members see of each other and of who applies; moderated scores. */
export class JudgeTheBids1770000027000 implements MigrationInterface {
  readonly name = 'JudgeTheBids1770000027000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE round
        ADD COLUMN scores_seen text NOT NULL DEFAULT 'own-first'
          CONSTRAINT round_scores_seen_is_known CHECK (scores_seen IN ('own-first', 'at-meeting', 'always')),
        ADD COLUMN hides_applicants boolean NOT NULL DEFAULT false,
        ADD COLUMN contested_hundredths integer NOT NULL DEFAULT 100
          CONSTRAINT round_contested_is_a_spread CHECK (contested_hundredths BETWEEN 1 AND 500)`);
    await db.query(`
      CREATE TABLE moderated_score (
        application_id uuid NOT NULL CONSTRAINT moderated_score_application_fk REFERENCES application,
        version        integer NOT NULL CONSTRAINT moderated_score_version_is_positive CHECK (version > 0),
        hundredths     integer NOT NULL CONSTRAINT moderated_score_is_0_to_5 CHECK (hundredths BETWEEN 0 AND 500),
        reason         text NOT NULL,
        moderated_at   timestamptz NOT NULL,
        moderated_by   uuid NOT NULL CONSTRAINT moderated_score_by_fk REFERENCES person,
        CONSTRAINT moderated_score_once_per_version PRIMARY KEY (application_id, version)
      );
      CREATE TRIGGER moderated_score_is_append_only BEFORE UPDATE OR DELETE ON moderated_score
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    // In the order in which they were first sent, so that a number once read out stays a bid's own.
    await db.query(`
      CREATE VIEW applicant_number AS
        SELECT application_id, round_id, row_number() OVER (PARTITION BY round_id ORDER BY sent_at, reference)::integer AS number
          FROM (SELECT a.id AS application_id, a.round_id, a.reference,
                       coalesce((SELECT min(s.submitted_at) FROM submission s WHERE s.application_id = a.id), a.submitted_at) AS sent_at
                  FROM application a) sent
         WHERE sent_at IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW applicant_number;
      DROP TABLE moderated_score;
      ALTER TABLE round DROP COLUMN scores_seen, DROP COLUMN hides_applicants, DROP COLUMN contested_hundredths`);
  }
}

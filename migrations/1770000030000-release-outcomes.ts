import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a panel decided is held until it is released to those who asked, unless its round tells them at once. What
 * was decided before this was told at once. A funder may hold the publication of its awards.
 */
export class ReleaseOutcomes1770000030000 implements MigrationInterface {
  readonly name = 'ReleaseOutcomes1770000030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE round ADD COLUMN tells_at_once boolean NOT NULL DEFAULT false;
      ALTER TABLE application
        ADD COLUMN outcome_released_at timestamptz,
        ADD COLUMN outcome_released_by uuid CONSTRAINT application_outcome_released_by_fk REFERENCES person;
      UPDATE application a
         SET outcome_released_at = coalesce(
               (SELECT max(d.decided_at) FROM decision d WHERE d.application_id = a.id), now())
       WHERE a.status IN ('awarded', 'declined');
      ALTER TABLE application
        ADD CONSTRAINT application_releases_an_outcome
          CHECK (outcome_released_at IS NULL OR status IN ('awarded', 'declined')),
        ADD CONSTRAINT application_released_by_somebody_at_a_time
          CHECK (outcome_released_by IS NULL OR outcome_released_at IS NOT NULL);
      ALTER TABLE award
        DROP CONSTRAINT award_status_is_known,
        ADD CONSTRAINT award_status_is_known CHECK (status IN ('held', 'offered', 'accepted'))`);
    await db.query(`
      CREATE TABLE decision_words (
        decision_id uuid NOT NULL CONSTRAINT decision_words_decision_fk REFERENCES decision,
        version     integer NOT NULL CONSTRAINT decision_words_version_is_positive CHECK (version > 0),
        feedback    text NOT NULL,
        notes       text NOT NULL,
        written_at  timestamptz NOT NULL,
        written_by  uuid NOT NULL CONSTRAINT decision_words_written_by_fk REFERENCES person,
        PRIMARY KEY (decision_id, version)
      );
      CREATE TRIGGER decision_words_is_append_only BEFORE UPDATE OR DELETE ON decision_words
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER decision_words_is_not_emptied BEFORE TRUNCATE ON decision_words
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await db.query(`
      CREATE TABLE publication_hold (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        fund_id       uuid NOT NULL CONSTRAINT publication_hold_fund_fk REFERENCES fund,
        publish_from  date,
        reason        text NOT NULL CONSTRAINT publication_hold_has_a_reason CHECK (reason <> ''),
        held_at       timestamptz NOT NULL,
        held_by       uuid NOT NULL CONSTRAINT publication_hold_held_by_fk REFERENCES person,
        lifted_at     timestamptz,
        lifted_by     uuid CONSTRAINT publication_hold_lifted_by_fk REFERENCES person,
        lifted_reason text,
        CONSTRAINT publication_hold_lifted_whole CHECK
          ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_reason IS NULL))
      );
      CREATE INDEX publication_hold_of_fund ON publication_hold (fund_id) WHERE lifted_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE publication_hold, decision_words;
      UPDATE award SET status = 'offered' WHERE status = 'held';
      ALTER TABLE award
        DROP CONSTRAINT award_status_is_known,
        ADD CONSTRAINT award_status_is_known CHECK (status IN ('offered', 'accepted'));
      ALTER TABLE application
        DROP COLUMN outcome_released_at,
        DROP COLUMN outcome_released_by;
      ALTER TABLE round DROP COLUMN tells_at_once`);
  }
}

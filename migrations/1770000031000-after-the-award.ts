import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole life of an award and of a return, and the day an offer ends. */
export class AfterTheAward1770000031000 implements MigrationInterface {
  readonly name = 'AfterTheAward1770000031000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE award
        ADD COLUMN offer_ends_on date,
        DROP CONSTRAINT award_status_is_known,
        ADD CONSTRAINT award_status_is_known CHECK (status IN ('held', 'offered', 'half-accepted', 'accepted', 'active',
          'on-hold', 'complete', 'lapsed', 'withdrawn', 'terminated', 'refused')),
        DROP CONSTRAINT award_accepted_whole,
        ADD CONSTRAINT award_accepted_whole CHECK (status IN ('withdrawn', 'terminated', 'refused')
          OR (status IN ('accepted', 'active', 'on-hold', 'complete')) =
          (accepted_at IS NOT NULL AND accepted_by IS NOT NULL AND signatory_name IS NOT NULL AND signatory_position IS NOT NULL));
      ALTER TABLE monitoring_return
        ADD COLUMN is_final boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT monitoring_return_status_is_known,
        ADD CONSTRAINT monitoring_return_status_is_known CHECK (status IN ('due', 'submitted', 'queried', 'accepted', 'waived')),
        DROP CONSTRAINT monitoring_return_submitted_whole,
        ADD CONSTRAINT monitoring_return_submitted_whole CHECK (status = 'waived' OR (status IN ('submitted', 'queried', 'accepted')) =
          (submitted_at IS NOT NULL AND submitted_by IS NOT NULL AND spent_pence IS NOT NULL AND people_reached IS NOT NULL AND story IS NOT NULL))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE monitoring_return
        DROP CONSTRAINT monitoring_return_submitted_whole,
        ADD CONSTRAINT monitoring_return_submitted_whole CHECK ((status = 'submitted') =
          (submitted_at IS NOT NULL AND submitted_by IS NOT NULL AND spent_pence IS NOT NULL AND people_reached IS NOT NULL AND story IS NOT NULL)),
        DROP CONSTRAINT monitoring_return_status_is_known,
        ADD CONSTRAINT monitoring_return_status_is_known CHECK (status IN ('due', 'submitted')),
        DROP COLUMN is_final;
      ALTER TABLE award
        DROP CONSTRAINT award_accepted_whole,
        ADD CONSTRAINT award_accepted_whole CHECK (status = 'refused' OR (status = 'accepted') =
          (accepted_at IS NOT NULL AND accepted_by IS NOT NULL AND signatory_name IS NOT NULL AND signatory_position IS NOT NULL)),
        DROP CONSTRAINT award_status_is_known,
        ADD CONSTRAINT award_status_is_known CHECK (status IN ('held', 'offered', 'accepted', 'refused')),
        DROP COLUMN offer_ends_on`);
  }
}

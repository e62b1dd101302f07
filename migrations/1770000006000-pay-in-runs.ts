import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes back of a grant, and a payment that is tried again. */
export class PayInRuns1770000006000 implements MigrationInterface {
  readonly name = 'PayInRuns1770000006000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE instalment
        ADD attempt integer NOT NULL DEFAULT 1 CONSTRAINT instalment_attempt_is_counted CHECK (attempt >= 1),
        ADD bounced_by_match uuid;
      CREATE TABLE grant_return (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id        uuid NOT NULL CONSTRAINT grant_return_award_fk REFERENCES award,
        bank_account_id uuid NOT NULL CONSTRAINT grant_return_bank_account_fk REFERENCES bank_account,
        amount_pence    bigint NOT NULL CONSTRAINT grant_return_amount_is_positive CHECK (amount_pence > 0),
        returned_on     date NOT NULL,
        reference       text NOT NULL,
        match_id        uuid NOT NULL,
        recorded_at     timestamptz NOT NULL,
        recorded_by     uuid NOT NULL CONSTRAINT grant_return_recorded_by_fk REFERENCES person,
        undone_at       timestamptz,
        undone_by       uuid CONSTRAINT grant_return_undone_by_fk REFERENCES person,
        undone_reason   text,
        CONSTRAINT grant_return_undone_whole CHECK
          ((undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undone_reason IS NULL))
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE grant_return;
      ALTER TABLE instalment DROP attempt, DROP bounced_by_match`);
  }
}

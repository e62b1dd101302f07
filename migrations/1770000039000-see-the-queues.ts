import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has been handled of what was relayed; what a person said of a job that failed; who was told of failures. */
export class SeeTheQueues1770000039000 implements MigrationInterface {
  readonly name = 'SeeTheQueues1770000039000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox ADD COLUMN handled_at timestamptz;
      UPDATE outbox SET handled_at = relayed_at;
      CREATE INDEX outbox_unhandled ON outbox (relayed_at) WHERE handled_at IS NULL;

      CREATE TABLE job_verdict (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        queue          text NOT NULL,
        job_id         text NOT NULL,
        job_name       text NOT NULL,
        failed_at      timestamptz NOT NULL,
        failed_reason  text NOT NULL,
        verdict        text NOT NULL CONSTRAINT job_verdict_is_known CHECK (verdict IN ('retried', 'dropped')),
        reason         text NOT NULL CONSTRAINT job_verdict_has_a_reason CHECK (btrim(reason) <> ''),
        given_by       uuid NOT NULL CONSTRAINT job_verdict_given_by_fk REFERENCES person,
        given_at       timestamptz NOT NULL,
        CONSTRAINT job_verdict_once_per_failure UNIQUE (queue, job_id, failed_at)
      );
      CREATE INDEX job_verdict_given_at ON job_verdict (given_at);

      CREATE TABLE queue_alarm (
        queue     text NOT NULL,
        raised_on date NOT NULL,
        told_to   timestamptz NOT NULL,
        CONSTRAINT queue_alarm_once_a_day PRIMARY KEY (queue, raised_on)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE queue_alarm;
      DROP TABLE job_verdict;
      ALTER TABLE outbox DROP COLUMN handled_at`);
  }
}

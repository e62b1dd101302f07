import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each proof of the whole house found. One at a time is under way. */
export class KeepVerifications1770000010000 implements MigrationInterface {
  readonly name = 'KeepVerifications1770000010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE verification (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        status      text NOT NULL CONSTRAINT verification_status_is_known CHECK (status IN ('under-way', 'finished')),
        asked_at    timestamptz NOT NULL,
        asked_by    uuid CONSTRAINT verification_asked_by_fk REFERENCES person,
        finished_at timestamptz,
        entries     integer NOT NULL DEFAULT 0,
        postings    integer NOT NULL DEFAULT 0,
        acts        integer NOT NULL DEFAULT 0,
        problems    jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT verification_finished_whole CHECK ((status = 'finished') = (finished_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX verification_one_at_a_time ON verification (status) WHERE status = 'under-way';
      CREATE INDEX verification_latest ON verification (finished_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE verification');
  }
}

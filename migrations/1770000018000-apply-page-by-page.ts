import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nothing that was typed is lost: forms wait for a person who signs in again, answers say who wrote them
 * last, and what two people wrote at the same time is kept until somebody chooses.
 */
export class ApplyPageByPage1770000018000 implements MigrationInterface {
  readonly name = 'ApplyPageByPage1770000018000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE held_form (
        browser    text NOT NULL,
        address    text NOT NULL,
        mark       text NOT NULL,
        sealed     bytea NOT NULL,
        held_at    timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT held_form_ends_after_it_began CHECK (expires_at > held_at),
        PRIMARY KEY (browser, address)
      );
      CREATE INDEX held_form_expiry ON held_form (expires_at)`);
    await db.query(`
      DROP TABLE section_save;
      CREATE TABLE answer_save (
        application_id uuid NOT NULL CONSTRAINT answer_save_application_fk REFERENCES application,
        question       text NOT NULL,
        saved_at       timestamptz NOT NULL,
        saved_by       uuid NOT NULL CONSTRAINT answer_save_saved_by_fk REFERENCES person,
        page           text,
        PRIMARY KEY (application_id, question)
      );
      CREATE TABLE rival_answer (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT rival_answer_application_fk REFERENCES application,
        question       text NOT NULL,
        written_by     uuid NOT NULL CONSTRAINT rival_answer_written_by_fk REFERENCES person,
        written_at     timestamptz NOT NULL,
        page           text NOT NULL,
        answer         jsonb NOT NULL,
        CONSTRAINT rival_answer_once_per_page UNIQUE (application_id, question, written_by, page)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE rival_answer, answer_save, held_form;
      CREATE TABLE section_save (
        application_id uuid NOT NULL CONSTRAINT section_save_application_fk REFERENCES application,
        section        integer NOT NULL,
        version        integer NOT NULL CONSTRAINT section_save_version_is_positive CHECK (version > 0),
        saved_at       timestamptz NOT NULL,
        saved_by       uuid NOT NULL CONSTRAINT section_save_saved_by_fk REFERENCES person,
        PRIMARY KEY (application_id, section)
      )`);
  }
}

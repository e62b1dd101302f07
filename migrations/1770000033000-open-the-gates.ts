import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The returns of an award, as far as paying it is concerned: whether each is owed, sent or accepted. */
export class OpenTheGates1770000033000 implements MigrationInterface {
  readonly name = 'OpenTheGates1770000033000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE payment_gate (
        award_id      uuid NOT NULL CONSTRAINT payment_gate_award_fk REFERENCES award,
        return_number integer NOT NULL CONSTRAINT payment_gate_number_is_counted CHECK (return_number >= 1),
        due_on        date NOT NULL,
        sent_at       timestamptz,
        accepted_at   timestamptz,
        PRIMARY KEY (award_id, return_number)
      );
      INSERT INTO payment_gate (award_id, return_number, due_on, sent_at)
        SELECT award_id, number, due_on, CASE WHEN status = 'submitted' THEN submitted_at END FROM monitoring_return`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE payment_gate');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a decision was voted, from which funds; what a recommendation waits for, and what became of it. */
export class DecideAndRatify1770000023000 implements MigrationInterface {
  readonly name = 'DecideAndRatify1770000023000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE decision_part (
        decision_id  uuid NOT NULL CONSTRAINT decision_part_decision_fk REFERENCES decision,
        fund_id      uuid NOT NULL CONSTRAINT decision_part_fund_fk REFERENCES fund,
        amount_pence bigint NOT NULL CONSTRAINT decision_part_amount_is_positive CHECK (amount_pence > 0),
        PRIMARY KEY (decision_id, fund_id)
      );
      CREATE TABLE decision_vote (
        decision_id uuid NOT NULL CONSTRAINT decision_vote_decision_fk REFERENCES decision,
        agency_id   uuid NOT NULL CONSTRAINT decision_vote_agency_fk REFERENCES agency,
        vote        text NOT NULL CONSTRAINT decision_vote_is_known CHECK (vote IN ('for', 'against', 'abstain')),
        PRIMARY KEY (decision_id, agency_id)
      )`);
    await db.query(`
      CREATE TABLE ratification (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        decision_id      uuid NOT NULL CONSTRAINT ratification_once_per_decision UNIQUE
                         CONSTRAINT ratification_decision_fk REFERENCES decision,
        status           text NOT NULL CONSTRAINT ratification_status_is_known CHECK (status IN ('open', 'passed', 'lapsed', 'void')),
        opened_at        timestamptz NOT NULL,
        closes_at        timestamptz NOT NULL,
        closed_at        timestamptz,
        agencies_counted text[],
        void_reason      text,
        voided_by        uuid CONSTRAINT ratification_voided_by_fk REFERENCES person,
        CONSTRAINT ratification_closes_after_it_opens CHECK (closes_at > opened_at),
        CONSTRAINT ratification_closed_whole CHECK ((status = 'open') = (closed_at IS NULL)),
        CONSTRAINT ratification_counted_when_it_ended CHECK ((status IN ('passed', 'lapsed')) = (agencies_counted IS NOT NULL)),
        CONSTRAINT ratification_void_is_explained CHECK ((status = 'void') = (void_reason IS NOT NULL AND voided_by IS NOT NULL))
      );
      CREATE INDEX ratification_open ON ratification (closes_at) WHERE status = 'open';
      CREATE TABLE ratification_text (
        ratification_id uuid NOT NULL CONSTRAINT ratification_text_ratification_fk REFERENCES ratification,
        version         integer NOT NULL CONSTRAINT ratification_text_version_is_positive CHECK (version > 0),
        minute          text NOT NULL,
        conditions      text NOT NULL,
        text            text NOT NULL,
        sha256          text NOT NULL CONSTRAINT ratification_text_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        reason          text NOT NULL,
        written_at      timestamptz NOT NULL,
        written_by      uuid NOT NULL CONSTRAINT ratification_text_written_by_fk REFERENCES person,
        PRIMARY KEY (ratification_id, version)
      );
      CREATE TABLE ballot (
        ratification_id uuid NOT NULL CONSTRAINT ballot_ratification_fk REFERENCES ratification,
        agency_id       uuid NOT NULL CONSTRAINT ballot_agency_fk REFERENCES agency,
        PRIMARY KEY (ratification_id, agency_id)
      );
      CREATE TABLE ballot_answer (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        ratification_id uuid NOT NULL,
        agency_id       uuid NOT NULL,
        number          integer NOT NULL CONSTRAINT ballot_answer_number_is_positive CHECK (number > 0),
        vote            text NOT NULL CONSTRAINT ballot_answer_vote_is_known CHECK (vote IN ('for', 'against', 'abstain')),
        text_sha256     text NOT NULL,
        is_late         boolean NOT NULL,
        answered_at     timestamptz NOT NULL,
        answered_by     uuid NOT NULL CONSTRAINT ballot_answer_answered_by_fk REFERENCES person,
        CONSTRAINT ballot_answer_is_to_a_ballot FOREIGN KEY (ratification_id, agency_id) REFERENCES ballot (ratification_id, agency_id),
        CONSTRAINT ballot_answer_once_per_number UNIQUE (ratification_id, number)
      );
      CREATE TABLE parent_answer (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        decision_id uuid NOT NULL CONSTRAINT parent_answer_once_per_decision UNIQUE
                    CONSTRAINT parent_answer_decision_fk REFERENCES decision,
        answer      text NOT NULL CONSTRAINT parent_answer_is_known CHECK (answer IN ('agreed', 'refused')),
        answered_on date NOT NULL,
        evidence    text NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL CONSTRAINT parent_answer_recorded_by_fk REFERENCES person
      )`);
    for (const table of APPEND_ONLY) {
      await db.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE parent_answer, ballot_answer, ballot, ratification_text, ratification, decision_vote, decision_part;
      DROP TRIGGER decision_is_append_only ON decision;
      DROP TRIGGER decision_is_not_emptied ON decision`);
  }
}

const APPEND_ONLY = [
  'decision',
  'decision_part',
  'decision_vote',
  'ratification_text',
  'ballot',
  'ballot_answer',
  'parent_answer',
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a panel decided is held until it is released to those who asked, unless its round tells them at once. What
 * was decided before this was told at once. A funder may hold the publication of its awards, and the trustee may refuse to pay one.
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
        ADD CONSTRAINT award_status_is_known CHECK (status IN ('held', 'offered', 'accepted', 'refused')),
        DROP CONSTRAINT award_accepted_whole,
        ADD CONSTRAINT award_accepted_whole CHECK (status = 'refused' OR (status = 'accepted') =
          (accepted_at IS NOT NULL AND accepted_by IS NOT NULL AND signatory_name IS NOT NULL AND signatory_position IS NOT NULL));
      ALTER TABLE instalment
        DROP CONSTRAINT instalment_status_is_known,
        ADD CONSTRAINT instalment_status_is_known CHECK (status IN ('planned', 'in-run', 'sent', 'cleared', 'refused'))`);
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
    await db.query(`
      CREATE TABLE trustee_refusal (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id         uuid NOT NULL CONSTRAINT trustee_refusal_award_fk REFERENCES award,
        status           text NOT NULL CONSTRAINT trustee_refusal_status_is_known CHECK (status IN ('proposed', 'confirmed', 'withdrawn')),
        legal_reason     text NOT NULL CONSTRAINT trustee_refusal_has_a_legal_reason CHECK (legal_reason <> ''),
        amount_pence     bigint,
        proposed_at      timestamptz NOT NULL,
        proposed_by      uuid NOT NULL CONSTRAINT trustee_refusal_proposed_by_fk REFERENCES person,
        settled_at       timestamptz,
        settled_by       uuid CONSTRAINT trustee_refusal_settled_by_fk REFERENCES person,
        withdrawn_reason text,
        CONSTRAINT trustee_refusal_settled_whole CHECK
          ((status = 'proposed') = (settled_at IS NULL) AND (status = 'proposed') = (settled_by IS NULL)),
        CONSTRAINT trustee_refusal_is_confirmed_by_another CHECK (status <> 'confirmed' OR settled_by <> proposed_by),
        CONSTRAINT trustee_refusal_amount_when_confirmed CHECK
          ((status = 'confirmed') = (amount_pence IS NOT NULL) AND amount_pence > 0),
        CONSTRAINT trustee_refusal_withdrawn_with_a_reason CHECK ((status = 'withdrawn') = (withdrawn_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX trustee_refusal_once_while_proposed ON trustee_refusal (award_id) WHERE status = 'proposed'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE trustee_refusal, publication_hold, decision_words;
      UPDATE award SET status = CASE WHEN accepted_at IS NULL THEN 'offered' ELSE 'accepted' END
       WHERE status IN ('held', 'refused');
      UPDATE instalment SET status = 'planned' WHERE status = 'refused';
      ALTER TABLE instalment
        DROP CONSTRAINT instalment_status_is_known,
        ADD CONSTRAINT instalment_status_is_known CHECK (status IN ('planned', 'in-run', 'sent', 'cleared'));
      ALTER TABLE award
        DROP CONSTRAINT award_status_is_known,
        ADD CONSTRAINT award_status_is_known CHECK (status IN ('offered', 'accepted')),
        DROP CONSTRAINT award_accepted_whole,
        ADD CONSTRAINT award_accepted_whole CHECK ((status = 'accepted') =
          (accepted_at IS NOT NULL AND accepted_by IS NOT NULL AND signatory_name IS NOT NULL AND signatory_position IS NOT NULL));
      ALTER TABLE application
        DROP COLUMN outcome_released_at,
        DROP COLUMN outcome_released_by;
      ALTER TABLE round DROP COLUMN tells_at_once`);
  }
}

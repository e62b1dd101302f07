import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reminders are planned from the facts: stored is what was written, when each kind is written where that was changed,
 * and who wants which no more. Each kind finds what is due by an index on the day.
 */
export class PlanReminders1770000037000 implements MigrationInterface {
  readonly name = 'PlanReminders1770000037000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE reminder (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind         text NOT NULL,
        about        text NOT NULL,
        due_on       date NOT NULL,
        step         text NOT NULL CONSTRAINT reminder_step_is_named CHECK (step <> ''),
        written_on   date NOT NULL,
        written_at   timestamptz NOT NULL,
        asked_by     uuid CONSTRAINT reminder_asked_by_fk REFERENCES person,
        mail_keys    text[] NOT NULL,
        withdrawn_at timestamptz
      );
      CREATE UNIQUE INDEX reminder_once_a_day ON reminder (kind, about, due_on, written_on) WHERE withdrawn_at IS NULL;
      CREATE UNIQUE INDEX reminder_once_a_step ON reminder (kind, about, due_on, step)
        WHERE withdrawn_at IS NULL AND asked_by IS NULL;

      CREATE TABLE reminder_timing (
        id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind    text NOT NULL,
        version integer NOT NULL CONSTRAINT reminder_timing_version_is_positive CHECK (version >= 1),
        steps   jsonb NOT NULL CONSTRAINT reminder_timing_steps_are_few CHECK (jsonb_array_length(steps) BETWEEN 0 AND 8),
        reason  text NOT NULL CONSTRAINT reminder_timing_has_a_reason CHECK (reason <> ''),
        set_at  timestamptz NOT NULL,
        set_by  uuid NOT NULL CONSTRAINT reminder_timing_set_by_fk REFERENCES person,
        CONSTRAINT reminder_timing_once_per_version UNIQUE (kind, version)
      );
      CREATE TRIGGER reminder_timing_is_append_only BEFORE UPDATE OR DELETE ON reminder_timing
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER reminder_timing_is_not_emptied BEFORE TRUNCATE ON reminder_timing
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE reminder_off (
        person_id     uuid NOT NULL CONSTRAINT reminder_off_person_fk REFERENCES person,
        kind          text NOT NULL,
        turned_off_at timestamptz NOT NULL,
        CONSTRAINT reminder_off_pkey PRIMARY KEY (person_id, kind)
      );

      ALTER TABLE mail_message ADD COLUMN list_unsubscribe text;

      CREATE INDEX monitoring_return_by_due_day ON monitoring_return (due_on) WHERE status = 'due';
      CREATE INDEX award_by_acceptance ON award (accepted_at) WHERE status IN ('accepted', 'active');
      CREATE INDEX person_role_of_subject ON person_role (subject_id, role);
      CREATE INDEX award_on_hold ON award (id) WHERE status = 'on-hold';
      CREATE INDEX clarification_by_due_day ON clarification (due_on) WHERE closed_at IS NULL;
      CREATE INDEX round_by_closing ON round (closes_at);
      CREATE INDEX round_by_day_of_scores ON round (score_by);
      CREATE INDEX meeting_by_start ON meeting (starts_at) WHERE cancelled_at IS NULL;
      CREATE INDEX office_term_by_end ON office_term (ends_on) WHERE office = 'chair';
      CREATE INDEX bank_details_to_check ON bank_details (given_at) WHERE status = 'given';
      CREATE INDEX fund_by_last_day ON fund (spend_by) WHERE status <> 'closed';
      CREATE INDEX return_review_by_day_of_answer ON return_review (due_on) WHERE act = 'query';
      CREATE INDEX follow_up_by_due_day ON follow_up (due_on) WHERE done_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX follow_up_by_due_day, return_review_by_day_of_answer, fund_by_last_day, bank_details_to_check, office_term_by_end, meeting_by_start, round_by_day_of_scores,
        round_by_closing, clarification_by_due_day, award_on_hold, person_role_of_subject, award_by_acceptance, monitoring_return_by_due_day;
      ALTER TABLE mail_message DROP COLUMN list_unsubscribe;
      DROP TABLE reminder_off, reminder_timing, reminder`);
  }
}

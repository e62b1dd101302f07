import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was seen on visits, money of an award that is asked back, and the end of an award with its sums explained. */
export class VisitAndClose1770000036100 implements MigrationInterface {
  readonly name = 'VisitAndClose1770000036100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE award_note (
        id        uuid PRIMARY KEY,
        award_id  uuid NOT NULL CONSTRAINT award_note_award_fk REFERENCES award,
        kind      text NOT NULL CONSTRAINT award_note_kind_is_known CHECK (kind IN ('visit', 'call', 'e-mail')),
        held_on   date NOT NULL,
        who       text NOT NULL CONSTRAINT award_note_names_people CHECK (who <> ''),
        seen      text NOT NULL CONSTRAINT award_note_says_something CHECK (seen <> ''),
        is_shared boolean NOT NULL,
        noted_at  timestamptz NOT NULL,
        noted_by  uuid NOT NULL CONSTRAINT award_note_noted_by_fk REFERENCES person
      );
      CREATE INDEX award_note_of_award ON award_note (award_id);
      CREATE TRIGGER award_note_is_append_only BEFORE UPDATE OR DELETE ON award_note
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE follow_up (
        id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        note_id  uuid NOT NULL CONSTRAINT follow_up_note_fk REFERENCES award_note,
        what     text NOT NULL CONSTRAINT follow_up_says_what CHECK (what <> ''),
        owner_id uuid NOT NULL CONSTRAINT follow_up_owner_fk REFERENCES person,
        due_on   date NOT NULL,
        outcome  text,
        done_at  timestamptz,
        done_by  uuid CONSTRAINT follow_up_done_by_fk REFERENCES person,
        CONSTRAINT follow_up_done_whole CHECK ((done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (outcome IS NULL))
      );
      CREATE INDEX follow_up_of_note ON follow_up (note_id)`);
    await db.query(`
      CREATE TABLE asked_back (
        id                uuid PRIMARY KEY,
        award_id          uuid NOT NULL CONSTRAINT asked_back_award_fk REFERENCES award,
        amount_pence      bigint NOT NULL CONSTRAINT asked_back_amount_is_positive CHECK (amount_pence > 0),
        written_off_pence bigint NOT NULL,
        asked_on          date NOT NULL,
        CONSTRAINT asked_back_writes_off_no_more CHECK (written_off_pence BETWEEN 0 AND amount_pence)
      );
      CREATE INDEX asked_back_of_award ON asked_back (award_id);
      ALTER TABLE grant_return ADD COLUMN asked_back_id uuid CONSTRAINT grant_return_asked_back_fk REFERENCES asked_back;
      CREATE INDEX grant_return_by_asked_back ON grant_return (asked_back_id);
      CREATE TABLE clawback (
        id                    uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id              uuid NOT NULL CONSTRAINT clawback_award_fk REFERENCES award,
        cause                 text NOT NULL CONSTRAINT clawback_cause_is_known CHECK (cause IN ('not-spent', 'misspent')),
        status                text NOT NULL CONSTRAINT clawback_status_is_known CHECK (status IN ('proposed', 'open', 'withdrawn')),
        amount_pence          bigint NOT NULL CONSTRAINT clawback_amount_is_positive CHECK (amount_pence > 0),
        reason                text NOT NULL CONSTRAINT clawback_has_a_reason CHECK (reason <> ''),
        form_key              uuid NOT NULL CONSTRAINT clawback_once_per_form UNIQUE,
        proposed_at           timestamptz NOT NULL,
        proposed_by           uuid NOT NULL CONSTRAINT clawback_proposed_by_fk REFERENCES person,
        settled_at            timestamptz,
        settled_by            uuid CONSTRAINT clawback_settled_by_fk REFERENCES person,
        withdrawn_reason      text,
        write_off_reason      text,
        write_off_proposed_at timestamptz,
        write_off_proposed_by uuid CONSTRAINT clawback_write_off_proposed_by_fk REFERENCES person,
        written_off_at        timestamptz,
        written_off_by        uuid CONSTRAINT clawback_written_off_by_fk REFERENCES person,
        CONSTRAINT clawback_settled_whole CHECK ((status = 'proposed') = (settled_at IS NULL)
          AND (settled_at IS NULL) = (settled_by IS NULL) AND (status = 'withdrawn') = (withdrawn_reason IS NOT NULL)),
        CONSTRAINT clawback_is_opened_by_another CHECK (status <> 'open' OR cause = 'not-spent' OR settled_by <> proposed_by),
        CONSTRAINT clawback_write_off_whole CHECK ((write_off_proposed_at IS NULL) = (write_off_reason IS NULL)
          AND (write_off_proposed_at IS NULL) = (write_off_proposed_by IS NULL)
          AND (written_off_at IS NULL) = (written_off_by IS NULL)
          AND (written_off_at IS NULL OR write_off_proposed_at IS NOT NULL)),
        CONSTRAINT clawback_is_written_off_by_another CHECK (written_off_by <> write_off_proposed_by)
      );
      CREATE UNIQUE INDEX clawback_once_while_proposed ON clawback (award_id) WHERE status = 'proposed';
      CREATE INDEX clawback_of_award ON clawback (award_id);
      CREATE TABLE clawback_part (
        clawback_id  uuid NOT NULL CONSTRAINT clawback_part_clawback_fk REFERENCES clawback,
        number       integer NOT NULL,
        amount_pence bigint NOT NULL CONSTRAINT clawback_part_amount_is_positive CHECK (amount_pence > 0),
        due_on       date NOT NULL,
        PRIMARY KEY (clawback_id, number)
      );
      CREATE TRIGGER clawback_part_is_append_only BEFORE UPDATE OR DELETE ON clawback_part
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE FUNCTION clawback_parts_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT coalesce(sum(p.amount_pence), 0) FROM clawback_part p WHERE p.clawback_id = NEW.id) <> NEW.amount_pence THEN
          RAISE EXCEPTION 'The parts of clawback % do not come to it', NEW.id USING ERRCODE = '23514';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER clawback_comes_to_its_parts AFTER INSERT OR UPDATE ON clawback
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION clawback_parts_add_up()`);
    await db.query(`
      CREATE TABLE award_closure (
        id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id          uuid NOT NULL CONSTRAINT award_closure_award_fk REFERENCES award,
        status            text NOT NULL CONSTRAINT award_closure_status_is_known
                            CHECK (status IN ('proposed', 'closed', 'withdrawn', 'reopened')),
        awarded_pence     bigint NOT NULL,
        paid_pence        bigint NOT NULL,
        spent_pence       bigint NOT NULL,
        returned_pence    bigint NOT NULL,
        written_off_pence bigint NOT NULL,
        released_pence    bigint NOT NULL CONSTRAINT award_closure_releases_no_less_than_nothing CHECK (released_pence >= 0),
        explanation       text NOT NULL,
        lessons           text NOT NULL,
        proposed_at       timestamptz NOT NULL,
        proposed_by       uuid NOT NULL CONSTRAINT award_closure_proposed_by_fk REFERENCES person,
        settled_at        timestamptz,
        settled_by        uuid CONSTRAINT award_closure_settled_by_fk REFERENCES person,
        withdrawn_reason  text,
        reopened_at       timestamptz,
        reopened_by       uuid CONSTRAINT award_closure_reopened_by_fk REFERENCES person,
        reopened_reason   text,
        CONSTRAINT award_closure_is_explained CHECK
          (paid_pence - returned_pence - spent_pence - written_off_pence = 0 OR explanation <> ''),
        CONSTRAINT award_closure_settled_whole CHECK ((status = 'proposed') = (settled_at IS NULL)
          AND (settled_at IS NULL) = (settled_by IS NULL) AND (status = 'withdrawn') = (withdrawn_reason IS NOT NULL)),
        CONSTRAINT award_closure_reopened_whole CHECK ((status = 'reopened') = (reopened_at IS NOT NULL)
          AND (reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopened_reason IS NULL))
      );
      CREATE UNIQUE INDEX award_closure_once_while_open ON award_closure (award_id) WHERE status IN ('proposed', 'closed');
      CREATE INDEX award_closure_of_award ON award_closure (award_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE award_closure, clawback_part, clawback;
      DROP FUNCTION clawback_parts_add_up;
      ALTER TABLE grant_return DROP COLUMN asked_back_id;
      DROP TABLE asked_back, follow_up, award_note`);
  }
}

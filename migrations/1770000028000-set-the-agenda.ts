import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order of a meeting's agenda, and what is proposed while nothing is decided; acts are told to who listens. */
export class SetTheAgenda1770000028000 implements MigrationInterface {
  readonly name = 'SetTheAgenda1770000028000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agenda_order (
        meeting_id      uuid NOT NULL CONSTRAINT agenda_order_meeting_fk REFERENCES meeting,
        version         integer NOT NULL CONSTRAINT agenda_order_version_is_positive CHECK (version > 0),
        application_ids uuid[] NOT NULL,
        ordered_at      timestamptz NOT NULL,
        ordered_by      uuid NOT NULL CONSTRAINT agenda_order_ordered_by_fk REFERENCES person,
        PRIMARY KEY (meeting_id, version)
      );
      CREATE TABLE proposal (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        meeting_id     uuid NOT NULL CONSTRAINT proposal_meeting_fk REFERENCES meeting,
        application_id uuid NOT NULL CONSTRAINT proposal_application_fk REFERENCES application,
        version        integer NOT NULL CONSTRAINT proposal_version_is_positive CHECK (version > 0),
        proposed_at    timestamptz NOT NULL,
        proposed_by    uuid NOT NULL CONSTRAINT proposal_proposed_by_fk REFERENCES person,
        CONSTRAINT proposal_once_per_version UNIQUE (meeting_id, application_id, version)
      );
      CREATE TABLE proposal_part (
        proposal_id  uuid NOT NULL CONSTRAINT proposal_part_proposal_fk REFERENCES proposal,
        fund_id      uuid NOT NULL CONSTRAINT proposal_part_fund_fk REFERENCES fund,
        amount_pence bigint NOT NULL CONSTRAINT proposal_part_amount_is_none_or_more CHECK (amount_pence >= 0),
        PRIMARY KEY (proposal_id, fund_id)
      )`);
    for (const table of APPEND_ONLY) {
      await db.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    // Heard when the transaction has committed, once for each subject; only the subject is told, never what was done.
    await db.query(`
      CREATE FUNCTION tell_of_act() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('acts', NEW.subject);
        RETURN NULL;
      END $$;
      CREATE TRIGGER audit_event_is_told AFTER INSERT ON audit_event FOR EACH ROW
        WHEN (NEW.subject ~ '^(meeting|application|round|panel|ratification|decision)/')
        EXECUTE FUNCTION tell_of_act();
      CREATE FUNCTION tell_of_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('acts', 'meeting/' || NEW.meeting_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER proposal_is_told AFTER INSERT ON proposal FOR EACH ROW EXECUTE FUNCTION tell_of_proposal()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER audit_event_is_told ON audit_event;
      DROP TABLE proposal_part, proposal, agenda_order;
      DROP FUNCTION tell_of_act, tell_of_proposal`);
  }
}

const APPEND_ONLY = ['agenda_order', 'proposal', 'proposal_part'];

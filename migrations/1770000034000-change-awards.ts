import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happens to an award after it was accepted: it is held as a whole and not only its payments, it is varied by
 * whoever the change requires, it ends early, it is handed on; and what people appeal against or complain about.
 */
export class ChangeAwards1770000034000 implements MigrationInterface {
  readonly name = 'ChangeAwards1770000034000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE payment_hold RENAME TO award_hold;
      ALTER TABLE award_hold RENAME CONSTRAINT payment_hold_pkey TO award_hold_pkey;
      ALTER TABLE award_hold RENAME CONSTRAINT payment_hold_award_fk TO award_hold_award_fk;
      ALTER TABLE award_hold RENAME CONSTRAINT payment_hold_held_by_fk TO award_hold_held_by_fk;
      ALTER TABLE award_hold RENAME CONSTRAINT payment_hold_lifted_by_fk TO award_hold_lifted_by_fk;
      ALTER TABLE award_hold RENAME CONSTRAINT payment_hold_lifted_whole TO award_hold_lifted_whole;
      ALTER INDEX payment_hold_one_at_a_time RENAME TO award_hold_one_at_a_time;
      ALTER TABLE award_hold ADD COLUMN was text;
      UPDATE award_hold h SET was = CASE w.status WHEN 'active' THEN 'active' ELSE 'accepted' END
        FROM award w WHERE w.id = h.award_id;
      ALTER TABLE award_hold
        ALTER COLUMN was SET NOT NULL,
        ADD CONSTRAINT award_hold_began_somewhere CHECK (was IN ('accepted', 'active'));
      UPDATE award SET status = 'on-hold' WHERE status IN ('accepted', 'active')
         AND id IN (SELECT award_id FROM award_hold WHERE lifted_at IS NULL)`);
    await db.query(`
      CREATE TABLE variation_limit (
        panel_id           uuid NOT NULL CONSTRAINT variation_limit_panel_fk REFERENCES panel,
        version            integer NOT NULL CONSTRAINT variation_limit_version_is_positive CHECK (version >= 1),
        coordinator_pence  bigint NOT NULL,
        chair_pence        bigint NOT NULL,
        coordinator_months integer NOT NULL,
        chair_months       integer NOT NULL,
        purpose_office     text NOT NULL CONSTRAINT variation_limit_office_is_known
                             CHECK (purpose_office IN ('coordinator', 'chair', 'panel')),
        reason             text NOT NULL,
        set_at             timestamptz NOT NULL,
        set_by             uuid NOT NULL CONSTRAINT variation_limit_set_by_fk REFERENCES person,
        PRIMARY KEY (panel_id, version),
        CONSTRAINT variation_limit_rises CHECK (coordinator_pence BETWEEN 0 AND chair_pence
          AND coordinator_months BETWEEN 0 AND chair_months)
      );
      CREATE TRIGGER variation_limit_is_append_only BEFORE UPDATE OR DELETE ON variation_limit
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER variation_limit_is_not_emptied BEFORE TRUNCATE ON variation_limit
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE award_variation (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id       uuid NOT NULL CONSTRAINT award_variation_award_fk REFERENCES award,
        number         integer NOT NULL CONSTRAINT award_variation_number_is_positive CHECK (number >= 1),
        kind           text NOT NULL CONSTRAINT award_variation_kind_is_known
                         CHECK (kind IN ('budget', 'dates', 'purpose', 'name', 'reduction')),
        status         text NOT NULL CONSTRAINT award_variation_status_is_known
                         CHECK (status IN ('asked', 'withdrawn', 'approved', 'declined')),
        came_by        text NOT NULL CONSTRAINT award_variation_came_by_is_known
                         CHECK (came_by IN ('organisation', 'on-behalf', 'panel')),
        before         jsonb NOT NULL,
        after          jsonb NOT NULL,
        moved_pence    bigint NOT NULL CONSTRAINT award_variation_moves_no_less_than_nothing CHECK (moved_pence >= 0),
        moved_months   integer NOT NULL CONSTRAINT award_variation_moves_no_less_than_no_month CHECK (moved_months >= 0),
        reason         text NOT NULL CONSTRAINT award_variation_has_a_reason CHECK (reason <> ''),
        file_id        uuid CONSTRAINT award_variation_file_fk REFERENCES stored_file,
        form_key       uuid NOT NULL CONSTRAINT award_variation_once_per_form UNIQUE,
        asked_at       timestamptz NOT NULL,
        asked_by       uuid NOT NULL CONSTRAINT award_variation_asked_by_fk REFERENCES person,
        settled_at     timestamptz,
        settled_by     uuid CONSTRAINT award_variation_settled_by_fk REFERENCES person,
        settled_reason text,
        office         text CONSTRAINT award_variation_office_is_known CHECK (office IN ('coordinator', 'chair', 'panel')),
        limit_version  integer,
        met_on         date,
        CONSTRAINT award_variation_once_per_number UNIQUE (award_id, number),
        CONSTRAINT award_variation_settled_whole CHECK ((status = 'asked') = (settled_at IS NULL)
          AND (status = 'asked') = (settled_by IS NULL) AND (status = 'asked') = (settled_reason IS NULL)),
        CONSTRAINT award_variation_decided_in_an_office CHECK ((status IN ('approved', 'declined')) = (office IS NOT NULL)),
        CONSTRAINT award_variation_decided_by_another CHECK (status NOT IN ('approved', 'declined') OR settled_by <> asked_by),
        CONSTRAINT award_variation_panel_met CHECK ((office IS NOT DISTINCT FROM 'panel') = (met_on IS NOT NULL))
      )`);
    await db.query(`
      CREATE TABLE award_ending (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id         uuid NOT NULL CONSTRAINT award_ending_award_fk REFERENCES award,
        status           text NOT NULL CONSTRAINT award_ending_status_is_known
                           CHECK (status IN ('proposed', 'confirmed', 'withdrawn')),
        cause            text NOT NULL CONSTRAINT award_ending_cause_is_known CHECK (cause IN ('panel', 'closed')),
        reason           text NOT NULL CONSTRAINT award_ending_has_a_reason CHECK (reason <> ''),
        became_of_money  text NOT NULL,
        asks_back_pence  bigint NOT NULL CONSTRAINT award_ending_asks_no_less_than_nothing CHECK (asks_back_pence >= 0),
        unpaid_pence     bigint,
        proposed_at      timestamptz NOT NULL,
        proposed_by      uuid NOT NULL CONSTRAINT award_ending_proposed_by_fk REFERENCES person,
        settled_at       timestamptz,
        settled_by       uuid CONSTRAINT award_ending_settled_by_fk REFERENCES person,
        withdrawn_reason text,
        CONSTRAINT award_ending_closed_says_what_became CHECK (cause <> 'closed' OR became_of_money <> ''),
        CONSTRAINT award_ending_settled_whole CHECK
          ((status = 'proposed') = (settled_at IS NULL) AND (status = 'proposed') = (settled_by IS NULL)),
        CONSTRAINT award_ending_is_confirmed_by_another CHECK (status <> 'confirmed' OR settled_by <> proposed_by),
        CONSTRAINT award_ending_amount_when_confirmed CHECK
          ((status = 'confirmed') = (unpaid_pence IS NOT NULL) AND unpaid_pence >= 0),
        CONSTRAINT award_ending_withdrawn_with_a_reason CHECK ((status = 'withdrawn') = (withdrawn_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX award_ending_once_while_proposed ON award_ending (award_id) WHERE status = 'proposed';
      CREATE TABLE award_transfer (
        id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id             uuid NOT NULL CONSTRAINT award_transfer_award_fk REFERENCES award,
        kind                 text NOT NULL CONSTRAINT award_transfer_kind_is_known CHECK (kind IN ('merged', 'handed-on')),
        from_organisation_id uuid NOT NULL CONSTRAINT award_transfer_from_fk REFERENCES organisation,
        to_organisation_id   uuid NOT NULL CONSTRAINT award_transfer_to_fk REFERENCES organisation,
        status               text NOT NULL CONSTRAINT award_transfer_status_is_known
                               CHECK (status IN ('proposed', 'signed', 'withdrawn')),
        reason               text NOT NULL CONSTRAINT award_transfer_has_a_reason CHECK (reason <> ''),
        proposed_at          timestamptz NOT NULL,
        proposed_by          uuid NOT NULL CONSTRAINT award_transfer_proposed_by_fk REFERENCES person,
        settled_at           timestamptz,
        settled_by           uuid CONSTRAINT award_transfer_settled_by_fk REFERENCES person,
        signatory_name       text,
        signatory_position   text,
        withdrawn_reason     text,
        CONSTRAINT award_transfer_settled_whole CHECK
          ((status = 'proposed') = (settled_at IS NULL) AND (status = 'proposed') = (settled_by IS NULL)),
        CONSTRAINT award_transfer_signed_whole CHECK ((status = 'signed') = (signatory_name IS NOT NULL)
          AND (status = 'signed') = (signatory_position IS NOT NULL)),
        CONSTRAINT award_transfer_is_signed_by_another CHECK (status <> 'signed' OR settled_by <> proposed_by),
        CONSTRAINT award_transfer_withdrawn_with_a_reason CHECK ((status = 'withdrawn') = (withdrawn_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX award_transfer_once_while_proposed ON award_transfer (award_id) WHERE status = 'proposed';
      CREATE INDEX award_transfer_by_former ON award_transfer (from_organisation_id) WHERE status = 'signed'`);
    await db.query(`
      CREATE TABLE appeal_term (
        version      integer PRIMARY KEY CONSTRAINT appeal_term_version_is_positive CHECK (version >= 1),
        working_days integer NOT NULL CONSTRAINT appeal_term_is_days CHECK (working_days BETWEEN 1 AND 250),
        reason       text NOT NULL,
        set_at       timestamptz NOT NULL,
        set_by       uuid CONSTRAINT appeal_term_set_by_fk REFERENCES person
      );
      INSERT INTO appeal_term VALUES (1, 20, 'As Almoner begins', now(), NULL);
      CREATE TRIGGER appeal_term_is_append_only BEFORE UPDATE OR DELETE ON appeal_term
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER appeal_term_is_not_emptied BEFORE TRUNCATE ON appeal_term
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE SEQUENCE appeal_number;
      CREATE TABLE appeal (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number         integer NOT NULL DEFAULT nextval('appeal_number') CONSTRAINT appeal_once_per_number UNIQUE,
        kind           text NOT NULL CONSTRAINT appeal_kind_is_known CHECK (kind IN ('appeal', 'complaint')),
        status         text NOT NULL CONSTRAINT appeal_status_is_known
                         CHECK (status IN ('received', 'in-hand', 'upheld', 'partly-upheld', 'not-upheld', 'withdrawn')),
        application_id uuid CONSTRAINT appeal_application_fk REFERENCES application,
        from_name      text NOT NULL CONSTRAINT appeal_is_from_somebody CHECK (from_name <> ''),
        from_email     text NOT NULL,
        words          text NOT NULL CONSTRAINT appeal_says_something CHECK (words <> ''),
        received_on    date NOT NULL,
        due_on         date NOT NULL,
        form_key       uuid NOT NULL CONSTRAINT appeal_once_per_form UNIQUE,
        recorded_at    timestamptz NOT NULL,
        recorded_by    uuid NOT NULL CONSTRAINT appeal_recorded_by_fk REFERENCES person,
        is_own         boolean NOT NULL,
        handler_id     uuid CONSTRAINT appeal_handler_fk REFERENCES person,
        settled_at     timestamptz,
        settled_by     uuid CONSTRAINT appeal_settled_by_fk REFERENCES person,
        outcome        text,
        CONSTRAINT appeal_is_due_after_it_came CHECK (due_on > received_on),
        CONSTRAINT appeal_against_something CHECK (kind <> 'appeal' OR application_id IS NOT NULL),
        CONSTRAINT appeal_in_hand_of_somebody CHECK (status NOT IN ('in-hand', 'upheld', 'partly-upheld', 'not-upheld')
          OR handler_id IS NOT NULL),
        CONSTRAINT appeal_settled_whole CHECK ((status IN ('received', 'in-hand')) = (settled_at IS NULL)
          AND (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (outcome IS NULL))
      );
      ALTER SEQUENCE appeal_number OWNED BY appeal.number;
      CREATE INDEX appeal_open_by_due ON appeal (due_on) WHERE settled_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE appeal, appeal_term, award_transfer, award_ending, award_variation, variation_limit;
      UPDATE award a SET status = h.was FROM award_hold h
       WHERE h.award_id = a.id AND h.lifted_at IS NULL AND a.status = 'on-hold';
      ALTER TABLE award_hold DROP COLUMN was;
      ALTER INDEX award_hold_one_at_a_time RENAME TO payment_hold_one_at_a_time;
      ALTER TABLE award_hold RENAME CONSTRAINT award_hold_lifted_whole TO payment_hold_lifted_whole;
      ALTER TABLE award_hold RENAME CONSTRAINT award_hold_lifted_by_fk TO payment_hold_lifted_by_fk;
      ALTER TABLE award_hold RENAME CONSTRAINT award_hold_held_by_fk TO payment_hold_held_by_fk;
      ALTER TABLE award_hold RENAME CONSTRAINT award_hold_award_fk TO payment_hold_award_fk;
      ALTER TABLE award_hold RENAME CONSTRAINT award_hold_pkey TO payment_hold_pkey;
      ALTER TABLE award_hold RENAME TO payment_hold`);
  }
}

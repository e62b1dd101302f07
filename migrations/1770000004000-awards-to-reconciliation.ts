import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided, promised, paid and come of it; and what the bank says. */
export class AwardsToReconciliation1770000004000 implements MigrationInterface {
  readonly name = 'AwardsToReconciliation1770000004000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE decision (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id   uuid NOT NULL CONSTRAINT decision_application_fk REFERENCES application,
        number           integer NOT NULL CONSTRAINT decision_number_is_positive CHECK (number > 0),
        meeting_id       uuid CONSTRAINT decision_meeting_fk REFERENCES meeting,
        outcome          text NOT NULL CONSTRAINT decision_outcome_is_known CHECK
                         (outcome IN ('awarded', 'part-awarded', 'deferred', 'referred', 'declined', 'endorsed', 'not-endorsed')),
        reasons          text NOT NULL,
        notes            text NOT NULL,
        conditions       text NOT NULL,
        revised_budget   text NOT NULL,
        is_carried       boolean NOT NULL,
        needs_ratification boolean NOT NULL,
        needs_parent     boolean NOT NULL,
        casting_vote     text CONSTRAINT decision_casting_vote_is_known CHECK (casting_vote IN ('for', 'against')),
        casting_by       uuid CONSTRAINT decision_casting_by_fk REFERENCES person,
        rule_id          uuid NOT NULL CONSTRAINT decision_rule_fk REFERENCES panel_rule,
        quorum_agencies  integer NOT NULL,
        quorum_reading   text NOT NULL,
        agencies_counted text[] NOT NULL,
        agencies_recused text[] NOT NULL,
        decided_at       timestamptz NOT NULL,
        recorded_by      uuid NOT NULL CONSTRAINT decision_recorded_by_fk REFERENCES person,
        CONSTRAINT decision_once_per_number UNIQUE (application_id, number),
        CONSTRAINT decision_was_quorate CHECK (cardinality(agencies_counted) >= quorum_agencies
          OR needs_ratification OR NOT is_carried OR outcome IN ('deferred', 'referred')),
        CONSTRAINT decision_between_meetings_is_ratified CHECK (meeting_id IS NOT NULL OR needs_ratification),
        CONSTRAINT decision_parent_is_asked_about_money CHECK (NOT needs_parent OR outcome IN ('awarded', 'part-awarded')),
        CONSTRAINT decision_casting_vote_is_somebodys CHECK ((casting_vote IS NULL) = (casting_by IS NULL))
      );
      CREATE TABLE award (
        id                 uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reference          text NOT NULL CONSTRAINT award_once_per_reference UNIQUE,
        application_id     uuid NOT NULL CONSTRAINT award_application_fk REFERENCES application,
        organisation_id    uuid NOT NULL CONSTRAINT award_organisation_fk REFERENCES organisation,
        fund_id            uuid NOT NULL CONSTRAINT award_fund_fk REFERENCES fund,
        amount_pence       bigint NOT NULL CONSTRAINT award_amount_is_positive CHECK (amount_pence > 0),
        conditions         text NOT NULL,
        status             text NOT NULL CONSTRAINT award_status_is_known CHECK (status IN ('offered', 'accepted')),
        decided_at         timestamptz NOT NULL,
        accepted_at        timestamptz,
        accepted_by        uuid CONSTRAINT award_accepted_by_fk REFERENCES person,
        signatory_name     text,
        signatory_position text,
        CONSTRAINT award_once_per_fund UNIQUE (application_id, fund_id),
        CONSTRAINT award_accepted_whole CHECK ((status = 'accepted') =
          (accepted_at IS NOT NULL AND accepted_by IS NOT NULL AND signatory_name IS NOT NULL AND signatory_position IS NOT NULL))
      );
      CREATE TABLE earlier_award (
        id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        identifier           text NOT NULL CONSTRAINT earlier_award_once_per_identifier UNIQUE,
        title                text NOT NULL,
        description          text NOT NULL,
        amount_pence         bigint NOT NULL CONSTRAINT earlier_award_amount_not_negative CHECK (amount_pence >= 0),
        awarded_on           date NOT NULL,
        recipient_name       text NOT NULL,
        recipient_identifier text NOT NULL,
        funder_name          text NOT NULL,
        funder_identifier    text NOT NULL,
        programme            text NOT NULL,
        imported_at          timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE instalment (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id     uuid NOT NULL CONSTRAINT instalment_award_fk REFERENCES award,
        number       integer NOT NULL,
        reference    text NOT NULL CONSTRAINT instalment_once_per_reference UNIQUE,
        amount_pence bigint NOT NULL CONSTRAINT instalment_amount_is_positive CHECK (amount_pence > 0),
        due_on       date NOT NULL,
        status       text NOT NULL CONSTRAINT instalment_status_is_known
                     CHECK (status IN ('planned', 'prepared', 'approved', 'sent', 'cleared')),
        prepared_at  timestamptz,
        prepared_by  uuid CONSTRAINT instalment_prepared_by_fk REFERENCES person,
        approved_at  timestamptz,
        approved_by  uuid CONSTRAINT instalment_approved_by_fk REFERENCES person,
        sent_at      timestamptz,
        sent_by      uuid CONSTRAINT instalment_sent_by_fk REFERENCES person,
        cleared_on   date,
        CONSTRAINT instalment_once_per_number UNIQUE (award_id, number),
        CONSTRAINT instalment_approved_by_another CHECK (approved_by <> prepared_by),
        CONSTRAINT instalment_sent_only_when_approved CHECK
          (status IN ('planned', 'prepared') OR (prepared_by IS NOT NULL AND approved_by IS NOT NULL))
      );
      CREATE TABLE monitoring_return (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id       uuid NOT NULL CONSTRAINT monitoring_return_award_fk REFERENCES award,
        number         integer NOT NULL,
        due_on         date NOT NULL,
        status         text NOT NULL CONSTRAINT monitoring_return_status_is_known CHECK (status IN ('due', 'submitted')),
        spent_pence    bigint CONSTRAINT monitoring_return_spent_not_negative CHECK (spent_pence >= 0),
        people_reached integer CONSTRAINT monitoring_return_people_not_negative CHECK (people_reached >= 0),
        story          text,
        changes        text,
        submitted_at   timestamptz,
        submitted_by   uuid CONSTRAINT monitoring_return_submitted_by_fk REFERENCES person,
        CONSTRAINT monitoring_return_once_per_number UNIQUE (award_id, number),
        CONSTRAINT monitoring_return_submitted_whole CHECK ((status = 'submitted') =
          (submitted_at IS NOT NULL AND submitted_by IS NOT NULL AND spent_pence IS NOT NULL AND people_reached IS NOT NULL AND story IS NOT NULL))
      )`);
    await db.query(`
      CREATE TABLE bank_statement (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        bank_account_id uuid NOT NULL CONSTRAINT bank_statement_bank_account_fk REFERENCES bank_account,
        file_name       text NOT NULL,
        sha256          text NOT NULL,
        file            bytea NOT NULL,
        layout          text NOT NULL,
        from_on         date NOT NULL,
        to_on           date NOT NULL,
        opening_pence   bigint,
        closing_pence   bigint,
        chain_breaks    jsonb NOT NULL,
        imported_at     timestamptz NOT NULL,
        imported_by     uuid CONSTRAINT bank_statement_imported_by_fk REFERENCES person,
        CONSTRAINT bank_statement_once_per_file UNIQUE (bank_account_id, sha256)
      );
      CREATE TABLE bank_line (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        statement_id    uuid NOT NULL CONSTRAINT bank_line_statement_fk REFERENCES bank_statement,
        bank_account_id uuid NOT NULL CONSTRAINT bank_line_bank_account_fk REFERENCES bank_account,
        line_number     integer NOT NULL,
        place           integer NOT NULL,
        booked_on       date NOT NULL,
        amount_pence    bigint NOT NULL CONSTRAINT bank_line_amount_is_not_nothing CHECK (amount_pence <> 0),
        description     text NOT NULL,
        type            text NOT NULL,
        balance_pence   bigint,
        fingerprint     text NOT NULL,
        CONSTRAINT bank_line_once_per_fingerprint UNIQUE (bank_account_id, fingerprint)
      );
      CREATE TRIGGER bank_line_is_append_only BEFORE UPDATE OR DELETE ON bank_line
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER bank_statement_is_append_only BEFORE UPDATE OR DELETE ON bank_statement
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE bank_match (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        bank_line_id  uuid NOT NULL CONSTRAINT bank_match_once_per_line UNIQUE
                      CONSTRAINT bank_match_bank_line_fk REFERENCES bank_line,
        receipt_id    uuid CONSTRAINT bank_match_once_per_receipt UNIQUE
                      CONSTRAINT bank_match_receipt_fk REFERENCES receipt,
        instalment_id uuid CONSTRAINT bank_match_once_per_instalment UNIQUE
                      CONSTRAINT bank_match_instalment_fk REFERENCES instalment,
        matched_at    timestamptz NOT NULL,
        matched_by    uuid NOT NULL CONSTRAINT bank_match_matched_by_fk REFERENCES person,
        CONSTRAINT bank_match_is_with_one_thing CHECK (num_nonnulls(receipt_id, instalment_id) = 1)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE bank_match, bank_line, bank_statement, monitoring_return, instalment,
        earlier_award, award, decision`);
  }
}

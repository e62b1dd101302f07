import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements in parts, what is expected and what was paid out, and rounds that set their budget aside. */
export class FundsInDepth1770000005000 implements MigrationInterface {
  readonly name = 'FundsInDepth1770000005000';

  async up(db: QueryRunner): Promise<void> {
    await agreements(db);
    await moneyIn(db);
    await moneyOut(db);
    await budgets(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE budget_change, fund_reservation, fund_transfer, fund_payment;
      DROP TRIGGER receipt_reversed_is_not_on_a_statement ON receipt;
      DROP FUNCTION refuse_reversal_of_matched_receipt;
      ALTER TABLE receipt DROP COLUMN tranche_id, DROP COLUMN sharing_id, DROP COLUMN reversed_at,
        DROP COLUMN reversed_by, DROP COLUMN reversed_reason;
      DROP TABLE interest_sharing, tranche, fund_document, duty_fulfilment, reporting_duty, agreement_change;
      ALTER TABLE round_fund DROP COLUMN given_back_pence;
      ALTER TABLE fund DROP COLUMN area, DROP COLUMN beneficiaries, DROP COLUMN theme, DROP COLUMN excluded_costs,
        DROP COLUMN fee_kind, DROP COLUMN fee_basis_points, DROP COLUMN fee_yearly_pence,
        DROP COLUMN fee_ceiling_pence, DROP COLUMN status, DROP COLUMN status_reason`);
  }
}

/** Undone whole or not at all: when, by whom and why belong together. */
const REVERSED = (table: string): string => `
  reversed_at     timestamptz,
  reversed_by     uuid CONSTRAINT ${table}_reversed_by_fk REFERENCES person,
  reversed_reason text,
  CONSTRAINT ${table}_is_reversed_whole CHECK (num_nonnulls(reversed_at, reversed_by, reversed_reason) IN (0, 3))`;

async function agreements(db: QueryRunner): Promise<void> {
  await db.query(`
    ALTER TABLE fund
      ADD area              text NOT NULL DEFAULT '',
      ADD beneficiaries     text NOT NULL DEFAULT '',
      ADD theme             text NOT NULL DEFAULT '',
      ADD excluded_costs    text[] NOT NULL DEFAULT '{}',
      ADD fee_kind          text NOT NULL DEFAULT 'none',
      ADD fee_basis_points  integer,
      ADD fee_yearly_pence  bigint,
      ADD fee_ceiling_pence bigint,
      ADD status            text NOT NULL DEFAULT 'open',
      ADD status_reason     text NOT NULL DEFAULT '',
      ADD CONSTRAINT fund_status_is_known CHECK (status IN ('open', 'closing', 'closed')),
      ADD CONSTRAINT fund_fee_kind_is_known CHECK (fee_kind IN ('none', 'percent', 'yearly')),
      ADD CONSTRAINT fund_fee_percent_is_sane CHECK ((fee_kind = 'percent') = (fee_basis_points IS NOT NULL)
        AND coalesce(fee_basis_points BETWEEN 1 AND 5000, true)),
      ADD CONSTRAINT fund_fee_yearly_is_positive CHECK ((fee_kind = 'yearly') = (fee_yearly_pence IS NOT NULL)
        AND coalesce(fee_yearly_pence > 0, true)),
      ADD CONSTRAINT fund_fee_ceiling_is_of_a_fee CHECK (fee_ceiling_pence IS NULL
        OR (fee_kind <> 'none' AND fee_ceiling_pence > 0));
    CREATE TABLE agreement_change (
      id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      fund_id    uuid NOT NULL CONSTRAINT agreement_change_fund_fk REFERENCES fund,
      before     jsonb NOT NULL,
      after      jsonb NOT NULL,
      reason     text NOT NULL CONSTRAINT agreement_change_has_a_reason CHECK (reason <> ''),
      form_key   uuid NOT NULL CONSTRAINT agreement_change_once_per_form UNIQUE,
      changed_at timestamptz NOT NULL,
      changed_by uuid NOT NULL CONSTRAINT agreement_change_changed_by_fk REFERENCES person,
      CONSTRAINT agreement_change_changes_something CHECK (before <> after)
    );
    CREATE TRIGGER agreement_change_is_append_only BEFORE UPDATE OR DELETE ON agreement_change
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TABLE reporting_duty (
      id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      fund_id      uuid NOT NULL CONSTRAINT reporting_duty_fund_fk REFERENCES fund,
      what         text NOT NULL,
      every_months integer CONSTRAINT reporting_duty_recurs_sanely CHECK (every_months BETWEEN 1 AND 60),
      next_due_on  date,
      form_key     uuid NOT NULL CONSTRAINT reporting_duty_once_per_form UNIQUE,
      added_at     timestamptz NOT NULL,
      added_by     uuid NOT NULL CONSTRAINT reporting_duty_added_by_fk REFERENCES person,
      ended_at     timestamptz,
      ended_by     uuid CONSTRAINT reporting_duty_ended_by_fk REFERENCES person,
      ended_reason text,
      CONSTRAINT reporting_duty_ended_whole CHECK (num_nonnulls(ended_at, ended_by, ended_reason) IN (0, 3)),
      CONSTRAINT reporting_duty_ended_is_due_no_more CHECK (ended_at IS NULL OR next_due_on IS NULL)
    );
    CREATE TABLE duty_fulfilment (
      id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      duty_id      uuid NOT NULL CONSTRAINT duty_fulfilment_duty_fk REFERENCES reporting_duty,
      due_on       date NOT NULL,
      sent_on      date NOT NULL,
      note         text NOT NULL,
      recorded_at  timestamptz NOT NULL,
      recorded_by  uuid NOT NULL CONSTRAINT duty_fulfilment_recorded_by_fk REFERENCES person,
      CONSTRAINT duty_fulfilment_once_per_due_date UNIQUE (duty_id, due_on)
    );
    CREATE TABLE fund_document (
      id         uuid PRIMARY KEY,
      fund_id    uuid NOT NULL CONSTRAINT fund_document_fund_fk REFERENCES fund,
      title      text NOT NULL,
      file_name  text NOT NULL,
      media_type text NOT NULL,
      size       integer NOT NULL CONSTRAINT fund_document_is_not_empty CHECK (size > 0),
      sha256     text NOT NULL CONSTRAINT fund_document_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes      bytea NOT NULL,
      added_at   timestamptz NOT NULL,
      added_by   uuid NOT NULL CONSTRAINT fund_document_added_by_fk REFERENCES person,
      CONSTRAINT fund_document_once_per_fund UNIQUE (fund_id, sha256),
      CONSTRAINT fund_document_is_as_long_as_it_says CHECK (octet_length(bytes) = size)
    )`);
}

async function moneyIn(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE tranche (
      id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      fund_id          uuid NOT NULL CONSTRAINT tranche_fund_fk REFERENCES fund,
      expected_on      date NOT NULL,
      amount_pence     bigint NOT NULL CONSTRAINT tranche_amount_is_positive CHECK (amount_pence > 0),
      note             text NOT NULL,
      form_key         uuid NOT NULL CONSTRAINT tranche_once_per_form UNIQUE,
      announced_at     timestamptz NOT NULL,
      announced_by     uuid NOT NULL CONSTRAINT tranche_announced_by_fk REFERENCES person,
      withdrawn_at     timestamptz,
      withdrawn_by     uuid CONSTRAINT tranche_withdrawn_by_fk REFERENCES person,
      withdrawn_reason text,
      CONSTRAINT tranche_is_withdrawn_whole CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)),
      CONSTRAINT tranche_once_per_fund UNIQUE (id, fund_id)
    );
    CREATE TABLE interest_sharing (
      id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      bank_account_id uuid NOT NULL CONSTRAINT interest_sharing_bank_account_fk REFERENCES bank_account,
      amount_pence    bigint NOT NULL CONSTRAINT interest_sharing_amount_is_positive CHECK (amount_pence > 0),
      received_on     date NOT NULL,
      reference       text NOT NULL,
      form_key        uuid NOT NULL CONSTRAINT interest_sharing_once_per_form UNIQUE,
      recorded_at     timestamptz NOT NULL,
      recorded_by     uuid NOT NULL CONSTRAINT interest_sharing_recorded_by_fk REFERENCES person,
      ${REVERSED('interest_sharing')}
    );
    ALTER TABLE receipt
      ADD tranche_id uuid,
      ADD CONSTRAINT receipt_is_of_a_tranche_of_its_fund FOREIGN KEY (tranche_id, fund_id) REFERENCES tranche (id, fund_id),
      ADD sharing_id uuid CONSTRAINT receipt_sharing_fk REFERENCES interest_sharing,
      ADD CONSTRAINT receipt_shared_is_interest CHECK (sharing_id IS NULL OR kind = 'interest'),
      ADD CONSTRAINT receipt_once_per_sharing UNIQUE (sharing_id, fund_id),
      ADD reversed_at timestamptz,
      ADD reversed_by uuid CONSTRAINT receipt_reversed_by_fk REFERENCES person,
      ADD reversed_reason text,
      ADD CONSTRAINT receipt_is_reversed_whole CHECK (num_nonnulls(reversed_at, reversed_by, reversed_reason) IN (0, 3));

    -- What the bank has shown to be true is not undone here: its match is undone first.
    CREATE FUNCTION refuse_reversal_of_matched_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM bank_match WHERE receipt_id = NEW.id) THEN
        RAISE EXCEPTION 'receipt % is on a bank statement', NEW.id
          USING ERRCODE = '23514', CONSTRAINT = 'receipt_reversed_is_not_on_a_statement', TABLE = 'receipt';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER receipt_reversed_is_not_on_a_statement BEFORE UPDATE OF reversed_at ON receipt
      FOR EACH ROW WHEN (NEW.reversed_at IS NOT NULL) EXECUTE FUNCTION refuse_reversal_of_matched_receipt()`);
}

async function moneyOut(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE fund_payment (
      id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      fund_id         uuid NOT NULL CONSTRAINT fund_payment_fund_fk REFERENCES fund,
      bank_account_id uuid NOT NULL CONSTRAINT fund_payment_bank_account_fk REFERENCES bank_account,
      kind            text NOT NULL CONSTRAINT fund_payment_kind_is_known
                      CHECK (kind IN ('management-fee', 'refund-to-funder', 'bank-charge')),
      amount_pence    bigint NOT NULL CONSTRAINT fund_payment_amount_is_positive CHECK (amount_pence > 0),
      paid_on         date NOT NULL,
      reference       text NOT NULL,
      reason          text NOT NULL,
      form_key        uuid NOT NULL CONSTRAINT fund_payment_once_per_form UNIQUE,
      recorded_at     timestamptz NOT NULL,
      recorded_by     uuid NOT NULL CONSTRAINT fund_payment_recorded_by_fk REFERENCES person,
      CONSTRAINT fund_payment_refund_has_a_reason CHECK (kind <> 'refund-to-funder' OR reason <> ''),
      ${REVERSED('fund_payment')}
    );
    CREATE INDEX fund_payment_fund ON fund_payment (fund_id);
    CREATE TABLE fund_transfer (
      id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      from_fund_id      uuid NOT NULL CONSTRAINT fund_transfer_from_fund_fk REFERENCES fund,
      to_fund_id        uuid NOT NULL CONSTRAINT fund_transfer_to_fund_fk REFERENCES fund,
      bank_account_id   uuid NOT NULL CONSTRAINT fund_transfer_bank_account_fk REFERENCES bank_account,
      amount_pence      bigint NOT NULL CONSTRAINT fund_transfer_amount_is_positive CHECK (amount_pence > 0),
      transferred_on    date NOT NULL,
      reason            text NOT NULL,
      consented_by      text NOT NULL CONSTRAINT fund_transfer_has_consent CHECK (consented_by <> ''),
      consented_on      date NOT NULL,
      consent_reference text NOT NULL CONSTRAINT fund_transfer_has_evidence CHECK (consent_reference <> ''),
      form_key          uuid NOT NULL CONSTRAINT fund_transfer_once_per_form UNIQUE,
      recorded_at       timestamptz NOT NULL,
      recorded_by       uuid NOT NULL CONSTRAINT fund_transfer_recorded_by_fk REFERENCES person,
      CONSTRAINT fund_transfer_is_between_two_funds CHECK (from_fund_id <> to_fund_id),
      CONSTRAINT fund_transfer_is_consented_to_first CHECK (consented_on <= transferred_on),
      ${REVERSED('fund_transfer')}
    )`);
}

async function budgets(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE fund_reservation (
      id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      fund_id     uuid NOT NULL CONSTRAINT fund_reservation_fund_fk REFERENCES fund,
      holder_id   uuid NOT NULL,
      code        text NOT NULL,
      out_of_id   uuid CONSTRAINT fund_reservation_out_of_fk REFERENCES fund_reservation,
      reserved_at timestamptz NOT NULL,
      reserved_by uuid NOT NULL CONSTRAINT fund_reservation_reserved_by_fk REFERENCES person,
      CONSTRAINT fund_reservation_once_per_holder UNIQUE (holder_id, fund_id)
    );
    ALTER TABLE round_fund
      ADD given_back_pence bigint NOT NULL DEFAULT 0,
      ADD CONSTRAINT round_fund_gives_back_within_its_budget CHECK (given_back_pence BETWEEN 0 AND budget_pence);
    CREATE TABLE budget_change (
      id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      round_id     uuid NOT NULL,
      fund_id      uuid NOT NULL,
      kind         text NOT NULL CONSTRAINT budget_change_kind_is_known CHECK (kind IN ('raised', 'lowered', 'given-back')),
      amount_pence bigint NOT NULL CONSTRAINT budget_change_amount_is_positive CHECK (amount_pence > 0),
      reason       text NOT NULL CONSTRAINT budget_change_has_a_reason CHECK (reason <> ''),
      form_key     uuid NOT NULL,
      changed_at   timestamptz NOT NULL,
      changed_by   uuid NOT NULL CONSTRAINT budget_change_changed_by_fk REFERENCES person,
      CONSTRAINT budget_change_is_of_a_fund_of_the_round FOREIGN KEY (round_id, fund_id) REFERENCES round_fund,
      CONSTRAINT budget_change_once_per_form UNIQUE (form_key, fund_id)
    );
    CREATE INDEX budget_change_round ON budget_change (round_id)`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who applies, and the money held in trust. */
export class OrganisationsAndFunds1770000002000 implements MigrationInterface {
  readonly name = 'OrganisationsAndFunds1770000002000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE organisation (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name           text NOT NULL CONSTRAINT organisation_has_a_name CHECK (name <> ''),
        legal_form     text NOT NULL,
        charity_number text CONSTRAINT organisation_once_per_charity_number UNIQUE,
        company_number text CONSTRAINT organisation_once_per_company_number UNIQUE,
        postcode       text NOT NULL,
        purpose        text NOT NULL,
        registered_at  timestamptz NOT NULL,
        registered_by  uuid NOT NULL CONSTRAINT organisation_registered_by_fk REFERENCES person,
        -- How it came to staff who registered it for people that are not online, and what shows it.
        came_by        text CONSTRAINT organisation_came_by_is_known
                       CHECK (came_by IN ('paper', 'telephone', 'e-mail', 'in-person')),
        came_evidence  text,
        CONSTRAINT organisation_came_whole CHECK ((came_by IS NULL) = (came_evidence IS NULL))
      );
      CREATE TABLE bank_details (
        organisation_id uuid PRIMARY KEY CONSTRAINT bank_details_organisation_fk REFERENCES organisation,
        account_name    text NOT NULL,
        sort_code       text NOT NULL CONSTRAINT bank_details_sort_code_is_six_digits CHECK (sort_code ~ '^[0-9]{6}$'),
        account_number  text NOT NULL CONSTRAINT bank_details_account_number_is_eight_digits CHECK (account_number ~ '^[0-9]{8}$'),
        given_at        timestamptz NOT NULL,
        given_by        uuid NOT NULL CONSTRAINT bank_details_given_by_fk REFERENCES person
      )`);
    await db.query(`
      CREATE TABLE fund (
        id                  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code                text NOT NULL CONSTRAINT fund_once_per_code UNIQUE
                            CONSTRAINT fund_code_is_a_short_word CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
        name                text NOT NULL,
        funder_name         text NOT NULL,
        restriction         text NOT NULL,
        agreement_reference text NOT NULL,
        starts_on           date NOT NULL,
        spend_by            date NOT NULL,
        opened_at           timestamptz NOT NULL,
        opened_by           uuid NOT NULL CONSTRAINT fund_opened_by_fk REFERENCES person,
        CONSTRAINT fund_spent_after_it_starts CHECK (spend_by >= starts_on)
      );
      CREATE TABLE bank_account (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code           text NOT NULL CONSTRAINT bank_account_once_per_code UNIQUE
                       CONSTRAINT bank_account_code_is_a_short_word CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
        name           text NOT NULL,
        sort_code      text NOT NULL,
        account_number text NOT NULL,
        opened_at      timestamptz NOT NULL,
        CONSTRAINT bank_account_once UNIQUE (sort_code, account_number)
      );
      CREATE TABLE receipt (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        fund_id         uuid NOT NULL CONSTRAINT receipt_fund_fk REFERENCES fund,
        bank_account_id uuid NOT NULL CONSTRAINT receipt_bank_account_fk REFERENCES bank_account,
        kind            text NOT NULL CONSTRAINT receipt_kind_is_known CHECK (kind IN ('opening-balance', 'receipt', 'interest')),
        amount_pence    bigint NOT NULL CONSTRAINT receipt_amount_is_positive CHECK (amount_pence > 0),
        received_on     date NOT NULL,
        reference       text NOT NULL,
        form_key        uuid NOT NULL CONSTRAINT receipt_once_per_form UNIQUE,
        recorded_at     timestamptz NOT NULL,
        recorded_by     uuid NOT NULL CONSTRAINT receipt_recorded_by_fk REFERENCES person
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE receipt, bank_account, fund, bank_details, organisation');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements of every format: what the bank wrote, kept; a file looked at before it is stored; columns learnt. */
export class ReadStatements1770000008000 implements MigrationInterface {
  readonly name = 'ReadStatements1770000008000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE bank_line ADD COLUMN raw text NOT NULL DEFAULT '', ADD COLUMN bank_reference text;
      CREATE INDEX bank_line_of_a_day ON bank_line (bank_account_id, booked_on, amount_pence);
      CREATE INDEX bank_line_by_bank_reference ON bank_line (bank_account_id, bank_reference)
        WHERE bank_reference IS NOT NULL;
      CREATE TABLE statement_layout (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        bank_account_id uuid NOT NULL CONSTRAINT statement_layout_bank_account_fk REFERENCES bank_account,
        number          integer NOT NULL CONSTRAINT statement_layout_number_counts_from_one CHECK (number >= 1),
        layout          jsonb NOT NULL,
        learnt_at       timestamptz NOT NULL,
        learnt_by       uuid NOT NULL CONSTRAINT statement_layout_learnt_by_fk REFERENCES person,
        CONSTRAINT statement_layout_once_per_number UNIQUE (bank_account_id, number)
      );
      CREATE TRIGGER statement_layout_is_append_only BEFORE UPDATE OR DELETE ON statement_layout
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE statement_upload (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        bank_account_id uuid NOT NULL CONSTRAINT statement_upload_bank_account_fk REFERENCES bank_account,
        file_name       text NOT NULL,
        file            bytea,
        date_order      text CONSTRAINT statement_upload_date_order_is_known CHECK (date_order IN ('dmy', 'mdy')),
        layout_id       uuid CONSTRAINT statement_upload_layout_fk REFERENCES statement_layout,
        asks            text CONSTRAINT statement_upload_asks_what_is_known CHECK (asks IN ('columns', 'date-order')),
        asks_about      text NOT NULL,
        preview         jsonb,
        statement_id    uuid CONSTRAINT statement_upload_statement_fk REFERENCES bank_statement,
        uploaded_at     timestamptz NOT NULL,
        uploaded_by     uuid NOT NULL CONSTRAINT statement_upload_uploaded_by_fk REFERENCES person,
        expires_at      timestamptz NOT NULL,
        CONSTRAINT statement_upload_is_asked_about_or_looked_at CHECK (num_nonnulls(asks, preview) = 1),
        CONSTRAINT statement_upload_keeps_its_file_until_imported CHECK
          ((file IS NULL) = (statement_id IS NOT NULL))
      );
      CREATE INDEX statement_upload_by_expiry ON statement_upload (expires_at);
      ALTER TABLE statement_upload ALTER COLUMN file SET STORAGE EXTERNAL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE statement_upload, statement_layout;
      DROP INDEX bank_line_of_a_day, bank_line_by_bank_reference;
      ALTER TABLE bank_line DROP COLUMN raw, DROP COLUMN bank_reference`);
  }
}

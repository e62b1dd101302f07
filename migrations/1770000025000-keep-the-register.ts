import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Members register their interests and say once a year that the register is complete; they record what they were
 * offered. Entries end and corrections follow; nothing is edited, but that a merge of two organisations is followed.
 */
export class KeepTheRegister1770000025000 implements MigrationInterface {
  readonly name = 'KeepTheRegister1770000025000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE registered_interest (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id       uuid NOT NULL CONSTRAINT registered_interest_person_fk REFERENCES person,
        kind            text NOT NULL CONSTRAINT registered_interest_kind_is_known
                        CHECK (kind IN ('employment', 'trusteeship', 'contract', 'land', 'associate')),
        body            text NOT NULL CONSTRAINT registered_interest_names_a_body CHECK (body <> ''),
        organisation_id uuid CONSTRAINT registered_interest_organisation_fk REFERENCES organisation,
        what            text NOT NULL CONSTRAINT registered_interest_says_what CHECK (what <> ''),
        since           date NOT NULL,
        form_key        uuid NOT NULL CONSTRAINT registered_interest_once UNIQUE,
        registered_at   timestamptz NOT NULL
      );
      CREATE INDEX registered_interest_person ON registered_interest (person_id);
      CREATE TABLE interest_ending (
        interest_id uuid PRIMARY KEY CONSTRAINT interest_ending_interest_fk REFERENCES registered_interest,
        ended_on    date NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE TABLE register_confirmation (
        id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id    uuid NOT NULL CONSTRAINT register_confirmation_person_fk REFERENCES person,
        confirmed_on date NOT NULL,
        version      integer NOT NULL CONSTRAINT register_confirmation_version_is_a_count CHECK (version >= 0),
        interests    integer NOT NULL CONSTRAINT register_confirmation_interests_is_a_count CHECK (interests >= 0),
        confirmed_at timestamptz NOT NULL,
        CONSTRAINT register_confirmation_once UNIQUE (person_id, confirmed_on, version)
      )`);
    await db.query(`
      CREATE TABLE gift_offer (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id       uuid NOT NULL CONSTRAINT gift_offer_person_fk REFERENCES person,
        what            text NOT NULL CONSTRAINT gift_offer_says_what CHECK (what <> ''),
        body            text NOT NULL CONSTRAINT gift_offer_names_a_body CHECK (body <> ''),
        organisation_id uuid CONSTRAINT gift_offer_organisation_fk REFERENCES organisation,
        value_pence     bigint NOT NULL CONSTRAINT gift_offer_value_is_positive CHECK (value_pence > 0),
        offered_on      date NOT NULL,
        answer          text NOT NULL CONSTRAINT gift_offer_answer_is_known CHECK (answer IN ('accepted', 'declined')),
        reason          text NOT NULL CONSTRAINT gift_offer_says_why CHECK (reason <> ''),
        corrects        uuid CONSTRAINT gift_offer_corrected_once UNIQUE
                        CONSTRAINT gift_offer_corrects_fk REFERENCES gift_offer,
        correction      text,
        form_key        uuid NOT NULL CONSTRAINT gift_offer_once UNIQUE,
        recorded_at     timestamptz NOT NULL,
        CONSTRAINT gift_offer_corrects_another CHECK (corrects <> id),
        CONSTRAINT gift_offer_correction_is_explained CHECK ((corrects IS NULL) = (correction IS NULL))
      );
      CREATE INDEX gift_offer_person ON gift_offer (person_id)`);
    for (const [table, columns] of KEPT) {
      await db.query(`
        CREATE TRIGGER ${table}_is_not_edited BEFORE UPDATE OF ${columns} ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_deleted BEFORE DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE gift_offer, register_confirmation, interest_ending, registered_interest',
    );
  }
}

/** What is never changed: all but the organisation, which follows a merge. */
const KEPT = [
  ['registered_interest', 'id, person_id, kind, body, what, since, form_key, registered_at'],
  ['interest_ending', 'interest_id, ended_on, recorded_at'],
  ['register_confirmation', 'id, person_id, confirmed_on, version, interests, confirmed_at'],
  [
    'gift_offer',
    'id, person_id, what, body, value_pence, offered_on, answer, reason, corrects, correction, form_key, recorded_at',
  ],
] as const;

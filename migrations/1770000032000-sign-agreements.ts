import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs and until when, what exactly they sign, the conditions of it, and what becomes of an offer. */
export class SignAgreements1770000032000 implements MigrationInterface {
  readonly name = 'SignAgreements1770000032000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE round
        ADD COLUMN signatories smallint NOT NULL DEFAULT 2 CONSTRAINT round_signatories_are_one_or_two CHECK (signatories BETWEEN 1 AND 2),
        ADD COLUMN offer_days smallint NOT NULL DEFAULT 28 CONSTRAINT round_offer_days_are_sane CHECK (offer_days BETWEEN 7 AND 180);
      CREATE INDEX award_offer_open ON award (offer_ends_on) WHERE status IN ('offered', 'half-accepted');
      CREATE TABLE agreement_terms (
        panel_id   uuid NOT NULL CONSTRAINT agreement_terms_panel_fk REFERENCES panel,
        version    integer NOT NULL CONSTRAINT agreement_terms_version_is_positive CHECK (version > 0),
        text       text NOT NULL CONSTRAINT agreement_terms_say_something CHECK (text <> ''),
        written_at timestamptz NOT NULL,
        written_by uuid NOT NULL CONSTRAINT agreement_terms_written_by_fk REFERENCES person,
        PRIMARY KEY (panel_id, version)
      );
      CREATE TABLE award_agreement (
        award_id      uuid NOT NULL CONSTRAINT award_agreement_award_fk REFERENCES award,
        number        integer NOT NULL CONSTRAINT award_agreement_number_is_positive CHECK (number > 0),
        terms_version integer NOT NULL CONSTRAINT award_agreement_terms_version_is_sane CHECK (terms_version >= 0),
        amount_pence  bigint NOT NULL CONSTRAINT award_agreement_amount_is_positive CHECK (amount_pence > 0),
        title         text NOT NULL,
        starts_on     date,
        ends_on       date,
        particulars   jsonb NOT NULL,
        text          text NOT NULL CONSTRAINT award_agreement_says_something CHECK (text <> ''),
        sha256        text NOT NULL CONSTRAINT award_agreement_sha256_is_whole CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        made_at       timestamptz NOT NULL,
        made_by       uuid CONSTRAINT award_agreement_made_by_fk REFERENCES person,
        CONSTRAINT award_agreement_ends_after_it_starts CHECK (ends_on >= starts_on),
        CONSTRAINT award_agreement_of_one_text UNIQUE (award_id, number, sha256),
        PRIMARY KEY (award_id, number)
      );
      CREATE TABLE award_signature (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id         uuid NOT NULL,
        agreement_number integer NOT NULL,
        agreement_sha256 text NOT NULL,
        person_id        uuid NOT NULL CONSTRAINT award_signature_person_fk REFERENCES person,
        name             text NOT NULL CONSTRAINT award_signature_has_a_name CHECK (name <> ''),
        position         text NOT NULL CONSTRAINT award_signature_has_a_position CHECK (position <> ''),
        signed_at        timestamptz NOT NULL,
        ended_at         timestamptz,
        ended_because    text CONSTRAINT award_signature_ended_because_is_known CHECK (ended_because IN ('taken-back', 'lapsed')),
        CONSTRAINT award_signature_ended_whole CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
        CONSTRAINT award_signature_agreement_fk FOREIGN KEY (award_id, agreement_number, agreement_sha256)
          REFERENCES award_agreement (award_id, number, sha256)
      );
      CREATE UNIQUE INDEX award_signature_once_a_person ON award_signature (award_id, person_id) WHERE ended_at IS NULL;
      CREATE TABLE award_condition (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id    uuid NOT NULL CONSTRAINT award_condition_award_fk REFERENCES award,
        number      integer NOT NULL CONSTRAINT award_condition_number_is_positive CHECK (number > 0),
        kind        text NOT NULL CONSTRAINT award_condition_kind_is_known CHECK (kind IN ('precedent', 'ongoing')),
        text        text NOT NULL CONSTRAINT award_condition_says_something CHECK (text <> ''),
        before_part integer CONSTRAINT award_condition_before_part_is_positive CHECK (before_part > 0),
        met_at      timestamptz,
        met_by      uuid CONSTRAINT award_condition_met_by_fk REFERENCES person,
        evidence    text,
        CONSTRAINT award_condition_once_per_number UNIQUE (award_id, number),
        CONSTRAINT award_condition_precedes_a_payment CHECK ((kind = 'precedent') = (before_part IS NOT NULL)),
        CONSTRAINT award_condition_met_whole CHECK ((met_at IS NULL) = (met_by IS NULL) AND (met_at IS NULL) = (evidence IS NULL)
          AND (met_at IS NULL OR kind = 'precedent'))
      );
      CREATE TABLE award_condition_act (
        condition_id uuid NOT NULL CONSTRAINT award_condition_act_condition_fk REFERENCES award_condition,
        number       integer NOT NULL CONSTRAINT award_condition_act_number_is_positive CHECK (number > 0),
        act          text NOT NULL CONSTRAINT award_condition_act_is_known CHECK (act IN ('met', 'taken-back')),
        words        text NOT NULL CONSTRAINT award_condition_act_has_words CHECK (words <> ''),
        at           timestamptz NOT NULL,
        by           uuid NOT NULL CONSTRAINT award_condition_act_by_fk REFERENCES person,
        PRIMARY KEY (condition_id, number)
      );
      CREATE TABLE offer_act (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id      uuid NOT NULL CONSTRAINT offer_act_award_fk REFERENCES award,
        kind          text NOT NULL CONSTRAINT offer_act_kind_is_known CHECK (kind IN ('extended', 'lapsed', 'renewed', 'declined', 'withdrawn')),
        reason        text NOT NULL CONSTRAINT offer_act_has_a_reason CHECK (reason <> ''),
        offer_ends_on date,
        at            timestamptz NOT NULL,
        by            uuid CONSTRAINT offer_act_by_fk REFERENCES person,
        CONSTRAINT offer_act_by_the_clock_lapses CHECK ((kind = 'lapsed') = (by IS NULL)),
        CONSTRAINT offer_act_says_until_when CHECK (kind NOT IN ('extended', 'renewed') OR offer_ends_on IS NOT NULL)
      );
      CREATE INDEX offer_act_of_award ON offer_act (award_id)`);
    for (const table of [
      'agreement_terms',
      'award_agreement',
      'award_condition_act',
      'offer_act',
    ]) {
      await db.query(`
        CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    await db.query(`
      CREATE TRIGGER award_signature_only_ends BEFORE UPDATE ON award_signature FOR EACH ROW
        WHEN (OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - 'ended_at' - 'ended_because'
              IS DISTINCT FROM to_jsonb(OLD) - 'ended_at' - 'ended_because')
        EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER award_signature_is_not_deleted BEFORE DELETE ON award_signature
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER award_signature_is_not_emptied BEFORE TRUNCATE ON award_signature
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE offer_act, award_condition_act, award_condition, award_signature, award_agreement, agreement_terms;
      DROP INDEX award_offer_open;
      ALTER TABLE round DROP COLUMN signatories, DROP COLUMN offer_days`);
  }
}

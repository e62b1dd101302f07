import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every identifier once in the house; several people of one organisation, in what capacity; two records that are one. */
export class OrganisationsAndTheirPeople1770000012000 implements MigrationInterface {
  readonly name = 'OrganisationsAndTheirPeople1770000012000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await db.query(IDENTIFIERS);
    await db.query(PEOPLE);
    await db.query(MERGING);
    await db.query(CERTIFICATES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE earlier_award DROP COLUMN recipient_org_id;
      DROP TABLE certificate, organisation_distinction, organisation_merge, contact_change, contact_invitation;
      ALTER TABLE round DROP COLUMN needs_second_signatory;
      ALTER TABLE person_role DROP COLUMN capacity;
      DROP INDEX organisation_by_key, organisation_in_order;
      DROP FUNCTION organisation_name_key;
      ALTER TABLE organisation
        ADD charity_number text CONSTRAINT organisation_once_per_charity_number UNIQUE,
        ADD company_number text CONSTRAINT organisation_once_per_company_number UNIQUE;
      UPDATE organisation o SET charity_number = (SELECT substr(i.org_id, 8) FROM organisation_identifier i
        WHERE i.organisation_id = o.id AND i.org_id LIKE 'GB-CHC-%');
      UPDATE organisation o SET company_number = (SELECT substr(i.org_id, 8) FROM organisation_identifier i
        WHERE i.organisation_id = o.id AND i.org_id LIKE 'GB-COH-%');
      ALTER TABLE organisation
        DROP CONSTRAINT organisation_legal_form_is_known,
        DROP CONSTRAINT organisation_accountable_body_whole,
        DROP COLUMN accountable_body_name, DROP COLUMN accountable_body_org_id;
      DROP TABLE organisation_identifier`);
  }
}

const IDENTIFIERS = `
  CREATE TABLE organisation_identifier (
    org_id          text CONSTRAINT organisation_identifier_once PRIMARY KEY
                    CONSTRAINT organisation_identifier_is_an_org_id
                    CHECK (org_id ~ '^GB-(CHC|SC|NIC|COH|MPR|EDU|UKPRN|CASC)-[0-9A-Za-z]+$'),
    organisation_id uuid NOT NULL CONSTRAINT organisation_identifier_organisation_fk REFERENCES organisation,
    given_at        timestamptz NOT NULL
  );
  CREATE INDEX organisation_identifier_by_organisation ON organisation_identifier (organisation_id);
  INSERT INTO organisation_identifier (org_id, organisation_id, given_at)
    SELECT CASE WHEN charity_number LIKE 'NIC%' THEN 'GB-NIC-' || substr(charity_number, 4)
                WHEN charity_number LIKE 'SC%' THEN 'GB-SC-' || charity_number
                ELSE 'GB-CHC-' || charity_number END, id, registered_at
      FROM organisation WHERE charity_number IS NOT NULL;
  INSERT INTO organisation_identifier (org_id, organisation_id, given_at)
    SELECT 'GB-COH-' || company_number, id, registered_at FROM organisation WHERE company_number IS NOT NULL;
  ALTER TABLE organisation
    DROP COLUMN charity_number, DROP COLUMN company_number,
    ADD accountable_body_name text, ADD accountable_body_org_id text,
    ADD CONSTRAINT organisation_legal_form_is_known CHECK (legal_form IN (
      'registered-charity', 'charity-scotland', 'charity-northern-ireland', 'cio', 'scio', 'cic',
      'company-limited-by-guarantee', 'community-benefit-society', 'casc', 'school-or-pta', 'parish-council',
      'unincorporated-group', 'group-with-accountable-body')),
    ADD CONSTRAINT organisation_accountable_body_whole CHECK (num_nonnulls(accountable_body_name,
      accountable_body_org_id) = CASE legal_form WHEN 'group-with-accountable-body' THEN 2 ELSE 0 END);

  -- What a name is compared by: its own words, without those that say only what kind of body it is.
  CREATE FUNCTION organisation_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(regexp_replace(regexp_replace(lower(name), '[''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'),
      '\\m(the|and|of|for|in|at|ltd|limited|cic|cio|scio|plc|incorporated|charity|group|trust)\\M *', '', 'g')) $$;
  CREATE INDEX organisation_by_key ON organisation USING gin (organisation_name_key(name) gin_trgm_ops);
  CREATE INDEX organisation_in_order ON organisation (lower(name), id);
  ALTER TABLE earlier_award ADD recipient_org_id text;
  CREATE INDEX earlier_award_by_recipient ON earlier_award (recipient_org_id)`;

const PEOPLE = `
  ALTER TABLE person_role ADD capacity text CONSTRAINT person_role_capacity_is_known
    CHECK (capacity IN ('lead', 'editor', 'reader', 'second-signatory'));
  UPDATE person_role SET capacity = 'lead' WHERE role = 'contact';
  ALTER TABLE person_role ADD CONSTRAINT person_role_contacts_have_a_capacity
    CHECK ((role = 'contact') = (capacity IS NOT NULL));
  CREATE TABLE contact_invitation (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT contact_invitation_organisation_fk REFERENCES organisation,
    name            text NOT NULL,
    email           text NOT NULL CONSTRAINT contact_invitation_email_in_lower_case CHECK (email = lower(email)),
    capacity        text NOT NULL CONSTRAINT contact_invitation_capacity_is_known
                    CHECK (capacity IN ('lead', 'editor', 'reader', 'second-signatory')),
    status          text NOT NULL CONSTRAINT contact_invitation_status_is_known
                    CHECK (status IN ('waiting', 'accepted', 'withdrawn', 'replaced')),
    invited_at      timestamptz NOT NULL,
    invited_by      uuid NOT NULL CONSTRAINT contact_invitation_invited_by_fk REFERENCES person,
    expires_at      timestamptz NOT NULL,
    settled_at      timestamptz,
    settled_by      uuid CONSTRAINT contact_invitation_settled_by_fk REFERENCES person,
    CONSTRAINT contact_invitation_expires_later CHECK (expires_at > invited_at),
    CONSTRAINT contact_invitation_settled_whole
      CHECK (num_nonnulls(settled_at, settled_by) = CASE status WHEN 'waiting' THEN 0 ELSE 2 END)
  );
  CREATE UNIQUE INDEX contact_invitation_once_per_address ON contact_invitation (organisation_id, email)
    WHERE status = 'waiting';
  CREATE TABLE contact_change (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT contact_change_organisation_fk REFERENCES organisation,
    person_id       uuid NOT NULL CONSTRAINT contact_change_person_fk REFERENCES person,
    from_capacity   text,
    to_capacity     text,
    changed_at      timestamptz NOT NULL,
    changed_by      uuid NOT NULL CONSTRAINT contact_change_changed_by_fk REFERENCES person,
    CONSTRAINT contact_change_changes_something CHECK (from_capacity IS DISTINCT FROM to_capacity)
  );
  CREATE INDEX contact_change_by_organisation ON contact_change (organisation_id, changed_at)`;

const MERGING = `
  CREATE TABLE organisation_merge (
    loser_id  uuid CONSTRAINT organisation_merge_once PRIMARY KEY,
    winner_id uuid NOT NULL CONSTRAINT organisation_merge_winner_fk REFERENCES organisation,
    was       jsonb NOT NULL,
    moved     jsonb NOT NULL,
    reason    text NOT NULL,
    merged_at timestamptz NOT NULL,
    merged_by uuid NOT NULL CONSTRAINT organisation_merge_merged_by_fk REFERENCES person,
    CONSTRAINT organisation_merge_of_two CHECK (loser_id <> winner_id)
  );
  CREATE INDEX organisation_merge_by_winner ON organisation_merge (winner_id);
  CREATE TABLE organisation_distinction (
    one_id        uuid NOT NULL,
    other_id      uuid NOT NULL,
    said_of_one   text NOT NULL,
    said_of_other text NOT NULL,
    reasons       text[] NOT NULL,
    reason        text NOT NULL,
    made_at       timestamptz NOT NULL,
    made_by       uuid NOT NULL CONSTRAINT organisation_distinction_made_by_fk REFERENCES person,
    CONSTRAINT organisation_distinction_once PRIMARY KEY (one_id, other_id),
    CONSTRAINT organisation_distinction_once_whichever_way CHECK (one_id < other_id)
  )`;

const CERTIFICATES = `
  ALTER TABLE round ADD needs_second_signatory boolean NOT NULL DEFAULT false;
  CREATE TABLE certificate (
    application_id uuid NOT NULL CONSTRAINT certificate_application_fk REFERENCES application,
    version        integer NOT NULL,
    certified_by   uuid NOT NULL CONSTRAINT certificate_certified_by_fk REFERENCES person,
    certified_at   timestamptz NOT NULL,
    CONSTRAINT certificate_once PRIMARY KEY (application_id, version, certified_by)
  )`;

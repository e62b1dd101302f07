import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and how they sign in; and what every room relies on: outbox, mail, the record of acts. */
export class BuildTheHouse1770000001000 implements MigrationInterface {
  readonly name = 'BuildTheHouse1770000001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE person (
        id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name                 text NOT NULL CONSTRAINT person_has_a_name CHECK (name <> ''),
        email                text NOT NULL CONSTRAINT person_once_per_email UNIQUE,
        totp_secret          text,
        totp_confirmed_at    timestamptz,
        totp_last_step       bigint,
        created_at           timestamptz NOT NULL,
        CONSTRAINT person_email_in_lower_case CHECK (email = lower(email) AND email LIKE '_%@_%')
      );
      CREATE TABLE person_role (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id  uuid NOT NULL CONSTRAINT person_role_person_fk REFERENCES person,
        role       text NOT NULL,
        subject_id uuid,
        granted_at timestamptz NOT NULL,
        CONSTRAINT person_role_once UNIQUE NULLS NOT DISTINCT (person_id, role, subject_id)
      );
      CREATE TABLE sign_in_token (
        id            uuid PRIMARY KEY,
        email         text NOT NULL,
        token_hash    text NOT NULL CONSTRAINT sign_in_token_once UNIQUE,
        code_hash     text NOT NULL,
        browser_id    text NOT NULL,
        wanted_url    text NOT NULL,
        created_at    timestamptz NOT NULL,
        expires_at    timestamptz NOT NULL,
        link_spent_at timestamptz,
        code_spent_at timestamptz,
        wrong_codes   integer NOT NULL DEFAULT 0
                      CONSTRAINT sign_in_token_few_wrong_codes CHECK (wrong_codes BETWEEN 0 AND 5)
      );
      CREATE INDEX sign_in_token_browser ON sign_in_token (browser_id);
      CREATE TABLE session (
        sid    varchar PRIMARY KEY,
        sess   json NOT NULL,
        expire timestamptz NOT NULL
      );
      CREATE INDEX session_person ON session ((sess ->> 'personId'));
      CREATE INDEX session_expire ON session (expire);
      CREATE TABLE rate_limit (
        key    varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    await db.query(`
      CREATE TABLE outbox (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event      text NOT NULL,
        payload    jsonb NOT NULL,
        added_at   timestamptz NOT NULL,
        relayed_at timestamptz
      );
      CREATE INDEX outbox_waiting ON outbox (relayed_at) WHERE relayed_at IS NULL;
      CREATE TABLE mail_message (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        key        text NOT NULL CONSTRAINT mail_message_once_per_key UNIQUE,
        to_address text NOT NULL,
        subject    text NOT NULL,
        text       text NOT NULL,
        html       text NOT NULL,
        written_at timestamptz NOT NULL,
        sent_at    timestamptz,
        attempts   integer NOT NULL DEFAULT 0
                   CONSTRAINT mail_message_attempts_not_negative CHECK (attempts >= 0)
      );
      CREATE INDEX mail_message_to_address ON mail_message (to_address)`);
    await db.query(`
      CREATE TABLE audit_event (
        id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        subject   text NOT NULL,
        place     integer NOT NULL,
        act       text NOT NULL,
        person_id uuid,
        at        timestamptz NOT NULL,
        detail    jsonb NOT NULL,
        hash      bytea NOT NULL,
        CONSTRAINT audit_event_once_per_place UNIQUE (subject, place)
      );

      -- What a row's hash covers: the row before it in the life of its subject, and every fact of its own.
      CREATE FUNCTION audit_hash(before bytea, e audit_event) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT sha256(before || convert_to(jsonb_build_array(e.subject, e.place, e.act, e.person_id,
          extract(epoch FROM e.at), e.detail)::text, 'UTF8')) $$;

      CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        is_locked constant boolean := pg_advisory_xact_lock(hashtextextended(NEW.subject, 7002)) IS NOT NULL;
        before bytea;
      BEGIN
        SELECT place + 1, hash INTO NEW.place, before FROM audit_event
          WHERE subject = NEW.subject ORDER BY place DESC LIMIT 1;
        IF NOT FOUND THEN
          NEW.place := 1;
          before := '';
        END IF;
        NEW.hash := audit_hash(before, NEW);
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_event_chained BEFORE INSERT ON audit_event
        FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% on % is refused: it is a record', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
      CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_event_is_never_emptied BEFORE TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE audit_event CASCADE;
      DROP FUNCTION chain_audit_event, refuse_change;
      DROP FUNCTION IF EXISTS audit_hash;
      DROP TABLE mail_message, outbox, rate_limit, session, sign_in_token, person_role, person`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One way to keep a file: what it is, how its check for viruses stands, and its bytes in pieces beside
 * it. A file never changes but for its check, and its bytes go with it only. What funds and bank
 * details have kept moves over; a sealed paper stays sealed as it was.
 */
export class KeepFiles1770000013000 implements MigrationInterface {
  readonly name = 'KeepFiles1770000013000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(STORE);
    await db.query(MOVE_OVER);
    await db.query(DOCUMENTS);
    await db.query(APPLICATION_FILES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER application_files_join_the_record ON application;
      DROP TABLE application_file, organisation_document;
      DROP FUNCTION keep_application_files, refuse_to_lose_application_file`);
    await db.query(MOVE_BACK);
    await db.query(`
      DROP TABLE stored_piece, stored_file;
      DROP FUNCTION refuse_another_file, refuse_to_lose_pieces`);
  }
}

/** Each table's columns of the file itself, filled again from the store. */
function movedBack(table: string): string {
  return `
  ALTER TABLE ${table} DROP CONSTRAINT ${table}_file_fk, ADD COLUMN file_name text, ADD COLUMN media_type text,
    ADD COLUMN size integer CONSTRAINT ${table}_is_not_empty CHECK (size > 0),
    ADD COLUMN sha256 text CONSTRAINT ${table}_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    ADD COLUMN bytes bytea;
  UPDATE ${table} t SET file_name = f.file_name, media_type = f.media_type, size = f.size, sha256 = f.sha256,
         bytes = (SELECT string_agg(p.bytes, '' ORDER BY p.place) FROM stored_piece p WHERE p.file_id = f.id)
    FROM stored_file f WHERE f.id = t.id;
  ALTER TABLE ${table} ALTER COLUMN file_name SET NOT NULL, ALTER COLUMN media_type SET NOT NULL,
    ALTER COLUMN size SET NOT NULL, ALTER COLUMN sha256 SET NOT NULL, ALTER COLUMN bytes SET NOT NULL`;
}

const STORE = `
  CREATE TABLE stored_file (
    id         uuid PRIMARY KEY,
    owner      text NOT NULL,
    file_name  text NOT NULL,
    media_type text NOT NULL,
    size       integer NOT NULL CONSTRAINT stored_file_is_not_empty CHECK (size > 0),
    sha256     text NOT NULL CONSTRAINT stored_file_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    sealed_as  text CONSTRAINT stored_file_sealed_as_is_known
               CHECK (sealed_as IN ('stored_file', 'bank_details_evidence')),
    scan       text NOT NULL CONSTRAINT stored_file_scan_is_known
               CHECK (scan IN ('not-checked', 'waiting', 'clean', 'infected', 'unscannable')),
    scan_found text,
    scanned_at timestamptz,
    kept_at    timestamptz NOT NULL,
    kept_by    uuid NOT NULL,
    CONSTRAINT stored_file_once_per_owner UNIQUE (owner, sha256),
    CONSTRAINT stored_file_found_says_what CHECK
      ((scan IN ('infected', 'unscannable')) = (scan_found IS NOT NULL)),
    CONSTRAINT stored_file_is_scanned_at_a_moment CHECK
      ((scan IN ('not-checked', 'waiting')) = (scanned_at IS NULL))
  );
  CREATE INDEX stored_file_to_scan ON stored_file (kept_at) WHERE scan IN ('not-checked', 'waiting');
  CREATE FUNCTION refuse_another_file() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (OLD.id, OLD.owner, OLD.file_name, OLD.media_type, OLD.size, OLD.sha256, OLD.sealed_as, OLD.kept_at, OLD.kept_by)
       IS DISTINCT FROM
       (NEW.id, NEW.owner, NEW.file_name, NEW.media_type, NEW.size, NEW.sha256, NEW.sealed_as, NEW.kept_at, NEW.kept_by)
       OR (OLD.scan IN ('clean', 'infected') AND NEW.scan <> OLD.scan) THEN
      RAISE EXCEPTION 'A kept file is never changed' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER stored_file_stays_the_same BEFORE UPDATE ON stored_file
    FOR EACH ROW EXECUTE FUNCTION refuse_another_file();

  CREATE TABLE stored_piece (
    file_id uuid NOT NULL CONSTRAINT stored_piece_of_file_fk REFERENCES stored_file ON DELETE CASCADE,
    place   integer NOT NULL CONSTRAINT stored_piece_is_counted CHECK (place >= 1),
    bytes   bytea NOT NULL CONSTRAINT stored_piece_is_not_empty CHECK (octet_length(bytes) > 0),
    PRIMARY KEY (file_id, place)
  );
  ALTER TABLE stored_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TRIGGER stored_piece_is_never_changed BEFORE UPDATE ON stored_piece
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  -- When the file itself goes, it is gone already as its pieces follow.
  CREATE FUNCTION refuse_to_lose_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM stored_file WHERE id = OLD.file_id) THEN
      RAISE EXCEPTION 'A kept file keeps all its pieces' USING ERRCODE = '42501';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER stored_piece_goes_with_its_file BEFORE DELETE ON stored_piece
    FOR EACH ROW EXECUTE FUNCTION refuse_to_lose_pieces()`;

const MOVE_OVER = `
  INSERT INTO stored_file
    SELECT id, 'fund/' || fund_id, file_name, media_type, size, sha256, NULL::text, 'not-checked', NULL, NULL::timestamptz, added_at, added_by
      FROM fund_document
    UNION ALL
    SELECT id, 'bank-details/' || bank_details_id, file_name, media_type, size, sha256, 'bank_details_evidence',
           'not-checked', NULL, NULL::timestamptz, added_at, added_by
      FROM bank_details_evidence;
  INSERT INTO stored_piece SELECT id, 1, bytes FROM fund_document UNION ALL SELECT id, 1, bytes FROM bank_details_evidence;
  ALTER TABLE fund_document DROP COLUMN file_name, DROP COLUMN media_type, DROP COLUMN size, DROP COLUMN sha256,
    DROP COLUMN bytes, ADD CONSTRAINT fund_document_file_fk FOREIGN KEY (id) REFERENCES stored_file;
  ALTER TABLE bank_details_evidence DROP COLUMN file_name, DROP COLUMN media_type, DROP COLUMN size, DROP COLUMN sha256,
    DROP COLUMN bytes, ADD CONSTRAINT bank_details_evidence_file_fk FOREIGN KEY (id) REFERENCES stored_file`;

const DOCUMENTS = `
  CREATE TABLE organisation_document (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id  uuid NOT NULL CONSTRAINT organisation_document_organisation_fk REFERENCES organisation,
    kind             text NOT NULL CONSTRAINT organisation_document_kind_is_known CHECK
                     (kind IN ('governing-document', 'accounts', 'safeguarding-policy', 'insurance', 'bank-statement', 'other')),
    title            text NOT NULL,
    dated_on         date NOT NULL,
    expires_on       date,
    file_id          uuid NOT NULL CONSTRAINT organisation_document_file_fk REFERENCES stored_file,
    added_at         timestamptz NOT NULL,
    added_by         uuid NOT NULL CONSTRAINT organisation_document_added_by_fk REFERENCES person,
    replaced_by_id   uuid CONSTRAINT organisation_document_replaces_one UNIQUE
                     CONSTRAINT organisation_document_replaced_by_fk REFERENCES organisation_document,
    withdrawn_at     timestamptz,
    withdrawn_by     uuid CONSTRAINT organisation_document_withdrawn_by_fk REFERENCES person,
    withdrawn_reason text,
    CONSTRAINT organisation_document_other_has_a_title CHECK (kind <> 'other' OR title <> ''),
    CONSTRAINT organisation_document_expires_after_its_date CHECK (expires_on > dated_on),
    CONSTRAINT organisation_document_is_withdrawn_whole CHECK
      (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)),
    CONSTRAINT organisation_document_replaced_or_withdrawn CHECK (replaced_by_id IS NULL OR withdrawn_at IS NULL)
  );
  CREATE UNIQUE INDEX organisation_document_once_at_a_time ON organisation_document (organisation_id, kind, file_id)
    WHERE replaced_by_id IS NULL AND withdrawn_at IS NULL;
  CREATE INDEX organisation_document_by_file ON organisation_document (file_id);
  CREATE INDEX organisation_document_by_expiry ON organisation_document (expires_on)
    WHERE replaced_by_id IS NULL AND withdrawn_at IS NULL;
  CREATE TRIGGER organisation_document_stays BEFORE DELETE ON organisation_document
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

const APPLICATION_FILES = `
  CREATE TABLE application_file (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    application_id uuid NOT NULL CONSTRAINT application_file_application_fk REFERENCES application,
    question       text NOT NULL CONSTRAINT application_file_answers_a_question CHECK (question <> ''),
    file_id        uuid NOT NULL CONSTRAINT application_file_file_fk REFERENCES stored_file,
    document_id    uuid CONSTRAINT application_file_document_fk REFERENCES organisation_document,
    added_at       timestamptz NOT NULL,
    added_by       uuid NOT NULL CONSTRAINT application_file_added_by_fk REFERENCES person,
    is_on_record   boolean NOT NULL DEFAULT false,
    removed_at     timestamptz,
    CONSTRAINT application_file_removed_stays_on_record CHECK (removed_at IS NULL OR is_on_record)
  );
  CREATE UNIQUE INDEX application_file_once_per_question ON application_file (application_id, question, file_id)
    WHERE removed_at IS NULL;
  CREATE INDEX application_file_by_file ON application_file (file_id);

  -- What was submitted once stays readable for ever, also when the application is reopened and changed.
  CREATE FUNCTION keep_application_files() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE application_file SET is_on_record = true WHERE application_id = NEW.id AND removed_at IS NULL;
    RETURN NULL;
  END $$;
  CREATE TRIGGER application_files_join_the_record AFTER UPDATE OF status ON application
    FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status = 'submitted') EXECUTE FUNCTION keep_application_files();
  CREATE FUNCTION refuse_to_lose_application_file() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.is_on_record THEN
      RAISE EXCEPTION 'A file that was submitted stays with its application' USING ERRCODE = '42501';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER application_file_on_record_stays BEFORE DELETE ON application_file
    FOR EACH ROW EXECUTE FUNCTION refuse_to_lose_application_file()`;

/** What the store itself has sealed goes back as it is: sealed about its file, which only the store opens. */
const MOVE_BACK = `
  ALTER TABLE bank_details_evidence DISABLE TRIGGER bank_details_evidence_is_append_only;
  ${movedBack('fund_document')};
  ${movedBack('bank_details_evidence')};
  ALTER TABLE fund_document
    ADD CONSTRAINT fund_document_once_per_fund UNIQUE (fund_id, sha256),
    ADD CONSTRAINT fund_document_is_as_long_as_it_says CHECK (octet_length(bytes) = size);
  ALTER TABLE bank_details_evidence
    ADD CONSTRAINT bank_details_evidence_once_per_file UNIQUE (bank_details_id, sha256);
  ALTER TABLE bank_details_evidence ENABLE TRIGGER bank_details_evidence_is_append_only`;

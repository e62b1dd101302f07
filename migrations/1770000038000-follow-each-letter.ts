import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each message is and what became of it; wordings of letters in versions; what came back. */
export class FollowEachLetter1770000038000 implements MigrationInterface {
  readonly name = 'FollowEachLetter1770000038000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE letter_version (
        id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind      text NOT NULL,
        number    integer NOT NULL CONSTRAINT letter_version_number_is_positive CHECK (number > 0),
        subject   text,
        text      text,
        made_at   timestamptz NOT NULL,
        made_by   uuid NOT NULL,
        used_from timestamptz,
        used_by   uuid,
        CONSTRAINT letter_version_once_per_number UNIQUE (kind, number),
        CONSTRAINT letter_version_is_whole CHECK ((subject IS NULL) = (text IS NULL)),
        CONSTRAINT letter_version_used_by_somebody CHECK ((used_from IS NULL) = (used_by IS NULL))
      );
      CREATE INDEX letter_version_in_use ON letter_version (kind, used_from);
      CREATE TABLE letter_holding (
        kind       text PRIMARY KEY,
        is_held    boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by uuid NOT NULL
      );
      ALTER TABLE mail_message
        ADD COLUMN about_kind text NOT NULL DEFAULT '',
        ADD COLUMN about_id uuid,
        ADD COLUMN kind text NOT NULL DEFAULT '',
        ADD COLUMN version_id uuid CONSTRAINT mail_message_version_fk REFERENCES letter_version,
        ADD COLUMN filled jsonb,
        ADD COLUMN state text NOT NULL DEFAULT 'queued'
          CONSTRAINT mail_message_state_is_known CHECK
          (state IN ('held', 'queued', 'sending', 'sent', 'failed', 'bounced', 'unknown', 'withdrawn')),
        ADD COLUMN state_since timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN queued_since timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN problem text NOT NULL DEFAULT '',
        ADD COLUMN sent_again_of uuid CONSTRAINT mail_message_sent_again_of_fk REFERENCES mail_message,
        ADD COLUMN sent_again_by uuid,
        ADD COLUMN settled_at timestamptz,
        ADD COLUMN settled_by uuid;
      UPDATE mail_message
         SET about_kind = split_part(key, '/', 1),
             about_id = CASE WHEN split_part(key, '/', 2) ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
                             THEN split_part(key, '/', 2)::uuid END,
             state = CASE WHEN sent_at IS NULL THEN 'queued' ELSE 'sent' END,
             state_since = coalesce(sent_at, written_at),
             queued_since = written_at;
      ALTER TABLE mail_message
        ADD CONSTRAINT mail_message_sent_at_a_moment
          CHECK (state NOT IN ('sent', 'bounced') OR sent_at IS NOT NULL),
        ADD CONSTRAINT mail_message_settled_by_somebody
          CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
        ADD CONSTRAINT mail_message_sent_again_by_somebody
          CHECK ((sent_again_of IS NULL) = (sent_again_by IS NULL));
      CREATE INDEX mail_message_about ON mail_message (about_kind, about_id);
      CREATE INDEX mail_message_unfinished ON mail_message (state, state_since) WHERE state <> 'sent';
      CREATE TABLE mail_event (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        message_id uuid NOT NULL CONSTRAINT mail_event_message_fk REFERENCES mail_message ON DELETE CASCADE,
        at         timestamptz NOT NULL,
        what       text NOT NULL,
        by         uuid,
        words      text NOT NULL
      );
      CREATE INDEX mail_event_message ON mail_event (message_id, id);
      CREATE TABLE mail_bounce (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        digest     text NOT NULL CONSTRAINT mail_bounce_heard_once UNIQUE,
        message_id uuid CONSTRAINT mail_bounce_message_fk REFERENCES mail_message ON DELETE SET NULL,
        recipient  text NOT NULL,
        is_hard    boolean NOT NULL,
        reason     text NOT NULL,
        came_by    text NOT NULL CONSTRAINT mail_bounce_came_by_a_known_way CHECK (came_by IN ('mailbox', 'hook')),
        noted_at   timestamptz NOT NULL
      );
      CREATE INDEX mail_bounce_message ON mail_bounce (message_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE mail_bounce, mail_event;
      DROP INDEX mail_message_about, mail_message_unfinished;
      ALTER TABLE mail_message
        DROP COLUMN about_kind, DROP COLUMN about_id, DROP COLUMN kind, DROP COLUMN version_id,
        DROP COLUMN filled, DROP COLUMN state, DROP COLUMN state_since,
        DROP COLUMN queued_since, DROP COLUMN problem,
        DROP COLUMN sent_again_of, DROP COLUMN sent_again_by, DROP COLUMN settled_at, DROP COLUMN settled_by;
      DROP TABLE letter_holding, letter_version`);
  }
}

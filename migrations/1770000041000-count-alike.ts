import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indicators that several rounds count alike, which round asks for which, and what was agreed with each grantee. */
export class CountAlike1770000041000 implements MigrationInterface {
  readonly name = 'CountAlike1770000041000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE indicator (
        id          uuid PRIMARY KEY,
        name        text NOT NULL CONSTRAINT indicator_has_a_name CHECK (name <> ''),
        what_counts text NOT NULL CONSTRAINT indicator_says_what_counts CHECK (what_counts <> ''),
        unit        text NOT NULL CONSTRAINT indicator_unit_is_known
                      CHECK (unit IN ('people', 'sessions', 'hours', 'pounds', 'things')),
        adds        text NOT NULL CONSTRAINT indicator_adds_is_known CHECK (adds IN ('sum', 'last', 'highest')),
        counts_once boolean NOT NULL,
        added_at    timestamptz NOT NULL,
        added_by    uuid NOT NULL CONSTRAINT indicator_added_by_fk REFERENCES person,
        retired_at  timestamptz,
        retired_by  uuid CONSTRAINT indicator_retired_by_fk REFERENCES person,
        CONSTRAINT indicator_once_is_of_people CHECK (NOT counts_once OR (unit = 'people' AND adds = 'sum')),
        CONSTRAINT indicator_retired_whole CHECK ((retired_at IS NULL) = (retired_by IS NULL))
      );
      CREATE UNIQUE INDEX indicator_named_once ON indicator (name) WHERE retired_at IS NULL;
      CREATE TABLE indicator_choice (
        round_id     uuid NOT NULL CONSTRAINT indicator_choice_round_fk REFERENCES round,
        indicator_id uuid NOT NULL CONSTRAINT indicator_choice_indicator_fk REFERENCES indicator,
        chosen_at    timestamptz NOT NULL,
        chosen_by    uuid NOT NULL CONSTRAINT indicator_choice_chosen_by_fk REFERENCES person,
        PRIMARY KEY (round_id, indicator_id)
      );
      CREATE INDEX indicator_choice_by_indicator ON indicator_choice (indicator_id);
      CREATE TABLE indicator_target (
        award_id     uuid NOT NULL CONSTRAINT indicator_target_award_fk REFERENCES award,
        indicator_id uuid NOT NULL CONSTRAINT indicator_target_indicator_fk REFERENCES indicator,
        target       integer NOT NULL CONSTRAINT indicator_target_is_positive CHECK (target > 0),
        agreed_at    timestamptz NOT NULL,
        agreed_by    uuid NOT NULL CONSTRAINT indicator_target_agreed_by_fk REFERENCES person,
        PRIMARY KEY (award_id, indicator_id)
      );
      CREATE INDEX indicator_target_by_indicator ON indicator_target (indicator_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE indicator_target, indicator_choice, indicator');
  }
}

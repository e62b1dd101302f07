import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is on offer, who asks for it, and who judges it. */
export class RoundsApplicationsPanels1770000003000 implements MigrationInterface {
  readonly name = 'RoundsApplicationsPanels1770000003000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agency (
        id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name   text NOT NULL CONSTRAINT agency_once_per_name UNIQUE,
        sector text NOT NULL CONSTRAINT agency_sector_is_known CHECK (sector IN ('public', 'voluntary', 'commercial')),
        organisation_id uuid CONSTRAINT agency_organisation_fk REFERENCES organisation
      );
      CREATE TABLE panel (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name        text NOT NULL CONSTRAINT panel_once_per_name UNIQUE,
        parent_body text NOT NULL
      );
      CREATE TABLE panel_rule (
        id                         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        panel_id                   uuid NOT NULL CONSTRAINT panel_rule_panel_fk REFERENCES panel,
        version                    integer NOT NULL CONSTRAINT panel_rule_version_is_positive CHECK (version >= 1),
        standing                   text NOT NULL CONSTRAINT panel_rule_standing_is_known CHECK (standing IN ('decides', 'endorses')),
        quorum_agencies            integer NOT NULL CONSTRAINT panel_rule_quorum_is_at_least_one CHECK (quorum_agencies >= 1),
        sectors_required           text[] NOT NULL CONSTRAINT panel_rule_sectors_are_known
                                   CHECK (sectors_required <@ '{public,voluntary,commercial}'),
        voting_rule                text NOT NULL CONSTRAINT panel_rule_voting_is_known
                                   CHECK (voting_rule IN ('consensus', 'majority-of-votes', 'majority-of-agencies')),
        has_casting_vote           boolean NOT NULL,
        do_abstentions_count       boolean NOT NULL,
        ratification_days          integer CONSTRAINT panel_rule_ratification_is_days CHECK (ratification_days BETWEEN 1 AND 30),
        may_deputies_answer        boolean NOT NULL,
        may_decide_urgently        boolean NOT NULL,
        parent_decides_above_pence bigint CONSTRAINT panel_rule_limit_is_positive CHECK (parent_decides_above_pence > 0),
        reason                     text NOT NULL,
        set_at                     timestamptz NOT NULL,
        set_by                     uuid NOT NULL CONSTRAINT panel_rule_set_by_fk REFERENCES person,
        CONSTRAINT panel_rule_once_per_version UNIQUE (panel_id, version),
        CONSTRAINT panel_rule_urgent_needs_ratification CHECK (NOT may_decide_urgently OR ratification_days IS NOT NULL)
      );
      CREATE TRIGGER panel_rule_is_append_only BEFORE UPDATE OR DELETE ON panel_rule
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER panel_rule_is_not_emptied BEFORE TRUNCATE ON panel_rule
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE seat (
        id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        panel_id  uuid NOT NULL CONSTRAINT seat_panel_fk REFERENCES panel,
        person_id uuid NOT NULL CONSTRAINT seat_person_fk REFERENCES person,
        agency_id uuid NOT NULL CONSTRAINT seat_agency_fk REFERENCES agency,
        office    text NOT NULL CONSTRAINT seat_office_is_known CHECK (office IN ('chair', 'vice-chair', 'member')),
        starts_on date NOT NULL,
        ends_on   date,
        CONSTRAINT seat_once_per_person UNIQUE (panel_id, person_id),
        CONSTRAINT seat_ends_after_it_starts CHECK (ends_on >= starts_on)
      )`);
    await db.query(`
      CREATE TABLE round (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        slug           text NOT NULL CONSTRAINT round_once_per_slug UNIQUE,
        title          text NOT NULL,
        summary        text NOT NULL,
        panel_id       uuid NOT NULL CONSTRAINT round_panel_fk REFERENCES panel,
        opens_at       timestamptz NOT NULL,
        closes_at      timestamptz NOT NULL,
        score_by       date NOT NULL,
        smallest_pence bigint NOT NULL CONSTRAINT round_smallest_is_positive CHECK (smallest_pence > 0),
        largest_pence  bigint NOT NULL,
        form           jsonb NOT NULL,
        instalments    integer NOT NULL CONSTRAINT round_instalments_are_few CHECK (instalments BETWEEN 1 AND 12),
        return_months  integer[] NOT NULL,
        opened_at      timestamptz NOT NULL,
        opened_by      uuid NOT NULL CONSTRAINT round_opened_by_fk REFERENCES person,
        CONSTRAINT round_closes_after_it_opens CHECK (closes_at > opens_at),
        CONSTRAINT round_largest_not_below_smallest CHECK (largest_pence >= smallest_pence)
      );
      CREATE TABLE round_fund (
        round_id     uuid NOT NULL CONSTRAINT round_fund_round_fk REFERENCES round,
        fund_id      uuid NOT NULL CONSTRAINT round_fund_fund_fk REFERENCES fund,
        budget_pence bigint NOT NULL CONSTRAINT round_fund_budget_is_positive CHECK (budget_pence > 0),
        PRIMARY KEY (round_id, fund_id)
      );
      CREATE TABLE criterion (
        id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id    uuid NOT NULL CONSTRAINT criterion_round_fk REFERENCES round,
        position    integer NOT NULL,
        name        text NOT NULL,
        question    text NOT NULL,
        weight      integer NOT NULL CONSTRAINT criterion_weight_is_positive CHECK (weight > 0),
        descriptors jsonb NOT NULL,
        CONSTRAINT criterion_once_per_position UNIQUE (round_id, position)
      );
      CREATE TABLE application (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reference       text NOT NULL CONSTRAINT application_once_per_reference UNIQUE,
        round_id        uuid NOT NULL CONSTRAINT application_round_fk REFERENCES round,
        organisation_id uuid NOT NULL CONSTRAINT application_organisation_fk REFERENCES organisation,
        status          text NOT NULL CONSTRAINT application_status_is_known
                        CHECK (status IN ('draft', 'submitted', 'recommended', 'awarded', 'declined', 'withdrawn', 'ineligible')),
        title           text NOT NULL,
        requested_pence bigint CONSTRAINT application_request_is_positive CHECK (requested_pence > 0),
        answers         jsonb NOT NULL,
        version         integer NOT NULL,
        started_at      timestamptz NOT NULL,
        started_by      uuid NOT NULL CONSTRAINT application_started_by_fk REFERENCES person,
        saved_at        timestamptz NOT NULL,
        saved_by        uuid NOT NULL CONSTRAINT application_saved_by_fk REFERENCES person,
        submitted_at    timestamptz,
        submitted_by    uuid CONSTRAINT application_submitted_by_fk REFERENCES person,
        CONSTRAINT application_once_per_round UNIQUE (round_id, organisation_id),
        CONSTRAINT application_submitted_whole CHECK
          (status IN ('draft', 'withdrawn') OR (submitted_at IS NOT NULL AND submitted_by IS NOT NULL AND requested_pence IS NOT NULL)),
        CONSTRAINT application_draft_has_not_arrived CHECK (status <> 'draft' OR submitted_at IS NULL)
      );
      CREATE SEQUENCE application_number;
      CREATE TABLE section_save (
        application_id uuid NOT NULL CONSTRAINT section_save_application_fk REFERENCES application,
        section        integer NOT NULL,
        version        integer NOT NULL CONSTRAINT section_save_version_is_positive CHECK (version > 0),
        saved_at       timestamptz NOT NULL,
        saved_by       uuid NOT NULL CONSTRAINT section_save_saved_by_fk REFERENCES person,
        PRIMARY KEY (application_id, section)
      )`);
    await db.query(`
      CREATE TABLE declaration (
        id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id uuid NOT NULL CONSTRAINT declaration_application_fk REFERENCES application,
        person_id      uuid NOT NULL CONSTRAINT declaration_person_fk REFERENCES person,
        kind           text NOT NULL CONSTRAINT declaration_kind_is_known
                       CHECK (kind IN ('none', 'pecuniary', 'other-registerable', 'non-registerable')),
        note           text NOT NULL,
        declared_at    timestamptz NOT NULL,
        CONSTRAINT declaration_once_per_person UNIQUE (application_id, person_id)
      );
      CREATE TABLE score_sheet (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        application_id  uuid NOT NULL CONSTRAINT score_sheet_application_fk REFERENCES application,
        person_id       uuid NOT NULL CONSTRAINT score_sheet_person_fk REFERENCES person,
        comment         text NOT NULL,
        suggested_pence bigint NOT NULL CONSTRAINT score_sheet_suggestion_not_negative CHECK (suggested_pence >= 0),
        sent_at         timestamptz NOT NULL,
        CONSTRAINT score_sheet_once_per_person UNIQUE (application_id, person_id)
      );
      CREATE TABLE score (
        sheet_id     uuid NOT NULL CONSTRAINT score_sheet_fk REFERENCES score_sheet,
        criterion_id uuid NOT NULL CONSTRAINT score_criterion_fk REFERENCES criterion,
        points       integer NOT NULL CONSTRAINT score_is_0_to_5 CHECK (points BETWEEN 0 AND 5),
        reason       text NOT NULL,
        PRIMARY KEY (sheet_id, criterion_id)
      );
      CREATE TABLE meeting (
        id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        panel_id  uuid NOT NULL CONSTRAINT meeting_panel_fk REFERENCES panel,
        round_id  uuid NOT NULL CONSTRAINT meeting_round_fk REFERENCES round,
        starts_at timestamptz NOT NULL,
        place     text NOT NULL,
        called_at timestamptz NOT NULL,
        called_by uuid NOT NULL CONSTRAINT meeting_called_by_fk REFERENCES person,
        CONSTRAINT meeting_once_per_moment UNIQUE (panel_id, round_id, starts_at)
      );
      CREATE TABLE attendance (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        meeting_id uuid NOT NULL CONSTRAINT attendance_meeting_fk REFERENCES meeting,
        person_id  uuid NOT NULL CONSTRAINT attendance_person_fk REFERENCES person,
        agency_id  uuid NOT NULL CONSTRAINT attendance_agency_fk REFERENCES agency,
        arrived_at timestamptz NOT NULL,
        left_at    timestamptz,
        CONSTRAINT attendance_left_after_arriving CHECK (left_at >= arrived_at)
      );
      CREATE UNIQUE INDEX attendance_once_at_a_time ON attendance (meeting_id, person_id) WHERE left_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE attendance, meeting, score, score_sheet, declaration;
      DROP SEQUENCE application_number;
      DROP TABLE section_save, application, criterion, round_fund, round, seat, panel_rule, panel, agency`);
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Alias } from '../../applications/paper/anonymous.rules.js';
import { Clock } from '../../kernel/clock.js';
import type { Role } from '../../kernel/role.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { hasMeetingBegun } from '../meetings/meetings.queries.js';

/** Whoever has one of these knows who applies from their other work: the board, the checks, the organisations. */
const STAFF: readonly Role[] = ['coordinator', 'trustee-administrator', 'observer'];

/**
 * From whom a round hides who applies: from those who read its bids for an agency, until its first
 * meeting begins. A bid that is decided, or recommended between meetings, has its name again, as the
 * text that is ratified names it. Whoever shows a member a bid asks here.
 */
@Injectable()
export class WhoApplies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By application, what stands in the place of the name: only of those hidden from this person now. */
  hiddenFrom(
    person: SignedInPerson,
    roundIds: readonly string[],
  ): Promise<ReadonlyMap<string, Alias>> {
    return this.select(person, 'n.round_id = ANY($1)', roundIds);
  }

  /** Undefined when who made this bid isn't hidden from this person now. */
  async aliasOf(applicationId: string, person: SignedInPerson): Promise<Alias | undefined> {
    const hidden = await this.select(
      person,
      'n.round_id = (SELECT round_id FROM application WHERE id = $1)',
      applicationId,
    );
    return hidden.get(applicationId);
  }

  private async select(
    person: SignedInPerson,
    where: string,
    ids: string | readonly string[],
  ): Promise<ReadonlyMap<string, Alias>> {
    if (STAFF.some((role) => holds(person, role)) || ids.length === 0) return new Map();
    const rows = await this.dataSource.query<(Alias & { readonly applicationId: string })[]>(
      `SELECT n.application_id AS "applicationId", n.number, o.name AS "organisationName",
              EXISTS (SELECT FROM round_form v
                       WHERE v.round_id = a.round_id AND v.version = a.form_version
                         AND jsonb_path_exists(v.definition, '${MARKED_TITLE}')) AS "hidesTitle"
         FROM applicant_number n
         JOIN application a ON a.id = n.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = n.round_id
        WHERE ${where} AND r.hides_applicants AND a.status = 'submitted'
          AND NOT ${hasMeetingBegun('r.id', '$2')}`,
      [ids, this.clock.now()],
    );
    return new Map(rows.map(({ applicationId, ...alias }) => [applicationId, alias]));
  }
}

const MARKED_TITLE = '$.sections[*].questions[*] ? (@.name == "title" && @.isIdentifying == true)';

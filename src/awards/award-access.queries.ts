import { Injectable, NotFoundException } from '@nestjs/common';
import { Interests } from '../panels/interests/interests.queries.js';
import { Seats } from '../panels/membership/seats.queries.js';
import {
  holds,
  subjectsOf,
  writesFor,
  type SignedInPerson,
} from '../platform/access/signed-in.decorator.js';
import { Rounds } from '../rounds/rounds.queries.js';
import { Awards, type AwardSummary } from './awards.queries.js';

/** What somebody is to an award. `former`: of an organisation that handed it on, and reads what was theirs. */
export type AwardStandpoint =
  'organisation' | 'former' | 'coordinator' | 'trustee-administrator' | 'observer' | 'chair';

export interface AwardInReach {
  readonly award: AwardSummary;
  readonly as: ReadonlySet<AwardStandpoint>;
  /** Of the organisation that holds it, and in a capacity that sends things. */
  readonly mayWrite: boolean;
}

const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

/**
 * Who may deal with an award outside the panel's own pages. One of its organisation's people is that before anything
 * else. To staff and to the chair it is shut by a pecuniary interest in the bid, and to who sits on the panel until
 * they have declared.
 */
@Injectable()
export class AwardAccess {
  constructor(
    private readonly awards: Awards,
    private readonly interests: Interests,
    private readonly rounds: Rounds,
    private readonly seats: Seats,
  ) {}

  /** @throws NotFoundException unless there is such an award for the person, who is one of these to it. */
  async found(
    person: SignedInPerson,
    awardId: string,
    ...wanted: readonly AwardStandpoint[]
  ): Promise<AwardInReach> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new NotFoundException();
    const as = await this.standpointsOf(person, award);
    if (!wanted.some((one) => as.has(one))) throw new NotFoundException();
    return {
      award,
      as,
      mayWrite: as.has('organisation') && writesFor(person, award.organisationId),
    };
  }

  private async standpointsOf(
    person: SignedInPerson,
    award: AwardSummary,
  ): Promise<ReadonlySet<AwardStandpoint>> {
    const own = subjectsOf(person, 'contact');
    if (own.includes(award.organisationId)) {
      return new Set(award.status === 'held' ? [] : ['organisation']);
    }
    if (award.formerOrganisationIds.some((id) => own.includes(id))) return new Set(['former']);
    const member = await this.interests.memberOf(person.id, award.applicationId);
    const isUndeclared = member !== undefined && member.kind === undefined;
    if (isUndeclared || (await this.interests.hasPecuniary(person.id, award.applicationId))) {
      return new Set();
    }
    const as = new Set<AwardStandpoint>(STAFF.filter((role) => holds(person, role)));
    if (await this.isChair(person, award.roundId)) as.add('chair');
    return as;
  }

  private async isChair(person: SignedInPerson, roundId: string): Promise<boolean> {
    if (!holds(person, 'panel-member')) return false; // also while the second factor is not shown
    const round = await this.rounds.byId(roundId);
    return round !== undefined && this.seats.isChair(round.panelId, person.id);
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { Awards, type AwardSummary } from '../awards/awards.queries.js';
import { PanelReaders } from '../awards/panel-readers.queries.js';
import { holds, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { isStaff } from './readable-returns.queries.js';

/** From where a person looks at an award after its offer. */
export type AwardStandpoint = 'organisation' | 'staff' | 'reader' | 'panel';

export interface AwardInReach {
  readonly award: AwardSummary;
  readonly from: AwardStandpoint;
}

/**
 * Awards, by what a person may see of what came of them. One of its organisation's people is that before anything else;
 * a pecuniary interest shuts it to members and to staff alike. Staff act; a `reader` is an observer.
 */
@Injectable()
export class AwardsInReach {
  constructor(
    private readonly awards: Awards,
    private readonly panelReaders: PanelReaders,
  ) {}

  /** @throws NotFoundException unless there is such an award for the person, seen from one of these. */
  async found(
    person: SignedInPerson,
    awardId: string,
    ...from: readonly AwardStandpoint[]
  ): Promise<AwardInReach> {
    const award = await this.awards.byId(awardId);
    const standpoint = award && (await this.standpointOf(person, award));
    if (!award || !standpoint || !from.includes(standpoint)) throw new NotFoundException();
    return { award, from: standpoint };
  }

  private async standpointOf(
    person: SignedInPerson,
    { status, applicationId, organisationId }: AwardSummary,
  ): Promise<AwardStandpoint | undefined> {
    if (holds(person, 'contact', organisationId)) {
      return status === 'held' ? undefined : 'organisation';
    }
    if (await this.panelReaders.isShutTo(person.id, applicationId)) return undefined;
    if (holds(person, 'coordinator') || holds(person, 'trustee-administrator')) return 'staff';
    if (isStaff(person)) return 'reader';
    const sits = holds(person, 'panel-member');
    return sits && (await this.panelReaders.include(person.id, applicationId))
      ? 'panel'
      : undefined;
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationAccess } from '../../../applications/application-access.queries.js';
import type { ApplicationSummary } from '../../../applications/applications.queries.js';
import type { SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { Detection } from '../detection/detection.queries.js';
import { Interests } from '../interests.queries.js';
import { AskedPeople } from './asked-people.queries.js';
import { peopleOfBid, type PersonOfBid } from './round-interests.page.js';

export interface BidOnTheDesk {
  readonly application: ApplicationSummary;
  readonly people: readonly PersonOfBid[];
}

/** Which interests there are for a coordinator to see and set: none in a bid that is shut to them. */
@Injectable()
export class InterestsDesk {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly people: AskedPeople,
    private readonly interests: Interests,
    private readonly detection: Detection,
  ) {}

  /** @throws NotFoundException unless it has arrived, and is open to this coordinator. */
  async bid(person: SignedInPerson, applicationId: string): Promise<BidOnTheDesk> {
    const { application } = await this.access.found(person, applicationId, 'coordinator');
    if (application.submittedAt === null) throw new NotFoundException();
    const [people, standing] = await Promise.all([
      this.people.ofRound(application.roundId),
      this.interests.of(applicationId),
    ]);
    const ids = people.map(({ personId }) => personId);
    const findings = await this.detection.among(application.roundId, ids, [applicationId]);
    return { application, people: peopleOfBid(people, standing, application, findings) };
  }

  /** @throws NotFoundException also for who is not asked about the bid. */
  async person(
    person: SignedInPerson,
    applicationId: string,
    personId: string,
  ): Promise<{ readonly application: ApplicationSummary; readonly about: PersonOfBid }> {
    const { application, people } = await this.bid(person, applicationId);
    const about = people.find((one) => one.personId === personId);
    if (!about) throw new NotFoundException();
    return { application, about };
  }
}

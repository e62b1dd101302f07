import { Injectable, NotFoundException } from '@nestjs/common';
import { AgenciesOfItem, type Voter } from '../../panels/interests/agencies-of-item.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Seats } from '../../panels/membership/seats.queries.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Ratifications, type RatificationSummary } from './ratifications.queries.js';

export interface RatificationForPerson {
  readonly ratification: RatificationSummary;
  /** For which agency they may answer; undefined for who has no ballot. */
  readonly voter: Voter | undefined;
  /** The chair, the vice chair and the coordinator: they change its words and take it back. */
  readonly mayRun: boolean;
}

/** Which ratifications there are for a person: one about a bid that is shut to them is not. */
@Injectable()
export class RatificationAccess {
  constructor(
    private readonly ratifications: Ratifications,
    private readonly seats: Seats,
    private readonly interests: Interests,
    private readonly agencies: AgenciesOfItem,
  ) {}

  /** @throws NotFoundException unless they sit on the panel, or are the coordinator or an observer, free of an interest. */
  async toRead(id: string, person: SignedInPerson): Promise<RatificationForPerson> {
    const ratification = await this.ratifications.byId(id);
    if (!ratification) throw new NotFoundException();
    const { applicationId, panelId, balloted } = ratification;
    const [seat, isShut, voters] = await Promise.all([
      this.seats.on(panelId, person.id),
      this.interests.hasPecuniary(person.id, applicationId),
      this.agencies.voters(applicationId, balloted, ratification),
    ]);
    const isCoordinator = holds(person, 'coordinator');
    if (isShut || (!seat && !isCoordinator && !holds(person, 'observer'))) {
      throw new NotFoundException();
    }
    const isChair = seat !== undefined && seat.office !== 'member';
    return {
      ratification,
      voter: seat && voters.find((one) => one.id === person.id),
      mayRun: isCoordinator || isChair,
    };
  }

  /** @throws NotFoundException unless they chair the panel, or are the coordinator. */
  async toRun(id: string, person: SignedInPerson): Promise<RatificationSummary> {
    const { ratification, mayRun } = await this.toRead(id, person);
    if (!mayRun) throw new NotFoundException();
    return ratification;
  }

  /** @throws NotFoundException unless they may answer for an agency with a ballot. */
  async toAnswer(
    id: string,
    person: SignedInPerson,
  ): Promise<{ readonly ratification: RatificationSummary; readonly voter: Voter }> {
    const { ratification, voter } = await this.toRead(id, person);
    if (!voter) throw new NotFoundException();
    return { ratification, voter };
  }
}

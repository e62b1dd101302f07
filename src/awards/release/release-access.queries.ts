import { Injectable, NotFoundException } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Seats } from '../../panels/membership/seats.queries.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { Outcomes, type OutcomeItem } from './outcomes.queries.js';

type OpenOutcome = Extract<OutcomeItem, { isShut: false }>;

/** Whose office it is to tell a round's organisations what became of their bids. */
@Injectable()
export class ReleaseAccess {
  constructor(
    private readonly rounds: Rounds,
    private readonly seats: Seats,
    private readonly applications: Applications,
    private readonly outcomes: Outcomes,
  ) {}

  /** @throws NotFoundException unless they sit on the round's panel today, or are the coordinator or an observer. */
  async toRead(
    slug: string,
    person: SignedInPerson,
  ): Promise<{ readonly round: RoundSummary; readonly mayRelease: boolean }> {
    const round = await this.rounds.bySlug(slug);
    const seat = round && (await this.seats.on(round.panelId, person.id));
    const isCoordinator = holds(person, 'coordinator');
    if (!round || (!seat && !isCoordinator && !holds(person, 'observer'))) {
      throw new NotFoundException();
    }
    const isChair = seat !== undefined && seat.office !== 'member';
    return { round, mayRelease: isCoordinator || isChair };
  }

  /** @throws NotFoundException unless they are the chair, the vice chair or the coordinator. */
  async toRelease(slug: string, person: SignedInPerson): Promise<RoundSummary> {
    const { round, mayRelease } = await this.toRead(slug, person);
    if (!mayRelease) throw new NotFoundException();
    return round;
  }

  /** The same for one bid. @throws NotFoundException also when it is shut to them. */
  async toReleaseOne(
    applicationId: string,
    person: SignedInPerson,
  ): Promise<OpenOutcome & { readonly roundSlug: string }> {
    const application = await this.applications.byId(applicationId);
    if (!application) throw new NotFoundException();
    const round = await this.toRelease(application.roundSlug, person);
    const outcomes = await this.outcomes.readBy(person, round.id);
    const one = outcomes.find((item) => !item.isShut && item.bid.id === applicationId);
    if (!one || one.isShut) throw new NotFoundException();
    return { ...one, roundSlug: round.slug };
  }
}

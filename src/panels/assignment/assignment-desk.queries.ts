import { Injectable, NotFoundException } from '@nestjs/common';
import { nameOf } from '../../applications/paper/anonymous.rules.js';
import { ApplicationAccess } from '../../applications/application-access.queries.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { Seats } from '../membership/seats.queries.js';
import { WhoApplies } from '../reading/who-applies.queries.js';
import { AssignableBids, type AssignableBid, type Scorer } from './assignable-bids.queries.js';

/** A bid to whoever assigns; of one that is shut to them, the number and nothing else. */
export type BidOnDesk =
  { readonly number: number; readonly isShut: true } | (AssignableBid & { readonly isShut: false });

export interface RoundOnDesk {
  readonly round: RoundSummary;
  readonly bids: readonly BidOnDesk[];
  readonly members: readonly Scorer[];
}

/** The rounds whose scoring somebody runs: the coordinator, and who chairs the panel. */
@Injectable()
export class AssignmentDesk {
  constructor(
    private readonly rounds: Rounds,
    private readonly seats: Seats,
    private readonly access: ApplicationAccess,
    private readonly whoApplies: WhoApplies,
    private readonly assignable: AssignableBids,
  ) {}

  /** @throws NotFoundException unless they are the coordinator or chair the round's panel. */
  async round(person: SignedInPerson, slug: string): Promise<RoundOnDesk> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const mayRun =
      holds(person, 'coordinator') || (await this.seats.isChair(round.panelId, person.id));
    if (!mayRun) throw new NotFoundException();
    const [bids, members, shut, hidden] = await Promise.all([
      this.assignable.ofRound(round.id),
      this.assignable.scorers(round.id),
      this.access.shutIn(round.id, person.id),
      this.whoApplies.hiddenFrom(person, [round.id]),
    ]);
    return {
      round,
      members,
      bids: bids.map((bid) => {
        const alias = hidden.get(bid.applicationId);
        if (shut.has(bid.applicationId)) {
          return { number: alias?.number ?? bid.number, isShut: true };
        }
        return alias
          ? { ...bid, number: alias.number, organisationName: nameOf(alias), isShut: false }
          : { ...bid, isShut: false };
      }),
    };
  }

  /** @throws NotFoundException also when the bid is shut to them, or they have to declare first. */
  async bid(
    person: SignedInPerson,
    slug: string,
    applicationId: string,
  ): Promise<RoundOnDesk & { readonly bid: AssignableBid }> {
    const desk = await this.round(person, slug);
    const bid = openBids(desk).find((one) => one.applicationId === applicationId);
    if (!bid) throw new NotFoundException();
    return { ...desk, bid };
  }
}

export function openBids({ bids }: RoundOnDesk): readonly AssignableBid[] {
  return bids.flatMap((bid) => (bid.isShut ? [] : [bid]));
}

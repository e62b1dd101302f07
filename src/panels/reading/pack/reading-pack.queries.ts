import { Injectable } from '@nestjs/common';
import { Applications } from '../../../applications/applications.queries.js';
import {
  ApplicationPaper,
  type SubmittedApplication,
} from '../../../applications/paper/application-paper.queries.js';
import { holds, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { Rounds, type RoundSummary } from '../../../rounds/rounds.queries.js';
import { Interests } from '../../interests/interests.queries.js';
import { RoundReaders } from '../../membership/round-readers.queries.js';
import { WhoApplies } from '../who-applies.queries.js';

/** What of a round one person may read, by the bids' numbers. */
export interface PackContents {
  readonly round: RoundSummary;
  readonly open: readonly { readonly number: number; readonly applicationId: string }[];
  /** Shut by an interest: the number, and nothing else. */
  readonly shut: readonly number[];
  /** Not open before the person declares. */
  readonly toDeclare: readonly number[];
}

/** A bid of a pack as its reader finds it. */
export interface PackedBid {
  readonly number: number;
  readonly paper: SubmittedApplication;
}

@Injectable()
export class ReadingPacks {
  constructor(
    private readonly rounds: Rounds,
    private readonly readers: RoundReaders,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly papers: ApplicationPaper,
    private readonly whoApplies: WhoApplies,
  ) {}

  /** Undefined for who neither reads the round's bids for an agency nor is the coordinator. */
  async contents(slug: string, person: SignedInPerson): Promise<PackContents | undefined> {
    const round = await this.rounds.bySlug(slug);
    const reader = round && (await this.readers.on(round.id, person.id));
    if (!round || (!reader && !holds(person, 'coordinator'))) return undefined;
    const [applications, shut, declared, hidden] = await Promise.all([
      this.applications.forRound(round.id),
      this.interests.shutTo(person.id, round.id),
      this.interests.declaredBy(person.id, round.id),
      this.whoApplies.hiddenFrom(person, [round.id]),
    ]);
    const bids = applications.map(({ id }, index) => ({
      applicationId: id,
      number: hidden.get(id)?.number ?? index + 1,
    }));
    const left = bids.filter(({ applicationId }) => !shut.has(applicationId));
    const owed = reader ? left.filter(({ applicationId }) => !declared.has(applicationId)) : [];
    // Where names are hidden, the papers open together: one that opened alone would tell whose it is.
    const closed = owed.length > 0 && hidden.size > 0 ? left : owed;
    return {
      round,
      open: left.filter((bid) => !closed.includes(bid)),
      shut: bids.filter((bid) => !left.includes(bid)).map(({ number }) => number),
      toDeclare: closed.map(({ number }) => number),
    };
  }

  /** The papers of these contents, in their order, in three queries however many they are. */
  async papersOf(
    { round, open }: PackContents,
    person: SignedInPerson,
  ): Promise<readonly PackedBid[]> {
    const hidden = await this.whoApplies.hiddenFrom(person, [round.id]);
    const papers = await this.papers.ofAll(
      open.map(({ applicationId }) => applicationId),
      hidden,
    );
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    return open.flatMap(({ applicationId, number }) => {
      const paper = byId.get(applicationId);
      return paper ? [{ number, paper }] : [];
    });
  }
}

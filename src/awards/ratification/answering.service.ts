import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { AgenciesOfItem } from '../../panels/interests/agencies-of-item.queries.js';
import type { Vote } from '../../panels/meetings/voting.rules.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { refusalsToAnswer } from './answering.rules.js';
import { GivenBallotAnswer } from './ballot-answer.entity.js';
import { Ballot } from './ballot.entity.js';
import { RatificationClosing } from './closing.service.js';
import { RatificationFactsQueries } from './ratification-facts.queries.js';
import { ratificationOf } from './ratification.rules.js';

export interface AnswerBallot {
  readonly ratificationId: string;
  /** The fingerprint of the text that was on the page. */
  readonly textSha256: string;
  readonly vote: Vote;
  readonly by: string;
}

/** Whether it counts, and whether it was the last that was waited for. */
export interface Answered {
  readonly isLate: boolean;
  readonly hasEnded: boolean;
}

@Injectable()
export class Answering {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: RatificationFactsQueries,
    private readonly agencies: AgenciesOfItem,
    private readonly closing: RatificationClosing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps an agency's answer; it takes the place of the one before. Late, it is kept and counts for nothing. When
   * every agency that was asked has answered, the ratification ends at once. The same answer again changes nothing.
   * @throws NotFoundException for anybody who can't answer for an agency with a ballot: as if there were none.
   * @throws Refused when the text was changed meanwhile, or the recommendation was made void.
   */
  answer({ ratificationId, textSha256, vote, by }: AnswerBallot): Promise<Answered> {
    return this.transactions.run(async (tx) => {
      const locked = await this.factsOf.lock(tx, ratificationId);
      const { ratification, application, text } = locked;
      const ballots = await tx.findBy(Ballot, { ratificationId });
      const ids = ballots.map(({ agencyId }) => agencyId);
      const voters = await this.agencies.voters(application.id, ids, locked.facts.rule, tx);
      const voter = voters.find(({ id }) => id === by);
      if (!voter) throw new NotFoundException();
      const { status, closesAt } = ratification;
      refuseIfAny(refusalsToAnswer({ status, textSha256, currentSha256: text.sha256 }));

      const now = this.clock.now();
      const isLate = status !== 'open' || now >= closesAt;
      const { agencyId, agencyName } = voter;
      const before = await tx.findOne(GivenBallotAnswer, {
        where: { ratificationId, agencyId },
        order: { number: 'DESC' },
      });
      const isSame = before?.vote === vote && before.textSha256 === textSha256;
      if (isSame && before.answeredBy === by) {
        return { isLate: before.isLate, hasEnded: status !== 'open' };
      }
      const number = (await tx.countBy(GivenBallotAnswer, { ratificationId })) + 1;
      const answer = { vote, textSha256, isLate, answeredAt: now, answeredBy: by };
      await tx.insert(GivenBallotAnswer, { ratificationId, agencyId, number, ...answer });
      await this.audit.record(tx, {
        subject: `ratification/${ratificationId}`,
        act: isLate ? 'answered-late' : 'answered',
        by,
        detail: { agencyName, vote },
      });
      if (isLate) return { isLate, hasEnded: status !== 'open' };

      const answers = [
        ...locked.facts.answers,
        { agencyName, vote, answeredAt: now, textHash: textSha256 },
      ];
      const facts = { ...locked.facts, answers };
      const hasEnded = ratificationOf(facts).outstanding.length === 0;
      if (hasEnded) await this.closing.end(tx, { ...locked, facts }, by);
      return { isLate, hasEnded };
    });
  }
}

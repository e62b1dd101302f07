import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Fund } from '../../funds/fund.entity.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Round } from '../../rounds/round.entity.js';
import { RatificationOpening } from './opening.service.js';
import { RatificationFactsQueries } from './ratification-facts.queries.js';
import { RatificationOfDecision } from './ratification.entity.js';
import { closingOf } from './ratification.rules.js';

export interface AmendText {
  readonly ratificationId: string;
  readonly minute: string;
  /** '' for none. */
  readonly conditions: string;
  readonly reason: string;
  readonly by: string;
}

@Injectable()
export class RatificationAmending {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: RatificationFactsQueries,
    private readonly opening: RatificationOpening,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes the minute's words or the conditions: a new version, sent to every agency with a ballot again, with the
   * panel's whole time to answer. Answers to the version before count no more. The sums are the decision's: to
   * change them, the recommendation is made void, and another made.
   * @throws Refused when nothing changes, or it has ended.
   */
  amend({ ratificationId, minute, conditions, reason, by }: AmendText): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { ratification, application, decision, parts, text, facts } = await this.factsOf.lock(
        tx,
        ratificationId,
      );
      if (text.minute === minute && text.conditions === conditions) {
        if (text.reason === reason) return; // a second click
        refuse(
          'nothing-changed',
          'These are the words already: change the minute or the conditions',
        );
      }
      const openedAt = this.clock.now();
      if (ratification.status !== 'open' || ratification.closesAt <= openedAt) {
        refuse('ratification-ended', 'This recommendation has come to its end already');
      }
      const closesAt = closingOf(openedAt, facts.rule.ratificationDays ?? 1);
      await tx.update(RatificationOfDecision, { id: ratificationId }, { openedAt, closesAt });
      const organisation = await tx.findOneByOrFail(Organisation, {
        id: application.organisationId,
      });
      const round = await tx.findOneByOrFail(Round, { id: application.roundId });
      const funds = await tx.findBy(Fund, { id: In(parts.map(({ fundId }) => fundId)) });
      const ratified = {
        reference: application.reference,
        title: application.title,
        organisationName: organisation.name,
        roundTitle: round.title,
        parts: parts.map((part) => ({
          ...part,
          fundName: funds.find(({ id }) => id === part.fundId)?.name ?? '',
        })),
        reasons: decision.reasons,
        ...{ minute, conditions },
      };
      const version = text.version + 1;
      await this.opening.write(tx, ratificationId, ratified, { version, reason, by });
    });
  }
}

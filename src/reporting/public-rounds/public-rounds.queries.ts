import { Injectable } from '@nestjs/common';
import type { Pence } from '../../kernel/pence.js';
import { EligibilityQuestionsQueries } from '../../rounds/eligibility/eligibility-questions.queries.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { RoundMoney } from '../round-money.queries.js';

/** A round as a card shows it. */
export interface PublicRound extends RoundSummary {
  readonly budgetPence: Pence;
  readonly leftPence: Pence;
  /** Whether its page asks who can apply before anybody signs in. */
  readonly asksEligibility: boolean;
}

/** What is on offer, as anybody may know it: the same on the front page and in the list. */
@Injectable()
export class PublicRounds {
  constructor(
    private readonly rounds: Rounds,
    private readonly money: RoundMoney,
    private readonly eligibility: EligibilityQuestionsQueries,
  ) {}

  /** The first to close first. */
  async open(now: Date): Promise<readonly PublicRound[]> {
    return this.told(await this.rounds.openNow(now));
  }

  /** The first to open first. */
  async coming(now: Date): Promise<readonly PublicRound[]> {
    return this.told(await this.rounds.openLater(now));
  }

  private async told(rounds: readonly RoundSummary[]): Promise<readonly PublicRound[]> {
    const [money, asking] = await Promise.all([
      this.money.of(rounds.map(({ id }) => id)),
      this.eligibility.roundsThatAsk(),
    ]);
    return rounds.map((round) => ({
      ...round,
      budgetPence: money.get(round.id)?.budgetPence ?? 0n,
      leftPence: money.get(round.id)?.leftPence ?? 0n,
      asksEligibility: asking.has(round.id),
    }));
  }
}

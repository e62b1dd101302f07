import { Injectable } from '@nestjs/common';
import { ApplicationAccess } from '../../../applications/application-access.queries.js';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { idOfScorer, ScoringTasks } from '../../../panels/assignment/scoring-tasks.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Rounds } from '../../../rounds/rounds.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A member owes scores of a round: one reminder for all their bids. */
@Injectable()
export class ScoresOwed extends ReminderKind {
  override readonly name = 'scores-owed';
  override readonly subject = 'round';
  override readonly words = {
    title: 'Scores are missing',
    countedFrom: 'the day the scores are due',
    owing: 'the member',
  };
  override readonly owingRole = 'panel-member';
  override readonly audiences: readonly Audience[] = ['owing'];
  override readonly steps: readonly Step[] = [
    { days: -5, counted: 'days', to: ['owing'] },
    { days: -1, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing'] },
    { days: 5, counted: 'days', to: ['owing'] },
  ];

  constructor(
    private readonly tasks: ScoringTasks,
    private readonly access: ApplicationAccess,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.tasks.owedBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.tasks.lockedOwed(tx, id);
  }

  override async letters(tx: Tx, { id, dueOn }: Owed): Promise<readonly ReminderLetter[]> {
    const { roundId, personId } = idOfScorer.read(id);
    const owed = await this.tasks.owedBy(roundId, personId, tx);
    const [first] = owed;
    const round = await this.rounds.byId(roundId, tx);
    if (!first || !round) return [];
    const isLate = dueOn < this.clock.today();
    const bids = owed.length === 1 ? '1 bid' : `${owed.length} bids`;
    return [
      {
        to: [{ id: personId, name: first.personName, email: first.email }],
        subject: `${round.title}: ${isLate ? `your scores for ${bids} are overdue` : `${bids} to score`}`,
        template: 'correspondence/reminders/views/scores-owed.txt.njk',
        model: {
          ...{ round, isLate, bids },
          toDeclare: owed.filter(({ isDeclared }) => !isDeclared).length,
        },
      },
    ];
  }

  /** A bid that is shut to the reader counts for nothing: nobody can tell from who is named, who owes scores for it. */
  override async described(owed: readonly Owed[], readerId: string): Promise<readonly Described[]> {
    const described: Described[] = [];
    const scorers = owed.map(({ id }) => ({ id, ...idOfScorer.read(id) }));
    for (const roundId of new Set(scorers.map((scorer) => scorer.roundId))) {
      const round = await this.rounds.byId(roundId);
      const shut = await this.access.shutIn(roundId, readerId);
      const asked = await this.tasks.ofRound(roundId);
      for (const { id, personId } of scorers.filter((scorer) => scorer.roundId === roundId)) {
        const bids = asked.filter(
          (one) => one.personId === personId && !one.isSent && !shut.has(one.applicationId),
        );
        const [first] = bids;
        if (!first || !round) continue;
        described.push({
          id,
          what: `Scores for ${bids.length === 1 ? '1 bid' : `${bids.length} bids`}, ${round.title}`,
          owedBy: `${first.personName}, ${first.agencyName}`,
          href: `/rounds/${round.slug}/progress`,
          applicationId: null,
        });
      }
    }
    return described;
  }
}

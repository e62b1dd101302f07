import { Injectable } from '@nestjs/common';
import { addDays, type LondonDate } from '../../../kernel/london.js';
import { subtractWorkingDays } from '../../../kernel/working-days.js';
import { idOfScorer, ScoringTasks } from '../../../panels/assignment/scoring-tasks.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Rounds } from '../../../rounds/rounds.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** Who declares then has a week to read and score. */
const WORKING_DAYS_BEFORE = 5;
/** As many days at most, over a Christmas. */
const MOST_DAYS_BEFORE = 14;

/** A member has not said whether they have an interest in bids they are asked to score: before that nothing opens. */
@Injectable()
export class DeclarationMissing extends ReminderKind {
  override readonly name = 'declaration-missing';
  override readonly subject = 'round';
  override readonly words = {
    title: 'A declaration of interest is missing',
    countedFrom: 'the fifth working day before the scores are due',
    owing: 'the member',
  };
  override readonly owingRole = 'panel-member';
  override readonly audiences: readonly Audience[] = ['owing'];
  // From then on the reminders of scores say what is to be declared first.
  override readonly isOverAfterwards = true;
  override readonly steps: readonly Step[] = [
    { days: -5, counted: 'working-days', to: ['owing'] },
    { days: -2, counted: 'working-days', to: ['owing'] },
  ];

  constructor(
    private readonly tasks: ScoringTasks,
    private readonly rounds: Rounds,
  ) {
    super();
  }

  override async owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    const undeclared = await this.tasks.undeclaredBetween(from, addDays(upTo, MOST_DAYS_BEFORE));
    return undeclared
      .map(({ id, dueOn }) => ({ id, dueOn: declareBy(dueOn) }))
      .filter(({ dueOn }) => from <= dueOn && dueOn <= upTo);
  }

  override async stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    const owed = await this.tasks.lockedOwed(tx, id);
    if (!owed) return undefined;
    const { roundId, personId } = idOfScorer.read(id);
    const bids = await this.tasks.owedBy(roundId, personId, tx);
    const isOwed = bids.some(({ isDeclared }) => !isDeclared);
    return isOwed ? { id, dueOn: declareBy(owed.dueOn) } : undefined;
  }

  override async letters(tx: Tx, { id }: Owed): Promise<readonly ReminderLetter[]> {
    const { roundId, personId } = idOfScorer.read(id);
    const owed = await this.tasks.owedBy(roundId, personId, tx);
    const toDeclare = owed.filter(({ isDeclared }) => !isDeclared);
    const [first] = toDeclare;
    const round = await this.rounds.byId(roundId, tx);
    if (!first || !round) return [];
    const bids = toDeclare.length === 1 ? '1 bid' : `${toDeclare.length} bids`;
    return [
      {
        to: [{ id: personId, name: first.personName, email: first.email }],
        subject: `${round.title}: declare your interests in ${bids}`,
        template: 'correspondence/reminders/views/declaration-missing.txt.njk',
        model: { round, bids },
      },
    ];
  }

  /** What is overdue are the scores: they are listed with what is to be declared first. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

function declareBy(scoreBy: LondonDate): LondonDate {
  return subtractWorkingDays(scoreBy, WORKING_DAYS_BEFORE);
}

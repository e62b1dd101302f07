import { Injectable } from '@nestjs/common';
import { In, IsNull, Like } from 'typeorm';
import { ApplicationAccess } from '../../applications/application-access.queries.js';
import { Applications } from '../../applications/applications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf } from '../../kernel/london.js';
import { ScoringTasks, type AskedScorer } from '../../panels/assignment/scoring-tasks.queries.js';
import { Person } from '../../people/person.entity.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { MailMessage } from '../../platform/mail/mail-message.entity.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import { scoreRemindersAt, scoresHorizonOf } from './score-reminders.rules.js';

/** Writes to members who still owe scores, and stops when they have sent them. */
@Injectable()
export class ScoreReminders {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: ScoringTasks,
    private readonly access: ApplicationAccess,
    private readonly applications: Applications,
    private readonly rounds: Rounds,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes every reminder whose day has come. Harmless twice: each is written once to each address, and nobody is
   * written to twice a day.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const due = await this.tasks.due(this.clock.now(), scoresHorizonOf(this.clock.today()));
    const problems: unknown[] = [];
    for (const { roundId, step } of scoreRemindersAt(this.clock.now(), due)) {
      await this.remind(roundId, step).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  /**
   * Because somebody who runs the scoring wants it. A bid that is shut to them counts for nothing: they can't tell
   * from who is written to, who owes scores for it.
   */
  async remindNow(roundId: string, askedBy: string): Promise<void> {
    await this.remind(
      roundId,
      `asked-${this.clock.today()}`,
      await this.access.shutIn(roundId, askedBy),
    );
  }

  /** Takes back what was written to a member and has not left yet, when they owe nothing of the round any more. */
  async withdrawIfDone(applicationId: string, personId: string): Promise<void> {
    const application = await this.applications.byId(applicationId);
    if (!application) return;
    const { roundId } = application;
    await this.transactions.run(async (tx) => {
      if ((await this.owedBy(tx, roundId, personId)).length > 0) return;
      const person = await tx.findOneByOrFail(Person, { id: personId });
      const waiting = await tx.find(MailMessage, {
        where: {
          toAddress: person.email,
          key: Like(`${keyOf(roundId)}%`),
          sentAt: IsNull(),
        },
        lock: { mode: 'pessimistic_write' }, // waits for one that is just leaving: sent, it stays
      });
      await tx.delete(MailMessage, { id: In(waiting.map(({ id }) => id)) });
    });
  }

  private async remind(
    roundId: string,
    step: string,
    leftOut: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    const round = await this.rounds.byId(roundId);
    if (!round) return;
    const asked = await this.tasks.ofRound(roundId);
    const owing = asked.filter(
      ({ applicationId, isSent }) => !isSent && !leftOut.has(applicationId),
    );
    for (const personId of new Set(owing.map((one) => one.personId))) {
      await this.transactions.run((tx) => this.write(tx, round, personId, step));
    }
  }

  /** What they owe is asked once more while they can't send: nobody is reminded of what they have done. */
  private async write(tx: Tx, round: RoundSummary, personId: string, step: string): Promise<void> {
    const owed = await this.owedBy(tx, round.id, personId);
    const [first] = owed;
    if (!first || (await this.wasWrittenToToday(tx, round.id, first.email))) return;
    const isLate = round.scoreBy < this.clock.today();
    const bids = owed.length === 1 ? '1 bid' : `${owed.length} bids`;
    await this.writing.write(tx, [{ name: first.personName, email: first.email }], {
      key: `${keyOf(round.id)}${step}`,
      subject: `${round.title}: ${isLate ? `your scores for ${bids} are overdue` : `${bids} to score`}`,
      template: 'correspondence/reminders/views/scores-owed.txt.njk',
      model: {
        ...{ round, isLate, bids },
        toDeclare: owed.filter(({ isDeclared }) => !isDeclared).length,
      },
    });
  }

  private async owedBy(tx: Tx, roundId: string, personId: string): Promise<readonly AskedScorer[]> {
    await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
    const asked = await this.tasks.ofRound(roundId, tx);
    return asked.filter((one) => one.personId === personId && !one.isSent);
  }

  private async wasWrittenToToday(tx: Tx, roundId: string, email: string): Promise<boolean> {
    const written = await tx.findBy(MailMessage, {
      toAddress: email,
      key: Like(`${keyOf(roundId)}%`),
    });
    return written.some(({ writtenAt }) => londonDateOf(writtenAt) === this.clock.today());
  }
}

/** Every reminder of a round's scores has a key that begins so. */
function keyOf(roundId: string): string {
  return `round/${roundId}/scores-owed/`;
}

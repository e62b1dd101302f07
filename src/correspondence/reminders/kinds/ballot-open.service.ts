import { Injectable } from '@nestjs/common';
import { idOfBallot, Ratifications } from '../../../awards/ratification/ratifications.queries.js';
import type { LondonDate } from '../../../kernel/london.js';
import { AgenciesOfItem } from '../../../panels/interests/agencies-of-item.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** An agency has a ballot about a recommendation and has not answered to its text as it stands. */
@Injectable()
export class BallotOpen extends ReminderKind {
  override readonly name = 'ballot-open';
  override readonly subject = 'ratification';
  override readonly words = {
    title: 'A ballot is open',
    countedFrom: 'the day the ballot closes',
    owing: 'those who may answer for an agency that has not',
  };
  override readonly owingRole = 'panel-member';
  override readonly audiences: readonly Audience[] = ['owing'];
  override readonly isOverAfterwards = true;
  override readonly hasHalfWay = true;
  override readonly isOfDecision = true;
  override readonly steps: readonly Step[] = [
    { days: 0, counted: 'half-way', to: ['owing'] },
    { days: 0, counted: 'days', to: ['owing'] },
  ];

  constructor(
    private readonly ratifications: Ratifications,
    private readonly agencies: AgenciesOfItem,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.ratifications.openBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.ratifications.lockedOpen(tx, id);
  }

  override async letters(tx: Tx, { id }: Owed): Promise<readonly ReminderLetter[]> {
    const { ratificationId, agencyId } = idOfBallot(id);
    const ratification = await this.ratifications.byId(ratificationId, tx);
    if (!ratification) return [];
    const { applicationId } = ratification;
    const voters = await this.agencies.voters(applicationId, [agencyId], ratification, tx);
    return voters.map((voter) => ({
      to: [voter],
      subject: `${ratification.reference}: the answer of ${voter.agencyName} is waited for`,
      template: 'correspondence/reminders/views/ratification-open.txt.njk',
      model: { ratification, voter },
    }));
  }

  /** Once it is closed, nobody can answer any more. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

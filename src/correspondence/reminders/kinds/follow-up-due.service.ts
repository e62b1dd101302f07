import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../../kernel/london.js';
import { FollowUps } from '../../../monitoring/notes/follow-ups.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** Somebody of the staff has something to see to after a visit or a call. */
@Injectable()
export class FollowUpDue extends ReminderKind {
  override readonly name = 'follow-up-due';
  override readonly subject = 'follow-up';
  override readonly words = {
    title: 'Something is to be seen to after a visit or a call',
    countedFrom: 'the day it is to be seen to',
    owing: 'whose it is',
  };
  override readonly owingRole = 'coordinator';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly steps: readonly Step[] = [
    { days: -2, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing'] },
    { days: 7, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  constructor(
    private readonly followUps: FollowUps,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.followUps.owedBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.followUps.lockedOwed(tx, id);
  }

  override async letters(
    tx: Tx,
    { id }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const owed = await this.followUps.lockedOwed(tx, id);
    if (!owed) return [];
    return [
      {
        to:
          audience === 'owing'
            ? await this.recipients.freeAmong(tx, [owed.owner], owed.applicationId)
            : await this.recipients.about(tx, audience, owed.applicationId),
        subject: `${owed.awardReference}: something to see to`,
        template: 'correspondence/reminders/views/follow-up-due.txt.njk',
        model: { owed },
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const days = owed.map(({ dueOn }) => dueOn).toSorted();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    const wanted = new Set(owed.map(({ id }) => id));
    const all = await this.followUps.owedBetween(first, last);
    return all
      .filter(({ id }) => wanted.has(id))
      .map(({ id, what, owner, awardId, awardReference, applicationId }) => ({
        ...{ id, applicationId },
        what: `${what} (${awardReference})`,
        owedBy: owner.name,
        href: `/awards/${awardId}/notes`,
      }));
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { Invitees } from '../../../panels/meetings/invitation/invitees.queries.js';
import { Meetings } from '../../../panels/meetings/meetings.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A meeting is coming: those who may attend are told when and where once more. */
@Injectable()
export class MeetingComing extends ReminderKind {
  override readonly name = 'meeting-coming';
  override readonly subject = 'meeting';
  override readonly words = {
    title: 'A meeting is coming',
    countedFrom: 'the day of the meeting',
    owing: 'those who may attend',
  };
  override readonly owingRole = 'panel-member';
  override readonly audiences: readonly Audience[] = ['owing'];
  override readonly isOverAfterwards = true;
  override readonly steps: readonly Step[] = [
    { days: -7, counted: 'days', to: ['owing'] },
    { days: -1, counted: 'days', to: ['owing'] },
  ];

  constructor(
    private readonly meetings: Meetings,
    private readonly invitees: Invitees,
    private readonly clock: Clock,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.meetings.comingBetween(this.clock.now(), from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.meetings.lockedComing(tx, id, this.clock.now());
  }

  override async letters(tx: Tx, { id }: Owed): Promise<readonly ReminderLetter[]> {
    const meeting = await this.meetings.byId(id, tx);
    if (!meeting) return [];
    return [
      {
        to: await this.invitees.of(id, tx),
        subject: `The meeting of the ${meeting.panelName} is coming`,
        template: 'correspondence/reminders/views/meeting-coming.txt.njk',
        model: { meeting },
      },
    ];
  }

  /** Once it has begun, nobody is reminded of it. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

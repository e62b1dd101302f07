import { Injectable } from '@nestjs/common';
import { Funds } from '../../../funds/funds.queries.js';
import type { LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A funder's money is to be spent by a day that comes near. */
@Injectable()
export class FundSpendBy extends ReminderKind {
  override readonly name = 'fund-spend-by';
  override readonly subject = 'fund';
  override readonly words = {
    title: 'A fund’s spend-by date comes near',
    countedFrom: 'the day the money is to be spent by',
    owing: '',
  };
  override readonly owingRole = null;
  override readonly audiences: readonly Audience[] = ['trustee-administrator', 'coordinator'];
  override readonly isOverAfterwards = true;
  override readonly steps: readonly Step[] = [
    { days: -180, counted: 'days', to: ['trustee-administrator', 'coordinator'] },
    { days: -90, counted: 'days', to: ['trustee-administrator', 'coordinator'] },
    { days: -30, counted: 'days', to: ['trustee-administrator', 'coordinator'] },
  ];

  constructor(
    private readonly funds: Funds,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.funds.spentBetween(from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.funds.lockedToSpend(tx, id);
  }

  override async letters(
    tx: Tx,
    { id }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const fund = await this.funds.lockedToSpend(tx, id);
    if (!fund || (audience !== 'trustee-administrator' && audience !== 'coordinator')) return [];
    return [
      {
        to: await this.recipients.holding(tx, audience),
        subject: `${fund.name}: the day to spend it by comes near`,
        template: 'correspondence/reminders/views/fund-spend-by.txt.njk',
        model: { fund },
      },
    ];
  }

  /** What is over then, the funder and the trustee settle between them. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

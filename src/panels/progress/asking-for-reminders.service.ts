import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { scoreRemindersAsked } from '../scoring/scoring.events.js';

@Injectable()
export class AskingForReminders {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Has those written to who still owe scores in the bids that whoever asks may see, now, whatever the hour: a
   * person wants it. Nobody is written to twice a day.
   */
  ask(roundId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'score-reminders-asked',
        by,
        detail: {},
      });
      await this.outbox.add(tx, scoreRemindersAsked(roundId, by));
    });
  }
}

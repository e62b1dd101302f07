import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { messageSent } from '../applications.events.js';
import type { Side } from './application-message.entity.js';

export interface SendMessage {
  readonly applicationId: string;
  readonly side: Side;
  readonly body: string;
  readonly formKey: string;
  readonly by: string;
}

/** What is said about an application, between its people and the coordinator. Who speaks for which, the caller has seen to. */
@Injectable()
export class Messaging {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Keeps it and tells the other side that it is there. The same form again is the same message. Who answers has read. */
  send({ applicationId, side, body, formKey, by }: SendMessage): Promise<void> {
    return this.transactions.run(async (tx) => {
      const [sent] = await tx.query<{ id: string }[]>(
        `INSERT INTO application_message (application_id, side, body, form_key, sent_at, sent_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT application_message_once DO NOTHING RETURNING id`,
        [applicationId, side, body, formKey, this.clock.now(), by],
      );
      if (!sent) return;
      await this.markRead(tx, applicationId, by);
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'message-sent',
        by,
        detail: { side, messageId: sent.id },
      });
      await this.outbox.add(tx, messageSent(sent.id));
    });
  }

  /** That a person has read everything said so far. */
  read(applicationId: string, personId: string): Promise<void> {
    return this.transactions.run((tx) => this.markRead(tx, applicationId, personId));
  }

  private async markRead(tx: Tx, applicationId: string, personId: string): Promise<void> {
    await tx.query(
      `INSERT INTO message_reading (application_id, person_id, read_at) VALUES ($1, $2, $3)
       ON CONFLICT (application_id, person_id)
       DO UPDATE SET read_at = greatest(message_reading.read_at, excluded.read_at)`,
      [applicationId, personId, this.clock.now()],
    );
  }
}

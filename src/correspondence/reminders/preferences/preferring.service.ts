import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { ReminderOff } from './reminder-off.entity.js';

/** How a person says which reminders they want. */
@Injectable()
export class Preferring {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Of these kinds the person wants some and not the others. The same again changes nothing. */
  choose(personId: string, kinds: readonly string[], wanted: ReadonlySet<string>): Promise<void> {
    return this.transactions.run(async (tx) => {
      for (const kind of kinds) {
        if (wanted.has(kind)) await this.turnOn(tx, personId, kind);
        else await this.turnOff(tx, personId, kind);
      }
    });
  }

  /** By the address in a reminder: whoever has it may, signed in or not. */
  stop(personId: string, kind: string): Promise<void> {
    return this.transactions.run((tx) => this.turnOff(tx, personId, kind));
  }

  private async turnOff(tx: Tx, personId: string, kind: string): Promise<void> {
    const changed = await tx.query<unknown[]>(
      `INSERT INTO reminder_off (person_id, kind, turned_off_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING kind`,
      [personId, kind, this.clock.now()],
    );
    if (changed.length > 0) await this.record(tx, personId, 'reminders-off', kind);
  }

  private async turnOn(tx: Tx, personId: string, kind: string): Promise<void> {
    const { affected } = await tx
      .createQueryBuilder()
      .delete()
      .from(ReminderOff)
      .where({ personId, kind })
      .execute();
    if (affected !== 0) await this.record(tx, personId, 'reminders-on', kind);
  }

  private record(tx: Tx, personId: string, act: string, kind: string): Promise<void> {
    return this.audit.record(tx, {
      subject: `person/${personId}`,
      act,
      by: personId,
      detail: { kind },
    });
  }
}

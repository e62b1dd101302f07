import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { channelInWords } from '../on-behalf/channel.rules.js';
import { StandingChanges, type StandingChangeShown } from '../standing/standing-changes.queries.js';

/** How an application came that staff typed in. */
interface OnBehalfShown {
  /** In words: `on paper`. */
  readonly channel: string;
  readonly receivedAt: Date;
  readonly reason: string;
  readonly receiptBy: 'post' | 'e-mail';
  readonly receiptEmail: string | null;
  readonly enteredAt: Date;
  readonly enteredByName: string;
}

export interface ApplicationHistory {
  /** The oldest first. */
  readonly changes: readonly StandingChangeShown[];
  readonly onBehalf: OnBehalfShown | undefined;
}

/** What happened to an application beside its being sent, for the coordinator. */
@Injectable()
export class HistoryOfApplication {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: StandingChanges,
  ) {}

  async of(applicationId: string): Promise<ApplicationHistory> {
    const [changes, [onBehalf]] = await Promise.all([
      this.changes.of(applicationId),
      this.dataSource.query<OnBehalfShown[]>(
        `SELECT b.channel, b.received_at AS "receivedAt", b.reason, b.receipt_by AS "receiptBy",
                b.receipt_email AS "receiptEmail", b.entered_at AS "enteredAt",
                p.name AS "enteredByName"
           FROM on_behalf b JOIN person p ON p.id = b.entered_by WHERE b.application_id = $1`,
        [applicationId],
      ),
    ]);
    return {
      changes,
      onBehalf: onBehalf && { ...onBehalf, channel: channelInWords(onBehalf.channel) },
    };
  }
}

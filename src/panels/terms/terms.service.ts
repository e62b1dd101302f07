import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { GivingSeats } from '../membership/giving-seats.service.js';
import { lockedSeat } from './seat-records.queries.js';
import { hasEnded, refusalsToEnd, refusalsToRenew } from './terms.rules.js';

interface OfSeat {
  readonly panelId: string;
  readonly seatId: string;
  /** Where it is written, or why. */
  readonly reason: string;
}

export interface RenewSeat extends OfSeat {
  /** The last day from now on; null for a term without an end. */
  readonly endsOn: LondonDate | null;
}

export interface EndTerm extends OfSeat {
  /** The last day that counts, today or later; null ends it at once. */
  readonly lastDay: LondonDate | null;
}

@Injectable()
export class Terms {
  constructor(
    private readonly transactions: Transactions,
    private readonly giving: GivingSeats,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the seat another last day, and its deputy with it. The same day again changes nothing.
   * @throws Refused when the seat has ended, is a deputy's, or the day is past.
   */
  renew({ panelId, seatId, endsOn, reason }: RenewSeat, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const seat = await lockedSeat(tx, panelId, seatId);
      if (seat.endsOn === endsOn) return;
      const facts = { today: this.clock.today(), endsOn: seat.endsOn };
      refuseIfAny(refusalsToRenew({ ...facts, isDeputy: seat.deputyOf !== null }, endsOn));
      await this.giving.extend(tx, seat, endsOn, by);
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'renewed-seat',
        by,
        detail: { seatId, personId: seat.personId, endsOn, reason },
      });
    });
  }

  /**
   * Ends the seat: at once, then its holder sees nothing of the panel from the next page on, or with a day. Their
   * office and their deputy end with it. Twice changes nothing.
   * @throws Refused when the day is past or the term ends before it.
   */
  end({ panelId, seatId, lastDay, reason }: EndTerm, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const seat = await lockedSeat(tx, panelId, seatId);
      const today = this.clock.today();
      const facts = { today, endsOn: seat.endsOn };
      if (hasEnded(facts)) return;
      if (lastDay !== null) refuseIfAny(refusalsToEnd(facts, lastDay));
      await this.giving.end(tx, { seat, lastDay: lastDay ?? this.giving.atOnce(), reason }, by);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Registration } from '../../people/registration/registration.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { GivingSeats } from '../membership/giving-seats.service.js';
import { Seat } from '../membership/seat.entity.js';
import { refusalsToSeat } from '../membership/seating.rules.js';
import { sittingSeats } from '../membership/sitting-seats.queries.js';
import { lockedSeat } from './seat-records.queries.js';
import { hasEnded } from './terms.rules.js';

export interface NameDeputy {
  readonly panelId: string;
  /** The seat of the member they stand in for. */
  readonly seatId: string;
  readonly name: string;
  readonly email: string;
}

@Injectable()
export class Deputies {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly giving: GivingSeats,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Names somebody of the member's agency who stands in for them from today, until the member's term ends: they
   * read the papers, declare and attend, but the score sheet stays the member's. Whoever was the deputy is so no
   * longer. The same again changes nothing.
   * @throws Refused when the member's seat has ended or is a deputy's, or the person has a seat on the panel.
   */
  name({ panelId, seatId, ...newcomer }: NameDeputy, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const seat = await lockedSeat(tx, panelId, seatId);
      const { agencyId, endsOn } = seat;
      const today = this.clock.today();
      if (hasEnded({ today, endsOn })) refuse('seat-ended', 'This seat has ended');
      if (seat.deputyOf !== null) refuse('is-deputy', 'A deputy has no deputy', 'email');
      const personId = await this.registration.register(tx, newcomer, by);
      const seats = await sittingSeats(tx, panelId, today);
      const own = seats.find((one) => one.personId === personId);
      if (own?.deputyOf === seatId) return;
      refuseIfAny(refusalsToSeat({ today, endsOn, isSeated: own !== undefined }));

      for (const { id } of seats.filter((one) => one.deputyOf === seatId)) {
        const before = await tx.findOneByOrFail(Seat, { id });
        const reason = 'Another deputy was named';
        await this.giving.end(tx, { seat: before, lastDay: this.giving.atOnce(), reason }, by);
      }
      await this.giving.give(tx, { panelId, personId, agencyId, endsOn, deputyOf: seatId }, by);
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'named-deputy',
        by,
        detail: { seatId, personId },
      });
    });
  }
}

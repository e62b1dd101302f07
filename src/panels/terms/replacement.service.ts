import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Registration } from '../../people/registration/registration.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { GivingSeats } from '../membership/giving-seats.service.js';
import { Seat } from '../membership/seat.entity.js';
import { sittingSeats } from '../membership/sitting-seats.queries.js';
import { lockedSeat } from './seat-records.queries.js';
import { refusalsToReplace } from './terms.rules.js';

export interface ReplaceMember {
  readonly panelId: string;
  readonly seatId: string;
  readonly name: string;
  readonly email: string;
  readonly reason: string;
}

@Injectable()
export class Replacement {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly giving: GivingSeats,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The seat is the agency's: from today somebody else of it has it, for the rest of the term. Who had it sees
   * nothing of the panel any more; an office of theirs ends. A standing deputy stays, or takes the seat.
   * @throws Refused when the seat has ended or is a deputy's, or the person sits on the panel otherwise.
   */
  replace({ panelId, seatId, reason, ...newcomer }: ReplaceMember, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const seat = await lockedSeat(tx, panelId, seatId);
      const today = this.clock.today();
      const personId = await this.registration.register(tx, newcomer, by);
      const seats = await sittingSeats(tx, panelId, today);
      const own = seats.find((one) => one.personId === personId);
      const isOwnDeputy = own?.deputyOf === seatId;
      refuseIfAny(
        refusalsToReplace({
          ...{ today, endsOn: seat.endsOn, isDeputy: seat.deputyOf !== null },
          isSame: seat.personId === personId,
          isSeated: own !== undefined && !isOwnDeputy,
        }),
      );

      const { agencyId, endsOn } = seat;
      if (isOwnDeputy) {
        const deputy = await tx.findOneByOrFail(Seat, { id: own.id });
        await this.giving.end(tx, { seat: deputy, lastDay: this.giving.atOnce(), reason }, by);
      }
      const newSeatId = await this.giving.give(tx, { panelId, personId, agencyId, endsOn }, by);
      for (const { id } of seats.filter((one) => one.deputyOf === seatId && one.id !== own?.id)) {
        await tx.update(Seat, { id }, { deputyOf: newSeatId }); // the deputy stays, for whoever has the seat
      }
      await this.giving.end(tx, { seat, lastDay: this.giving.atOnce(), reason }, by);
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'replaced-member',
        by,
        detail: { seatId, personId: seat.personId, newSeatId, newPersonId: personId, reason },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addDays, type LondonDate } from '../../kernel/london.js';
import { Roles } from '../../people/roles/roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { seatEnded } from './membership.events.js';
import { Seat } from './seat.entity.js';

export interface GiveSeat {
  readonly panelId: string;
  readonly personId: string;
  readonly agencyId: string;
  /** The last day; null for a term without an end. */
  readonly endsOn: LondonDate | null;
  /** The seat they stand in for. */
  readonly deputyOf?: string;
}

export interface EndSeat {
  readonly seat: Seat;
  /** The last day that still counts: yesterday ends it at once. */
  readonly lastDay: LondonDate;
  readonly reason: string;
}

/**
 * What every act on seats does to the tables: the seat, and the role that lets its holder in, until the same day.
 * The caller has locked the panel and asked the rules.
 */
@Injectable()
export class GivingSeats {
  constructor(
    private readonly roles: Roles,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** From today. @returns the seat's id. */
  async give(tx: Tx, { deputyOf, ...seat }: GiveSeat, by: string): Promise<string> {
    const startsOn = this.clock.today();
    const { id } = await tx.save(Seat, { ...seat, startsOn, deputyOf: deputyOf ?? null });
    await this.letIn(tx, seat, seat.endsOn, by);
    return id;
  }

  /** Another last day for a seat that goes on, and for its deputy, whose term is the member's. */
  async extend(tx: Tx, seat: Seat, endsOn: LondonDate | null, by: string): Promise<void> {
    for (const one of await this.withDeputies(tx, seat)) {
      await tx.update(Seat, { id: one.id }, { endsOn });
      await this.letIn(tx, one, endsOn, by);
    }
  }

  /** Ends the seat, its deputy's, and the offices of their holders; who ends at once is let in no more. */
  async end(tx: Tx, { seat, lastDay, reason }: EndSeat, by: string): Promise<void> {
    for (const one of await this.withDeputies(tx, seat)) {
      await tx.update(Seat, { id: one.id }, { endsOn: lastDay, endReason: reason });
      await this.endOffices(tx, one, lastDay, reason);
      if (lastDay < this.clock.today()) {
        const role = {
          personId: one.personId,
          role: 'panel-member',
          subjectId: one.panelId,
        } as const;
        await this.roles.withdraw(tx, role, by);
      } else await this.letIn(tx, one, lastDay, by);
      await this.audit.record(tx, {
        subject: `panel/${one.panelId}`,
        act: 'ended-seat',
        by,
        detail: { seatId: one.id, personId: one.personId, lastDay, reason },
      });
      await this.outbox.add(tx, seatEnded(one.personId));
    }
  }

  /** Yesterday: what ends then counts no more from now on. */
  atOnce(): LondonDate {
    return addDays(this.clock.today(), -1);
  }

  private letIn(
    tx: Tx,
    { personId, panelId }: Pick<Seat, 'personId' | 'panelId'>,
    endsOn: LondonDate | null,
    by: string,
  ): Promise<void> {
    const role = { personId, role: 'panel-member', subjectId: panelId } as const;
    return this.roles.grantUntil(tx, role, endsOn, by);
  }

  private async endOffices(
    tx: Tx,
    { panelId, personId }: Seat,
    lastDay: LondonDate,
    reason: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE office_term SET ends_on = greatest($3::date, elected_on - 1), end_reason = $4
        WHERE panel_id = $1 AND person_id = $2 AND ends_on > $3`,
      [panelId, personId, lastDay, reason],
    );
  }

  /** The seat first, then those that stand in for it today or later. */
  private async withDeputies(tx: Tx, seat: Seat): Promise<readonly Seat[]> {
    const today = this.clock.today();
    const deputies = await tx.findBy(Seat, { deputyOf: seat.id });
    return [seat, ...deputies.filter(({ endsOn }) => endsOn === null || endsOn >= today)];
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Registration } from '../../people/registration/registration.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Elections } from '../offices/election.service.js';
import { Agency, type Sector } from './agency.entity.js';
import { GivingSeats } from './giving-seats.service.js';
import { sittingSeats } from './sitting-seats.queries.js';
import type { Office } from './seat.entity.js';
import { refusalsToSeat } from './seating.rules.js';

export interface SeatMember {
  readonly panelId: string;
  readonly name: string;
  readonly email: string;
  /** One that is known, or a new one. */
  readonly agency: { readonly id: string } | { readonly name: string; readonly sector: Sector };
  /** What the panel elects them to today, as they take the seat. */
  readonly office: Office;
  /** The last day of the term. None, unless said. */
  readonly endsOn?: LondonDate | null;
}

@Injectable()
export class Seating {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly giving: GivingSeats,
    private readonly elections: Elections,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a person a seat from today, and the role that lets them in. Somebody the house doesn't know
   * is added by their address; who sat on the panel before may sit on it again. The same seat again changes nothing.
   * @returns the person's id.
   * @throws Refused when the office is taken, the person is seated otherwise, the term is over before it
   * begins, or the agency's name is taken.
   */
  seat(command: SeatMember, by: string): Promise<string> {
    const { panelId, office, endsOn = null } = command;
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT id FROM panel WHERE id = $1 FOR UPDATE', [panelId]); // one chair, also of two at once
      const personId = await this.registration.register(tx, command, by);
      const agencyId = await this.agencyOf(tx, command);
      const today = this.clock.today();
      const seats = await sittingSeats(tx, panelId, today);
      const own = seats.find((seat) => seat.personId === personId);
      if (own?.agencyId === agencyId && own.office === office && own.endsOn === endsOn)
        return personId;
      refuseIfAny(refusalsToSeat({ today, endsOn, isSeated: own !== undefined }));

      await this.giving.give(tx, { panelId, personId, agencyId, endsOn }, by);
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'seated',
        by,
        detail: { personId, agencyId, endsOn },
      });
      if (office !== 'member')
        await this.elections.electWithSeat(tx, { panelId, personId, office }, by);
      return personId;
    });
  }

  private async agencyOf(tx: Tx, { agency }: SeatMember): Promise<string> {
    if ('id' in agency) {
      if (await tx.existsBy(Agency, { id: agency.id })) return agency.id;
      return refuse('agency-unknown', 'Choose their agency', 'agencyId');
    }
    const same = await tx.findOneBy(Agency, { name: agency.name, sector: agency.sector });
    return same?.id ?? (await tx.save(Agency, { ...agency })).id;
  }
}

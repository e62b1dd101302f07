import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Registration } from '../../people/registration/registration.service.js';
import { Roles } from '../../people/roles/roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Agency, type Sector } from './agency.entity.js';
import { Seat, type Office } from './seat.entity.js';
import { refusalsToSeat } from './seating.rules.js';

export interface SeatMember {
  readonly panelId: string;
  readonly name: string;
  readonly email: string;
  /** One that is known, or a new one. */
  readonly agency: { readonly id: string } | { readonly name: string; readonly sector: Sector };
  readonly office: Office;
}

type Sitting = Pick<Seat, 'personId' | 'agencyId' | 'office'> & { readonly personName: string };

@Injectable()
export class Seating {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly roles: Roles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a person a seat from today, and the role that lets them in. Somebody the house doesn't know
   * is added by their address. The same seat again changes nothing.
   * @returns the person's id.
   * @throws Refused when the office is taken, the person is seated otherwise, or the agency's name is taken.
   */
  seat(command: SeatMember, by: string): Promise<string> {
    const { panelId, office } = command;
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT id FROM panel WHERE id = $1 FOR UPDATE', [panelId]); // one chair, also of two at once
      const personId = await this.registration.register(tx, command, by);
      const agencyId = await this.agencyOf(tx, command);
      const members = await sitting(tx, panelId);
      const own = members.find((member) => member.personId === personId);
      if (own?.agencyId === agencyId && own.office === office) return personId;
      refuseIfAny(refusalsToSeat({ office, members, isKnown: own !== undefined }));

      const startsOn = this.clock.today();
      await tx.insert(Seat, { panelId, personId, agencyId, office, startsOn, endsOn: null });
      await this.roles.grant(tx, personId, 'panel-member', panelId, by);
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'seated',
        by,
        detail: { personId, agencyId, office },
      });
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

/** All seats the panel has given: an ended one keeps its person's place. */
function sitting(tx: Tx, panelId: string): Promise<readonly Sitting[]> {
  return tx.query<Sitting[]>(
    `SELECT s.person_id AS "personId", s.agency_id AS "agencyId", s.office, p.name AS "personName"
       FROM seat s JOIN person p ON p.id = s.person_id WHERE s.panel_id = $1`,
    [panelId],
  );
}

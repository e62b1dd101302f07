import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addDays, type LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { sittingSeats } from '../membership/sitting-seats.queries.js';
import { OfficeTerm, type ElectedOffice } from './office-term.entity.js';
import { OfficeTerms } from './office-terms.queries.js';
import { lastDayOf, OFFICE_WORDS, refusalsToElect } from './office.rules.js';

interface ElectWithSeat {
  readonly panelId: string;
  readonly personId: string;
  readonly office: ElectedOffice;
}

export interface Elect extends ElectWithSeat {
  /** The day of the meeting that elected them. */
  readonly electedOn: LondonDate;
  /** That meeting, and where it is minuted. */
  readonly electedAt: string;
}

export interface EndOffice {
  readonly panelId: string;
  readonly termId: string;
  readonly reason: string;
}

@Injectable()
export class Elections {
  constructor(
    private readonly transactions: Transactions,
    private readonly terms: OfficeTerms,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that the panel has elected somebody, for a year from that day. Whoever held the office does so no more
   * from then on, and nobody holds two. The same again changes nothing.
   * @throws Refused when they have no seat, have chaired for two consecutive years, or another was elected since.
   */
  elect(command: Elect, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockPanel(tx, command.panelId);
      await this.record(tx, command, by);
    });
  }

  /**
   * Who takes a seat may be elected with it, today; the caller has locked the panel.
   * @throws Refused, besides as above, when somebody holds the office: then it takes an election.
   */
  async electWithSeat(tx: Tx, command: ElectWithSeat, by: string): Promise<void> {
    const { panelId, office } = command;
    const today = this.clock.today();
    const holder = (await sittingSeats(tx, panelId, today)).find((seat) => seat.office === office);
    if (holder) {
      const words = OFFICE_WORDS[office];
      refuse(
        'office-taken',
        `${holder.personName} is the ${words}: a panel has one at a time`,
        'office',
      );
    }
    await this.record(tx, { ...command, electedOn: today, electedAt: 'Elected with the seat' }, by);
  }

  /**
   * Ends an office before its year: from now on nobody holds it, until somebody is elected. Twice changes nothing.
   * @throws NotFoundException when the panel has no such term.
   */
  end({ panelId, termId, reason }: EndOffice, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockPanel(tx, panelId);
      const term = await tx.findOneBy(OfficeTerm, { id: termId, panelId });
      if (!term) throw new NotFoundException();
      const today = this.clock.today();
      if (term.endsOn < today) return;
      await tx.update(
        OfficeTerm,
        { id: termId },
        { endsOn: addDays(today, -1), endReason: reason },
      );
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'ended-office',
        by,
        detail: { termId, personId: term.personId, office: term.office, reason },
      });
    });
  }

  private async record(tx: Tx, command: Elect, by: string): Promise<void> {
    const { panelId, personId, office, electedOn, electedAt } = command;
    const today = this.clock.today();
    const terms = await this.terms.ofPanel(panelId, tx);
    const isRecorded = terms.some(
      (term) =>
        term.personId === personId &&
        term.office === office &&
        term.electedOn === electedOn &&
        term.electedAt === electedAt &&
        term.endsOn >= today,
    );
    if (isRecorded) return;
    const seats = await sittingSeats(tx, panelId, today);
    const seat = seats.find((one) => one.personId === personId && one.deputyOf === null);
    const person = { personId, personName: seat?.personName ?? '', isMember: seat !== undefined };
    const facts = { office, electedOn, today, terms, ...person };
    refuseIfAny(refusalsToElect(facts));

    await tx.query(
      `UPDATE office_term SET ends_on = greatest($4::date, elected_on) - 1, end_reason = $5
        WHERE panel_id = $1 AND (office = $2 OR person_id = $3) AND ends_on >= $4`,
      [
        panelId,
        office,
        personId,
        electedOn,
        `${person.personName} was elected ${OFFICE_WORDS[office]}`,
      ],
    );
    const endsOn = lastDayOf(facts);
    await tx.insert(OfficeTerm, {
      ...{ panelId, personId, office, electedOn, endsOn, electedAt },
      ...{ recordedAt: this.clock.now(), recordedBy: by },
    });
    await this.audit.record(tx, {
      subject: `panel/${panelId}`,
      act: 'elected',
      by,
      detail: { personId, office, electedOn, endsOn },
    });
  }
}

/** All who change a panel's seats and offices come one after the other. */
async function lockPanel(tx: Tx, panelId: string): Promise<void> {
  await tx.query('SELECT id FROM panel WHERE id = $1 FOR UPDATE', [panelId]);
}

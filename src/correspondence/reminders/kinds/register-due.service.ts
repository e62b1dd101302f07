import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { dueInWords } from '../../../monitoring/due-in-words.rules.js';
import { InterestRegisters } from '../../../panels/register/interest-registers.queries.js';
import { registersOwed } from '../../../panels/register/register-due.rules.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A member's register of interests is to be confirmed: after taking a seat, then yearly. */
@Injectable()
export class RegisterDue extends ReminderKind {
  override readonly name = 'register-due';
  override readonly subject = 'register';
  override readonly words = {
    title: 'A register of interests is to be confirmed',
    countedFrom: 'the day it is to be confirmed by',
    owing: 'the member',
  };
  override readonly owingRole = 'panel-member';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly steps: readonly Step[] = [
    { days: -28, counted: 'days', to: ['owing'] },
    { days: -7, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing'] },
  ];

  constructor(
    private readonly registers: InterestRegisters,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Asked of everybody with a seat today: the day follows from the seat and the last confirmation, and nobody stores it. */
  override async owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    const owed = registersOwed(await this.registers.all());
    return owed
      .filter(({ dueOn }) => from <= dueOn && dueOn <= upTo)
      .map(({ personId, dueOn }) => ({ id: personId, dueOn }));
  }

  override async stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    const dueOn = await this.registers.lockedDueOn(tx, id);
    return dueOn === undefined ? undefined : { id, dueOn };
  }

  override async letters(
    tx: Tx,
    { id, dueOn }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const [seat] = await this.registers.ofPerson(id, tx);
    if (!seat) return [];
    const today = this.clock.today();
    const when = dueInWords(dueOn, today).replace(/^\w/, (first) => first.toLowerCase());
    if (audience !== 'owing') {
      return [
        {
          to: await this.recipients.holding(tx, 'coordinator'),
          subject: `The register of interests of ${seat.personName} is ${when}`,
          template: 'correspondence/reminders/views/register-not-confirmed.txt.njk',
          model: { seat, dueOn },
        },
      ];
    }
    return [
      {
        to: [{ id, name: seat.personName, email: seat.email }],
        subject: `Your register of interests is ${when}`,
        template: 'correspondence/reminders/views/register-due.txt.njk',
        model: { dueOn, isOverdue: dueOn < today, hasConfirmed: seat.confirmedOn !== null },
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const wanted = new Set(owed.map(({ id }) => id));
    const seats = await this.registers.all();
    const first = seats.filter(
      ({ personId }, at) => seats.findIndex((seat) => seat.personId === personId) === at,
    );
    return first
      .filter(({ personId }) => wanted.has(personId))
      .map(({ personId, personName, agencyName, panelId }) => ({
        id: personId,
        what: 'Register of interests',
        owedBy: `${personName}, ${agencyName}`,
        href: `/panels/${panelId}/register`,
        applicationId: null,
      }));
  }
}

import { Injectable } from '@nestjs/common';
import {
  UnmetConditions,
  type AwardWithUnmet,
} from '../../../awards/conditions/unmet-conditions.queries.js';
import { addDays, type LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** Four weeks are enough to show what a first payment waits for. */
const DAYS_TO_MEET = 28;

/** A payment waits for a condition that the organisation has not shown to be met. */
@Injectable()
export class ConditionUnmet extends ReminderKind {
  override readonly name = 'condition-unmet';
  override readonly subject = 'award';
  override readonly words = {
    title: 'A condition of a grant is not met',
    countedFrom: 'the 28th day after the grant was accepted',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly steps: readonly Step[] = [
    { days: -14, counted: 'days', to: ['owing'] },
    { days: 1, counted: 'days', to: ['owing'] },
    { days: 28, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  constructor(
    private readonly conditions: UnmetConditions,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  override async owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    const awards = await this.conditions.acceptedBetween(
      addDays(from, -DAYS_TO_MEET),
      addDays(upTo, -DAYS_TO_MEET),
    );
    return awards.map(owedOf);
  }

  override async stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    const award = await this.conditions.locked(tx, id);
    return award && owedOf(award);
  }

  override async letters(
    tx: Tx,
    { id }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const award = await this.conditions.locked(tx, id);
    if (!award) return [];
    const isToStaff = audience !== 'owing';
    return [
      {
        to: isToStaff
          ? await this.recipients.about(tx, audience, award.applicationId)
          : await this.recipients.contactsOf(tx, award.organisationId),
        subject: `${award.reference}: a payment waits for a condition`,
        template: 'correspondence/reminders/views/condition-unmet.txt.njk',
        model: { award, isToStaff },
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const days = owed.map(({ dueOn }) => addDays(dueOn, -DAYS_TO_MEET)).toSorted();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    const awards = await this.conditions.acceptedBetween(first, last);
    return awards.map(({ id, reference, organisationName, applicationId, unmet }) => ({
      ...{ id, applicationId },
      what: `${unmet.length === 1 ? '1 condition' : `${unmet.length} conditions`} of ${reference}`,
      owedBy: organisationName,
      href: `/awards/${id}`,
    }));
  }
}

function owedOf({ id, acceptedOn }: AwardWithUnmet): Owed {
  return { id, dueOn: addDays(acceptedOn, DAYS_TO_MEET) };
}

import { Injectable } from '@nestjs/common';
import { addDays, type LondonDate } from '../../../kernel/london.js';
import { addWorkingDays } from '../../../kernel/working-days.js';
import { BankDetailsQueries } from '../../../organisations/bank-details/bank-details.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** Two people check an account before anything is paid into it: the house takes a working week over it. */
const WORKING_DAYS_TO_CHECK = 5;
/** As many days at most, over a Christmas. */
const MOST_DAYS_TO_CHECK = 14;

/** An organisation's bank details wait to be checked. */
@Injectable()
export class BankDetailsToCheck extends ReminderKind {
  override readonly name = 'bank-details-to-check';
  override readonly subject = 'bank-details';
  override readonly words = {
    title: 'Bank details are not checked',
    countedFrom: 'the fifth working day after they were given',
    owing: '',
  };
  override readonly owingRole = null;
  override readonly audiences: readonly Audience[] = ['trustee-administrator', 'coordinator'];
  override readonly steps: readonly Step[] = [
    { days: 0, counted: 'days', to: ['trustee-administrator'] },
    { days: 5, counted: 'working-days', to: ['trustee-administrator', 'coordinator'] },
  ];

  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  override async owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    const given = await this.bankDetails.givenBetween(addDays(from, -MOST_DAYS_TO_CHECK), upTo);
    return given
      .map(({ id, givenOn }) => ({ id, dueOn: dueOnOf(givenOn) }))
      .filter(({ dueOn }) => from <= dueOn && dueOn <= upTo);
  }

  override async stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    const givenOn = await this.bankDetails.lockedGivenOn(tx, id);
    return givenOn === undefined ? undefined : { id, dueOn: dueOnOf(givenOn) };
  }

  override async letters(
    tx: Tx,
    { id }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const owner = (await this.bankDetails.ownersOf([id], tx)).get(id);
    if (!owner || (audience !== 'trustee-administrator' && audience !== 'coordinator')) return [];
    const givenOn = await this.bankDetails.lockedGivenOn(tx, id);
    return [
      {
        to: await this.recipients.holding(tx, audience),
        subject: `${owner.name}: bank details wait to be checked`,
        template: 'correspondence/reminders/views/bank-details-to-check.txt.njk',
        model: { owner, givenOn, isToCheck: audience === 'trustee-administrator' },
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const owners = await this.bankDetails.ownersOf(owed.map(({ id }) => id));
    return [...owners].map(([id, { organisationId, name }]) => ({
      id,
      what: `Bank details of ${name}, to be checked`,
      owedBy: 'The trustee administrator',
      href: `/organisations/${organisationId}`,
      applicationId: null,
    }));
  }
}

function dueOnOf(givenOn: LondonDate): LondonDate {
  return addWorkingDays(givenOn, WORKING_DAYS_TO_CHECK);
}

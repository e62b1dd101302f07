import { Injectable } from '@nestjs/common';
import { OffersEnding } from '../../../awards/offers-ending.queries.js';
import type { LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** One of two has signed an offer: without the other it ends. */
@Injectable()
export class SecondSignatureMissing extends ReminderKind {
  override readonly name = 'second-signature-missing';
  override readonly subject = 'award';
  override readonly words = {
    title: 'A second signature is missing',
    countedFrom: 'the last day of the offer',
    owing: 'the organisation',
  };
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly isOverAfterwards = true;
  override readonly isOfDecision = true;
  override readonly steps: readonly Step[] = [
    { days: -14, counted: 'days', to: ['owing'] },
    { days: -7, counted: 'days', to: ['owing'] },
    { days: -2, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  constructor(
    private readonly offers: OffersEnding,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.offers.between('half-accepted', from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.offers.locked(tx, 'half-accepted', id);
  }

  override async letters(
    tx: Tx,
    { id }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const offer = await this.offers.locked(tx, 'half-accepted', id);
    if (!offer) return [];
    if (audience !== 'owing') {
      return [
        {
          to: await this.recipients.about(tx, audience, offer.applicationId),
          subject: `${offer.reference}: the offer to ${offer.organisationName} is about to end`,
          template: 'correspondence/reminders/views/offer-ends.txt.njk',
          model: { offer, isHalf: true },
        },
      ];
    }
    return [
      {
        to: await this.recipients.contactsOf(tx, offer.organisationId),
        subject: `${offer.reference}: a second signature is missing`,
        template: 'correspondence/reminders/views/second-signature-missing.txt.njk',
        model: { offer },
      },
    ];
  }

  /** After its last day an offer lapses. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

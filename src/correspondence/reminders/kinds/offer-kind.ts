import { Injectable } from '@nestjs/common';
import { OffersEnding } from '../../../awards/offers-ending.queries.js';
import type { LondonDate } from '../../../kernel/london.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** An offer whose last day comes near while a signature is missing; the kinds say which. */
@Injectable()
export abstract class OfferKind extends ReminderKind {
  override readonly subject = 'award';
  override readonly owingRole = 'contact';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly isOverAfterwards = true;
  override readonly isOfDecision = true;
  override readonly steps: readonly Step[] = [
    { days: -14, counted: 'days', to: ['owing'] },
    { days: -7, counted: 'days', to: ['owing'] },
    { days: -2, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  /** Where the award stands while it is owed. */
  protected abstract readonly status: 'offered' | 'half-accepted';

  constructor(
    private readonly offers: OffersEnding,
    private readonly recipients: Recipients,
  ) {
    super();
  }

  /** What the letter to the organisation is about, and its text. */
  protected abstract readonly toOrganisation: {
    readonly about: string;
    readonly template: ReminderLetter['template'];
  };

  override owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    return this.offers.between(this.status, from, upTo);
  }

  override stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    return this.offers.locked(tx, this.status, id);
  }

  override async letters(
    tx: Tx,
    { id }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const offer = await this.offers.locked(tx, this.status, id);
    if (!offer) return [];
    if (audience !== 'owing') {
      return [
        {
          to: await this.recipients.about(tx, audience, offer.applicationId),
          subject: `${offer.reference}: the offer to ${offer.organisationName} is about to end`,
          template: 'correspondence/reminders/views/offer-ends.txt.njk',
          model: { offer, isHalf: this.status === 'half-accepted' },
        },
      ];
    }
    return [
      {
        to: await this.recipients.contactsOf(tx, offer.organisationId),
        subject: `${offer.reference}: ${this.toOrganisation.about}`,
        template: this.toOrganisation.template,
        model: { offer },
      },
    ];
  }

  /** After its last day an offer lapses. */
  override described(): Promise<readonly Described[]> {
    return Promise.resolve([]);
  }
}

import { Injectable } from '@nestjs/common';
import { OfferKind } from './offer-kind.js';

/** An organisation has an offer and nobody has signed it. */
@Injectable()
export class OfferUnsigned extends OfferKind {
  override readonly name = 'offer-unsigned';
  override readonly words = {
    title: 'An offer is not signed',
    countedFrom: 'the last day of the offer',
    owing: 'the organisation',
  };
  protected override readonly status = 'offered';
  protected override readonly toOrganisation = {
    about: 'your grant offer is waiting for you',
    template: 'correspondence/reminders/views/offer-unsigned.txt.njk' as const,
  };
}

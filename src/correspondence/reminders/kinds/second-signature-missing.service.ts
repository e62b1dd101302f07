import { Injectable } from '@nestjs/common';
import { OfferKind } from './offer-kind.js';

/** One of two has signed an offer: without the other it ends. */
@Injectable()
export class SecondSignatureMissing extends OfferKind {
  override readonly name = 'second-signature-missing';
  override readonly words = {
    title: 'A second signature is missing',
    countedFrom: 'the last day of the offer',
    owing: 'the organisation',
  };
  protected override readonly status = 'half-accepted';
  protected override readonly toOrganisation = {
    about: 'a second signature is missing',
    template: 'correspondence/reminders/views/second-signature-missing.txt.njk' as const,
  };
}

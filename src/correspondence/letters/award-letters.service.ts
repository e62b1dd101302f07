import { Injectable } from '@nestjs/common';
import { isAgreed } from '../../awards/award.lifecycle.js';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { Returns } from '../../monitoring/returns.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Instalments } from '../../payments/instalments.queries.js';
import { People } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What accepting an offer sets in motion. */
@Injectable()
export class AwardLetters {
  constructor(
    private readonly awards: Awards,
    private readonly instalments: Instalments,
    private readonly returns: Returns,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /** To the organisation, what follows; to coordinators and trustee administrators, what they have to do. */
  async confirmAcceptance(awardId: string): Promise<void> {
    const award = await this.found(awardId);
    if (!isAgreed(award.status)) return; // refused or given up since
    const model = {
      award,
      instalments: await this.instalments.ofAward(awardId),
      returns: await this.returns.ofAward(awardId),
    };
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `award/${awardId}/acceptance-confirmed`,
      subject: `${award.reference}: thank you for accepting`,
      template: 'correspondence/letters/views/acceptance-confirmed.txt.njk',
      model,
    });
    const coordinators = await this.people.holding('coordinator', null);
    const administrators = await this.people.holding('trustee-administrator', null);
    await this.writing.writeToEach([...coordinators, ...administrators], {
      key: `award/${awardId}/accepted`,
      subject: `${award.reference}: ${award.organisationName} has accepted`,
      template: 'correspondence/letters/views/award-accepted.txt.njk',
      model,
    });
  }

  private async found(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new Error(`There is no award ${awardId}`);
    return award;
  }
}

import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardReaders } from '../award-readers.queries.js';
import type { AwardSummary } from '../awards.queries.js';
import { Signatures } from './signatures.queries.js';
import { SignatureTakingBack } from './taking-back.service.js';

/** The first of two who sign may think again, until the second has signed. */
@Controller('awards/:awardId/acceptance/taking-back')
@Allow('contact')
export class SignatureTakingBackController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly signatures: Signatures,
    private readonly takingBack: SignatureTakingBack,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.ownOrNotFound(awardId, person);
    const signatures = await this.signatures.ofAward(awardId);
    const own = signatures.find(({ personId }) => personId === person.id);
    return page('awards/acceptance/views/take-back.njk', {
      award,
      own: award.status === 'half-accepted' ? own : undefined,
    });
  }

  @Post()
  @Allow('contact', 'second-signatory')
  async takeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.ownOrNotFound(awardId, person);
    await this.takingBack.takeBack(awardId, person.id);
    return seeOther(`/awards/${awardId}`, 'Your signature is taken back. The offer is still open.');
  }

  private async ownOrNotFound(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'organisation') throw new NotFoundException();
    return read.award;
  }
}

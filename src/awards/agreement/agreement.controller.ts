import {
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { download, MEDIA_TYPES, page, type Download, type Page } from '../../platform/web/page.js';
import { Signatures } from '../acceptance/signatures.queries.js';
import { AwardReaders, type ReadAward } from '../award-readers.queries.js';
import { agreementPaper } from './agreement-paper.page.js';
import { sectionsOf } from './agreement-text.rules.js';
import { AgreementsReading } from './agreements.queries.js';

/** The offer letter and the agreement: what is signed, and who has signed it. */
@Controller('awards/:awardId/agreement')
@Allow('contact', 'coordinator', 'trustee-administrator', 'observer', 'panel-member')
export class AgreementController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly agreements: AgreementsReading,
    private readonly signatures: Signatures,
    private readonly pdf: Pdf,
    private readonly clock: Clock,
  ) {}

  /** The one in force. */
  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const read = await this.found(awardId, person);
    const agreement = await this.agreements.inForce(awardId);
    return page('awards/agreement/views/agreement.njk', {
      award: read.award,
      agreement,
      sections: sectionsOf(agreement.text),
      signatures: await this.signatures.ofAward(awardId),
      mayPrepare: read.as === 'staff' && holds(person, 'coordinator'),
    });
  }

  @Get('pdf')
  async print(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download> {
    const { award } = await this.found(awardId, person);
    const agreement = await this.agreements.inForce(awardId);
    const signatures = await this.signatures.ofAward(awardId);
    const paper = agreementPaper(award, agreement, signatures);
    const bytes = this.pdf.print(paper, agreement.madeAt ?? this.clock.now());
    return download(`agreement-${award.reference}.pdf`, MEDIA_TYPES.pdf, bytes);
  }

  /** One that was in force before, or still is. */
  @Get(':number')
  async showOne(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award } = await this.found(awardId, person);
    const agreement = await this.agreements.numbered(awardId, number);
    if (!agreement) throw new NotFoundException();
    const signatures = await this.signatures.ofAward(awardId);
    return page('awards/agreement/views/agreement.njk', {
      award,
      agreement,
      sections: sectionsOf(agreement.text),
      signatures: signatures.filter(({ agreementNumber }) => agreementNumber === number),
    });
  }

  private async found(awardId: string, person: SignedInPerson): Promise<ReadAward> {
    const read = await this.readers.find(person, awardId);
    if (!read) throw new NotFoundException();
    return read;
  }
}

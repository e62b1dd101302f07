import {
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { refuse } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { shownFile } from '../../../platform/files/shown-file.rules.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import {
  page,
  seeOther,
  type Download,
  type Page,
  type SeeOther,
} from '../../../platform/web/page.js';
import { uploadedFileOf } from '../../../platform/web/uploads.js';
import {
  BankDetailsQueries,
  type DetailsVersion,
  type ListedEvidence,
} from '../bank-details.queries.js';
import { Evidence } from './evidence.service.js';

/** The papers that show an account: for the organisation's own contacts, and for those who check. */
@Controller('bank-details/:detailsId/evidence')
@Allow('contact', 'trustee-administrator')
export class EvidenceController {
  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly evidence: Evidence,
    private readonly files: StoredFiles,
  ) {}

  @Get('new')
  @Allow('contact')
  async show(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('organisations/bank-details/evidence/views/add.njk', {
      details: await this.ownOrNotFound(detailsId, person),
    });
  }

  @Post('new')
  @Allow('contact')
  async add(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { organisationId } = await this.ownOrNotFound(detailsId, person);
    const file = uploadedFileOf(request);
    if (!file) refuse('no-file', 'Choose the paper', 'file');
    await this.evidence.add({ file, detailsId, by: person.id });
    return seeOther(
      `/organisations/${organisationId}/bank-details`,
      'We have the paper. Only your contacts and those who check can open it.',
    );
  }

  @Get(':evidenceId')
  async ask(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @Param('evidenceId', ParseUUIDPipe) evidenceId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { details, paper } = await this.readable(detailsId, evidenceId, person);
    const { isScannerSet } = this.files;
    const shown = shownFile(paper, { reader: 'staff', isScannerSet, href: '' });
    return page('organisations/bank-details/evidence/views/open.njk', { details, paper, shown });
  }

  /** Opening is an act: it is asked for, and on the record. */
  @Post(':evidenceId')
  async open(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @Param('evidenceId', ParseUUIDPipe) evidenceId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const { details } = await this.readable(detailsId, evidenceId, person);
    const file = await this.evidence.open({ detailsId, evidenceId, by: person.id });
    const isOwn = holds(person, 'contact', details.organisationId);
    return this.files.sentTo(isOwn ? 'own' : 'staff', file);
  }

  /** Another organisation's paper does not exist, as far as anyone can tell. */
  private async readable(
    detailsId: string,
    evidenceId: string,
    person: SignedInPerson,
  ): Promise<{ details: DetailsVersion; paper: ListedEvidence }> {
    const details = await this.bankDetails.byId(detailsId);
    const paper = details?.evidence.find(({ id }) => id === evidenceId);
    const maySee =
      holds(person, 'trustee-administrator') ||
      (details && holds(person, 'contact', details.organisationId));
    if (!details || !paper || !maySee) throw new NotFoundException();
    return { details, paper };
  }

  private async ownOrNotFound(detailsId: string, person: SignedInPerson): Promise<DetailsVersion> {
    const details = await this.bankDetails.byId(detailsId);
    if (!details || !holds(person, 'contact', details.organisationId)) {
      throw new NotFoundException();
    }
    return details;
  }
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { BankDetailsQueries } from '../bank-details.queries.js';
import { RefusingForm } from './refusing.form.js';
import { Refusing } from './refusing.service.js';

@Controller('bank-details/:detailsId/refusal')
@Allow('trustee-administrator')
export class RefusingController {
  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly refusing: Refusing,
  ) {}

  @Get()
  async show(@Param('detailsId', ParseUUIDPipe) detailsId: string): Promise<Page> {
    const details = await this.bankDetails.byId(detailsId);
    if (!details) throw new NotFoundException();
    return page('organisations/bank-details/refusing/views/refuse.njk', { details });
  }

  @Post()
  async refuse(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @Body(new FormPipe(RefusingForm)) { reason }: RefusingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.refusing.refuse(detailsId, reason, person.id);
    return seeOther(
      '/bank-details',
      'The bank details are turned down. Its contacts are told why.',
    );
  }
}

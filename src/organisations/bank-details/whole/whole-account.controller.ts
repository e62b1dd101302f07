import {
  Controller,
  Get,
  Header,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../../platform/web/page.js';
import { BankDetailsQueries, type DetailsVersion } from '../bank-details.queries.js';
import { dashedSortCode } from '../bank-details.rules.js';
import { WholeAccount } from './whole-account.service.js';

/** Looking is an act: it is asked for, and on the record. */
@Controller('bank-details/:detailsId/whole')
@Allow('trustee-administrator')
export class WholeAccountController {
  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly whole: WholeAccount,
  ) {}

  @Get()
  async ask(@Param('detailsId', ParseUUIDPipe) detailsId: string): Promise<Page> {
    const details = await this.found(detailsId);
    return page('organisations/bank-details/whole/views/whole.njk', { details });
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  async view(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const details = await this.found(detailsId);
    const { sortCode, ...account } = await this.whole.view(detailsId, person.id);
    return page('organisations/bank-details/whole/views/whole.njk', {
      details,
      account: { ...account, sortCode: dashedSortCode(sortCode) },
    });
  }

  private async found(detailsId: string): Promise<DetailsVersion> {
    const details = await this.bankDetails.byId(detailsId);
    if (!details) throw new NotFoundException();
    return details;
  }
}

import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatDate } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { OtherLines } from './other-lines.queries.js';
import { OwnTransferForm } from './own-transfer.form.js';
import { OwnTransfers } from './own-transfer.service.js';

@Controller('bank/lines/:lineId/own-transfer')
@Allow('trustee-administrator')
export class OwnTransferController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly otherLines: OtherLines,
    private readonly transfers: OwnTransfers,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    const others = await this.otherLines.cancelling(line);
    return page('reconciliation/own-transfer/views/pair.njk', {
      line,
      others: others.map((other) => ({
        value: other.id,
        text: `${other.bankAccountName}, ${formatDate(other.bookedOn)}`,
        hint: other.description,
      })),
      formKey: randomUUID(),
    });
  }

  @Post()
  async pair(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(OwnTransferForm)) { otherLineId, formKey }: OwnTransferForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(bankLineId);
    await this.transfers.pair({ bankLineId, otherLineId, formKey, by });
    return seeOther(`/bank/${bankAccountId}`, 'The two lines are matched with each other.');
  }
}

import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { ReturnableAwards } from '../../payments/grant-return/returnable-awards.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { ReturnedGrantForm } from './returned-grant.form.js';
import { ReturnedGrants } from './returned-grant.service.js';

@Controller('bank/lines/:lineId/returned-grant')
@Allow('trustee-administrator')
export class ReturnedGrantController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly awards: ReturnableAwards,
    private readonly returnedGrants: ReturnedGrants,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    const awards = (await this.awards.all())
      .filter(({ returnablePence }) => returnablePence >= line.openPence)
      .map((award) => ({
        value: award.awardId,
        text: `${award.reference}, ${award.organisationName}`,
        hint: [
          award.title,
          `Paid and not returned: ${formatPence(award.returnablePence)}`,
          ...(award.outstandingPence > 0n
            ? [`Asked back and still to come: ${formatPence(award.outstandingPence)}`]
            : []),
        ].join('. '),
      }));
    return page('reconciliation/returned-grant/views/returned.njk', {
      line,
      awards,
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(ReturnedGrantForm)) { awardId, formKey }: ReturnedGrantForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(bankLineId);
    await this.returnedGrants.record({ bankLineId, awardId, formKey, by });
    return seeOther(`/bank/${bankAccountId}`, 'The returned grant is recorded and matched.');
  }
}

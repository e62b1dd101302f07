import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { formatDate } from '../../../kernel/london.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { readQifDate } from '../reading/qif-dates.rules.js';
import type { DateOrder } from '../reading/statement.rules.js';
import { StatementUploads } from '../upload/upload.service.js';
import { Uploads } from '../upload/uploads.queries.js';
import { DateOrderForm } from './date-order.form.js';

/** A file whose dates can be read in two ways: a person says which. */
@Controller('bank/uploads/:uploadId/date-order')
@Allow('trustee-administrator')
export class DateOrderController {
  constructor(
    private readonly uploads: Uploads,
    private readonly acts: StatementUploads,
  ) {}

  @Get()
  async show(@Param('uploadId', ParseUUIDPipe) id: string): Promise<Page> {
    const upload = await this.uploads.byId(id);
    if (!upload || upload.asks === 'columns') throw new NotFoundException();
    const written = upload.asksAbout;
    return page('reconciliation/statement-import/date-order/views/date-order.njk', {
      upload,
      written,
      asDayFirst: dateIn(written, 'dmy'),
      asMonthFirst: dateIn(written, 'mdy'),
    });
  }

  @Post()
  async answer(
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(DateOrderForm)) form: DateOrderForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acts.readAgain(id, { dateOrder: form.order }, person.id);
    return seeOther(`/bank/uploads/${id}`);
  }
}

function dateIn(written: string, order: DateOrder): string | undefined {
  const read = readQifDate(written, order);
  return 'value' in read ? formatDate(read.value) : undefined;
}

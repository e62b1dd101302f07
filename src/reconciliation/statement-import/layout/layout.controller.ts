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
import type { LearntLayout } from '../reading/learnt-layout.rules.js';
import { Uploads } from '../upload/uploads.queries.js';
import { FirstRowsOfUpload } from './first-rows.queries.js';
import { LayoutForm } from './layout.form.js';
import { layoutPage } from './layout.page.js';
import { LayoutLearning } from './layout.service.js';

/** Which column is what, in a file that no bank we know has made. */
@Controller('bank/uploads/:uploadId/layout')
@Allow('trustee-administrator')
export class LayoutController {
  constructor(
    private readonly uploads: Uploads,
    private readonly firstRows: FirstRowsOfUpload,
    private readonly learning: LayoutLearning,
  ) {}

  @Get()
  async show(@Param('uploadId', ParseUUIDPipe) id: string): Promise<Page> {
    const upload = await this.uploads.byId(id);
    if (upload?.statementId !== null) throw new NotFoundException();
    const { rows } = await this.firstRows.of(id);
    return page('reconciliation/statement-import/layout/views/layout.njk', {
      upload,
      ...layoutPage(rows),
    });
  }

  @Post()
  async learn(
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(LayoutForm)) form: LayoutForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.learning.learn(id, saidIn(form), person.id);
    return seeOther(
      `/bank/uploads/${id}`,
      'These columns are kept for the next file like this one.',
    );
  }
}

function saidIn(form: LayoutForm) {
  return {
    encoding: form.encoding,
    rowsAbove: form['rows-above'],
    date: form.date,
    dateOrder: form['date-order'],
    amounts: amountsIn(form),
    descriptions: form.descriptions,
    type: form.type,
    balance: form.balance,
  };
}

/** The form has asked for the columns that each way needs. */
function amountsIn(form: LayoutForm): LearntLayout['amounts'] {
  const amount = form.amount ?? 0;
  switch (form.amounts) {
    case 'signed':
      return { kind: 'signed', amount, outIsPositive: false };
    case 'turned':
      return { kind: 'signed', amount, outIsPositive: true };
    case 'directed':
      return { kind: 'directed', amount, direction: form.direction ?? 0 };
    case 'out-and-in':
      return { kind: 'out-and-in', paidOut: form['paid-out'] ?? 0, paidIn: form['paid-in'] ?? 0 };
  }
}

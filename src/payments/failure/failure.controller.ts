import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Instalments, type InstalmentSummary } from '../instalments.queries.js';
import { FailureForm } from './failure.form.js';
import { Failure } from './failure.service.js';

@Controller('payments/:instalmentId/failure')
@Allow('trustee-administrator')
export class FailureController {
  constructor(
    private readonly instalments: Instalments,
    private readonly failure: Failure,
  ) {}

  @Get()
  async show(@Param('instalmentId', ParseUUIDPipe) instalmentId: string): Promise<Page> {
    const instalment = await this.found(instalmentId);
    return page('payments/failure/views/fail.njk', { instalment });
  }

  @Post()
  async record(
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @Body(new FormPipe(FailureForm)) { reason, attempt }: FailureForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { reference } = await this.found(instalmentId);
    await this.failure.record({ instalmentId, attempt, reason, by: person.id });
    return seeOther('/payments', `${reference} failed: its money is committed again, to be paid.`);
  }

  /** @throws NotFoundException when there is no such payment. */
  private async found(instalmentId: string): Promise<InstalmentSummary> {
    const instalment = await this.instalments.byId(instalmentId);
    if (!instalment) throw new NotFoundException();
    return instalment;
  }
}

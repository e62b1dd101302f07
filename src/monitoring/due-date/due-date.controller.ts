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
import {
  holds,
  SignedIn,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReadableReturns, type ReadableReturn } from '../readable-returns.queries.js';
import { DueChanges } from './due-changes.queries.js';
import { DueDateAnswerForm, DueDateForm } from './due-date.form.js';
import { DueDates } from './due-date.service.js';

/** Another day for a return: its organisation asks for one, a coordinator makes one or answers. */
@Controller('returns/:returnId/due-date')
export class DueDateController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly changes: DueChanges,
    private readonly dueDates: DueDates,
  ) {}

  @Get()
  @Allow('contact', 'coordinator')
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { asked } = await this.found(person, returnId);
    const isTheirs = holds(person, 'contact', asked.organisationId);
    const changes = await this.changes.ofReturn(returnId);
    const open = changes.find(({ status }) => status === 'asked');
    return page('monitoring/due-date/views/due-date.njk', { asked, changes, open, isTheirs });
  }

  @Post()
  @Allow('contact', 'coordinator')
  async change(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(DueDateForm)) { dueOn: toDueOn, reason }: DueDateForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { asked } = await this.found(person, returnId);
    const command = { returnId, toDueOn, reason, by: person.id };
    if (holds(person, 'contact', asked.organisationId)) {
      if (!writesFor(person, asked.organisationId)) throw new NotFoundException();
      await this.dueDates.ask(command);
      return seeOther(`/returns/${returnId}`, 'Asked. You hear from us by e-mail.');
    }
    await this.dueDates.move(command);
    return seeOther(
      `/returns/${returnId}`,
      'The due date is changed. Its organisation is being told.',
    );
  }

  @Get('answer')
  @Allow('coordinator')
  async askToAnswer(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { asked } = await this.returns.toReview(person, returnId);
    const changes = await this.changes.ofReturn(returnId);
    const open = changes.find(({ status }) => status === 'asked');
    return page('monitoring/due-date/views/answer.njk', { asked, changes, open });
  }

  @Post('answer')
  @Allow('coordinator')
  async answer(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(DueDateAnswerForm)) { agreed, reason }: DueDateAnswerForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.toReview(person, returnId);
    const isAgreed = agreed === 'yes';
    await this.dueDates.answer({ returnId, isAgreed, reason, by: person.id });
    return seeOther(
      `/returns/${returnId}`,
      isAgreed ? 'The due date is changed.' : 'The due date stays as it is.',
    );
  }

  /** For one of its organisation's people, or a coordinator who may judge it. */
  private async found(person: SignedInPerson, returnId: string): Promise<ReadableReturn> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found) throw new NotFoundException();
    if (holds(person, 'contact', found.asked.organisationId)) return found;
    return this.returns.toReview(person, returnId);
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import type { ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { ReturnAnswers, type SentReturn } from '../reading/return-answers.queries.js';
import { AcceptanceForm, QuestionsForm, ReasonForm } from './review.form.js';
import { ReviewHistory } from './review-history.queries.js';
import { Reviewing } from './reviewing.service.js';

/** A coordinator judges a return. Each page also says how it stands, for whoever comes second. */
@Controller('returns/:returnId')
@Allow('coordinator')
export class ReviewController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly history: ReviewHistory,
    private readonly answers: ReturnAnswers,
    private readonly reviewing: Reviewing,
  ) {}

  @Get('acceptance')
  askToAccept(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(returnId, person, 'monitoring/review/views/accept.njk');
  }

  @Post('acceptance')
  async accept(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(AcceptanceForm)) { admitted: admittedPence, note }: AcceptanceForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.toReview(person, returnId);
    await this.reviewing.accept({ returnId, admittedPence, note, by: person.id });
    return seeOther(
      `/returns/${returnId}`,
      'The return is accepted. Its organisation is being told.',
    );
  }

  @Get('questions')
  askToQuery(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(returnId, person, 'monitoring/review/views/query.njk');
  }

  @Post('questions')
  async query(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(QuestionsForm)) { asks, dueOn }: QuestionsForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.toReview(person, returnId);
    const sent = await this.answers.of(returnId, 'staff');
    const asked = answersIn(sent).flatMap(({ name: question, label }) => {
      const ask = asks.get(question);
      return ask === undefined ? [] : [{ question, label, ask }];
    });
    await this.reviewing.query({ returnId, asked, dueOn, by: person.id });
    return seeOther(`/returns/${returnId}`, 'Asked. Its organisation is being told.');
  }

  @Get('waiver')
  askToWaive(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(returnId, person, 'monitoring/review/views/waive.njk');
  }

  @Post('waiver')
  async waive(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.toReview(person, returnId);
    await this.reviewing.waive({ returnId, reason, by: person.id });
    return seeOther(`/returns/${returnId}`, 'The return is not asked for any more.');
  }

  @Get('taking-back')
  askToTakeBack(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(returnId, person, 'monitoring/review/views/take-back.njk');
  }

  @Post('taking-back')
  async takeBack(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.toReview(person, returnId);
    await this.reviewing.takeBack({ returnId, reason, by: person.id });
    return seeOther(`/returns/${returnId}`, 'Taken back: the return stands as it did before.');
  }

  private async pageOf(returnId: string, person: SignedInPerson, template: string): Promise<Page> {
    const found = await this.returns.toReview(person, returnId);
    const reviews = await this.history.of(returnId, found.reader);
    const sent = await this.answers.of(returnId, found.reader);
    return page(template, { ...found, reviews, answers: answersIn(sent) });
  }
}

/** In the order of the form; none before it is sent. */
function answersIn(sent: SentReturn | undefined): readonly ShownAnswer[] {
  return sent?.sections.flatMap(({ answers }) => answers) ?? [];
}

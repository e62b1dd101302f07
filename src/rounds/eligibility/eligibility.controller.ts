import { Controller, Get, NotFoundException, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { roundStateAt } from '../round.rules.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';
import { EligibilityQuestionsQueries } from './eligibility-questions.queries.js';
import { addressOf, answeredQuestions } from './eligibility.page.js';
import type { EligibilityQuestions } from './eligibility.js';
import { readAnswers, standingOf } from './eligibility.rules.js';

type Sent = Readonly<Record<string, unknown>>;

/**
 * Who can apply, one question a page. Nothing is written and nobody is known: each page is a GET whose
 * address holds the answers so far, so that going back, sharing and reloading are the browser's own.
 */
@Controller('rounds/:slug/eligibility')
@Allow('anyone')
export class EligibilityController {
  constructor(
    private readonly rounds: Rounds,
    private readonly questions: EligibilityQuestionsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query() sent: Sent,
    @Req() request: Request,
  ): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    const current = round && (await this.questions.current(round.id));
    if (!round || !current) throw new NotFoundException();
    const hasChanged = textOf(sent['v']) !== '' && textOf(sent['v']) !== String(current.version);
    const answers = hasChanged ? [] : readAnswers(current.questions, allAnswers(sent));
    const standing = standingOf(current.questions, answers);
    if (standing.kind !== 'asks') return this.result(round, current, answers);
    const { index, question } = standing;
    if (!hasChanged && textOf(sent['asked']) === String(index + 1)) {
      const refusals = [{ code: 'not-chosen', field: 'answer', message: 'Choose an answer' }];
      request.refusedForm = { refusals, typed: {} };
    }
    const path = `/rounds/${slug}/eligibility`;
    return page('rounds/eligibility/views/question.njk', {
      ...{ round, question, hasChanged, number: index + 1, outOf: current.questions.length },
      ...{ version: current.version, answers: answers.join('.') },
      items: question.choices.map(({ text }, at) => ({ value: String(at + 1), text })),
      back: index > 0 ? addressOf(path, current.version, answers.slice(0, -1)) : `/rounds/${slug}`,
    });
  }

  private result(
    round: RoundSummary,
    current: EligibilityQuestions,
    answers: readonly number[],
  ): Page {
    const path = `/rounds/${round.slug}`;
    const standing = standingOf(current.questions, answers);
    return page('rounds/eligibility/views/result.njk', {
      ...{ round, standing, state: roundStateAt(round, this.clock.now()) },
      answered: answeredQuestions(`${path}/eligibility`, current, answers),
      apply: addressOf(`${path}/application`, current.version, answers),
      back: addressOf(`${path}/eligibility`, current.version, answers.slice(0, -1)),
    });
  }
}

/** Those before, and the one chosen just now. */
function allAnswers(sent: Sent): string {
  const parts = [textOf(sent['a']), textOf(sent['answer'])];
  return parts.filter((part) => part !== '').join('.');
}

import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds.queries.js';
import { EligibilityQuestionsQueries } from '../eligibility-questions.queries.js';
import { EligibilityWriting } from './eligibility-writing.service.js';
import { readQuestions, typedOf } from './typed-questions.rules.js';
import { MOST_QUESTIONS, WritingForm } from './writing.form.js';

const EMPTY_ROWS = 2;
const YES_OR_NO = { choices: 'Yes\nNo', ruledOut: 'No' };

/** Who can apply, as questions for the coordinator to write. */
@Controller('rounds/:slug/eligibility-questions')
@Allow('coordinator')
export class EligibilityWritingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly questions: EligibilityQuestionsQueries,
    private readonly writing: EligibilityWriting,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    const { version, questions } = await this.questions.latest(round.id);
    const rows = Math.min(MOST_QUESTIONS, questions.length + EMPTY_ROWS);
    return page('rounds/eligibility/writing/views/write.njk', {
      ...{ round, version, count: questions.length },
      rows: Array.from({ length: rows }, (_, index) => {
        const question = questions[index];
        return question ? typedOf(question, index) : { ...YES_OR_NO, place: String(index + 1) };
      }),
    });
  }

  @Post()
  async write(
    @Param('slug') slug: string,
    @Body(new FormPipe(WritingForm)) { questions: typed, version }: WritingForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.found(slug);
    const { questions, refusals } = readQuestions(typed);
    refuseIfAny(refusals);
    await this.writing.write({ roundId, questions, openedVersion: version, by });
    const asked = questions.length === 0 ? 'Nothing is asked' : 'These questions are asked';
    return seeOther(`/rounds/${slug}/eligibility-questions`, `${asked} from now on.`);
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}

import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { londonInstant } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { copyOf, FORM_SOURCES } from '../form-sources.page.js';
import { FormSources } from '../form-sources.queries.js';
import { CONTESTED_FROM, SCORES_SEEN } from '../judging/judging.form.js';
import { USUAL_JUDGING } from '../judging/judging.rules.js';
import { Rounds } from '../rounds.queries.js';
import { OpeningChoicesQueries, type OpeningChoices } from './opening-choices.queries.js';
import { readBudgets, readCriteria } from './opening-rows.rules.js';
import { rowsFor } from '../payment-plan/part-rows.rules.js';
import { WAITS } from '../payment-plan/part-fields.js';
import { equalPayments, inPercent } from '../payment-plan/payment-plan.rules.js';
import { RoundParts } from '../payment-plan/round-parts.queries.js';
import { readShares } from '../payment-plan/typed-parts.rules.js';
import { MOST_CRITERIA, OpeningForm } from './opening.form.js';
import type { RoundTerms } from './opening.rules.js';
import { RoundOpening } from './opening.service.js';
import { standardCriteria } from './standard-criteria.js';

@Controller('rounds/new')
@Allow('coordinator')
export class RoundOpeningController {
  constructor(
    private readonly opening: RoundOpening,
    private readonly choices: OpeningChoicesQueries,
    private readonly rounds: Rounds,
    private readonly sources: FormSources,
    private readonly parts: RoundParts,
  ) {}

  @Get()
  async show(@Query('from') from?: string | string[]): Promise<Page> {
    const [{ panels, funds }, rounds] = await Promise.all([
      this.choices.list(),
      this.sources.rounds(),
    ]);
    const copied = rounds.find(({ slug }) => slug === textOf(from));
    const criteria = copied ? await this.rounds.criteriaOf(copied.id) : standardCriteria;
    const own = copied ? inPercent(await this.parts.of(copied.id)) : [];
    return page('rounds/opening/views/open.njk', {
      panels: panels.map(({ id, name }) => ({ value: id, text: name })),
      funds,
      criteria: Array.from({ length: MOST_CRITERIA }, (_, index) => criteria[index] ?? {}),
      formSources: [...FORM_SOURCES, ...rounds.map(copyOf)],
      partRows: rowsFor(own, 4),
      ownParts: own.length > 0,
      waits: WAITS,
      judging: (copied && (await this.rounds.byId(copied.id))) ?? USUAL_JUDGING,
      scoresSeen: SCORES_SEEN,
      contestedFrom: CONTESTED_FROM,
      copied,
      copies: rounds.map(({ slug, title }) => ({ value: slug, text: title })),
    });
  }

  @Post()
  async open(
    @Body(new FormPipe(OpeningForm)) form: OpeningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const terms = termsOf(form, await this.choices.list());
    const slug = await this.opening.open(terms, person.id);
    return seeOther(`/rounds/${slug}`, `${form.title} is set up. This is what groups see.`);
  }
}

/** @throws Refused with a sentence for every row that can't be read, or a panel that is not there. */
function termsOf(form: OpeningForm, { panels, funds }: OpeningChoices): RoundTerms {
  const budgets = readBudgets(form.budgets, funds);
  const criteria = readCriteria(form.criteria);
  const parts = form.hasOwnParts
    ? readShares(form.parts, form.returnMonths.length)
    : { parts: equalPayments(form.instalments), refusals: [] };
  const noPanel = { code: 'panel', field: 'panel', message: 'Choose the panel that decides' };
  refuseIfAny([
    ...(panels.some(({ id }) => id === form.panel) ? [] : [noPanel]),
    ...budgets.refusals,
    ...criteria.refusals,
    ...parts.refusals,
  ]);
  return {
    title: form.title,
    summary: form.summary,
    panelId: form.panel,
    opensAt: londonInstant(form.opensOn, form.opensTime),
    closesAt: londonInstant(form.closesOn, form.closesTime),
    scoreBy: form.scoreBy,
    smallestPence: form.smallest,
    largestPence: form.largest,
    signatories: form.signatories,
    offerDays: form.offerDays,
    needsSecondSignatory: form.needsSecondSignatory,
    isByInvitation: form.isByInvitation,
    tellsAtOnce: form.tellsAtOnce,
    scoresSeen: form.scoresSeen,
    hidesApplicants: form.hidesApplicants,
    contestedHundredths: form.contestedHundredths,
    parts: parts.parts,
    returnMonths: form.returnMonths,
    budgets: budgets.rows,
    criteria: criteria.rows,
    formFrom: form.formFrom,
  };
}

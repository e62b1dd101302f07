import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  subjectsOf,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { EligibilityQuestionsQueries } from '../../rounds/eligibility/eligibility-questions.queries.js';
import type { EligibilityQuestions } from '../../rounds/eligibility/eligibility.js';
import { readAnswers, refusalsOfEligibility } from '../../rounds/eligibility/eligibility.rules.js';
import { roundStateAt } from '../../rounds/round.rules.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Deadlines } from '../deadline/deadlines.queries.js';
import { Invitations } from '../inviting/invitations.queries.js';
import { StartingForm } from './starting.form.js';
import { Starting } from './starting.service.js';

/** For anyone who is signed in: who has no organisation yet is shown where to register one. */
@Controller('rounds/:slug/application')
@Allow('signed-in')
export class StartingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly organisations: Organisations,
    private readonly deadlines: Deadlines,
    private readonly eligibility: EligibilityQuestionsQueries,
    private readonly invitations: Invitations,
    private readonly starting: Starting,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @SignedIn() person: SignedInPerson,
    @Query('v') sentVersion?: unknown,
    @Query('a') sentAnswers?: unknown,
  ): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const own = subjectsOf(person, 'contact').filter((id) => writesFor(person, id));
    const [known, invited, asked, closesAt] = await Promise.all([
      this.organisations.byIds(own),
      this.invitations.ofRound(round.id),
      this.eligibility.current(round.id),
      this.deadlines.latestFor(round.id, own),
    ]);
    const organisations = known.filter(
      ({ id }) => !round.isByInvitation || invited.some((one) => one.id === id),
    );
    const [v, a] = [textOf(sentVersion), textOf(sentAnswers)];
    return page('applications/starting/views/start.njk', {
      round: { ...round, closesAt },
      asksFirst: refusalsOfEligibility(asked, givenIn(asked, v, a)).length > 0,
      ...{ v, a },
      state: roundStateAt({ ...round, closesAt }, this.clock.now()),
      organisations: organisations.map(({ id, name }) => ({ value: id, text: name })),
    });
  }

  @Post()
  async start(
    @Param('slug') roundSlug: string,
    @Body(new FormPipe(StartingForm)) { organisation, v, a }: StartingForm,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    if (!holds(person, 'contact', organisation)) throw new NotFoundException();
    const round = await this.rounds.bySlug(roundSlug);
    const asked = round && (await this.eligibility.current(round.id));
    const id = await this.starting.start({
      roundSlug,
      eligibility: givenIn(asked, v, a),
      organisationId: organisation,
      by: person.id,
      reachedAt,
    });
    return seeOther(`/applications/${id}`);
  }
}

/** The answers as the address or the form carried them; undefined when there are none. */
function givenIn(asked: EligibilityQuestions | undefined, version: string, answers: string) {
  if (!asked || version === '') return undefined;
  return { version: Number(version), answers: readAnswers(asked.questions, answers) };
}

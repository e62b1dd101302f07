import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { addMonths } from '../../../kernel/london.js';
import { ORGANISATION_CHECKS } from '../../../organisations/checks/check.rules.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../../rounds/rounds.queries.js';
import { checkKindOf, CHECKS, checkKinds, isApplicationCheck } from '../check-kinds.rules.js';
import { ChecksBoard } from '../checks-board.queries.js';
import { PassingForm } from './passing.form.js';
import { Passing } from './passing.service.js';

/** The same check of several applications at once. */
@Controller('rounds-board/:slug/checks/passing')
@Allow('coordinator')
export class PassingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly board: ChecksBoard,
    private readonly passing: Passing,
    private readonly clock: Clock,
  ) {}

  /** `?check=` says which; without it the page asks. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('check') check: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const round = await this.roundOrNotFound(slug);
    const kind = typeof check === 'string' ? checkKindOf(check) : undefined;
    return page('applications/checks/passing/views/pass.njk', {
      round,
      kind,
      check: kind && CHECKS[kind],
      kinds: checkKinds.map((value) => ({ value, text: CHECKS[value].text })),
      expiresOn:
        kind && !isApplicationCheck(kind)
          ? addMonths(this.clock.today(), ORGANISATION_CHECKS[kind].months)
          : undefined,
      applications: kind ? await this.board.notPassed(round.id, person.id, kind) : [],
    });
  }

  @Post()
  async pass(
    @Param('slug') slug: string,
    @Body(new FormPipe(PassingForm)) form: PassingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const round = await this.roundOrNotFound(slug);
    const { check, applications, ...given } = form;
    const { passed, left } = await this.passing.pass({
      ...given,
      roundId: round.id,
      kind: check,
      applicationIds: applications,
      by: person.id,
    });
    const others = left.map(({ reference, reason }) => ` ${reference} does not pass: ${reason}.`);
    return seeOther(
      `/rounds-board/${slug}/checks?check=${check}`,
      `${CHECKS[check].text}: ${passed === 1 ? '1 application passes' : `${passed} applications pass`}.${others.join('')}`,
    );
  }

  private async roundOrNotFound(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}

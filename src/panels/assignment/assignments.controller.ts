import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BalancingForm } from './assigning.form.js';
import { Assigning } from './assigning.service.js';
import { AssignmentDesk, openBids } from './assignment-desk.queries.js';
import { assignmentsPageOf } from './assignments.page.js';

/** Who scores which bid of a round, for who runs the panel. */
@Controller('rounds/:slug/assignments')
@Allow('coordinator', 'panel-member')
export class AssignmentsController {
  constructor(
    private readonly desk: AssignmentDesk,
    private readonly assigning: Assigning,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const desk = await this.desk.round(person, slug);
    return page('panels/assignment/views/assignments.njk', {
      round: desk.round,
      ...assignmentsPageOf(desk),
    });
  }

  @Post()
  async balance(
    @Param('slug') slug: string,
    @Body(new FormPipe(BalancingForm)) { scorers }: BalancingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const desk = await this.desk.round(person, slug);
    const asked = await this.assigning.balance({
      roundId: desk.round.id,
      scorersPerBid: scorers,
      applicationIds: openBids(desk).map(({ applicationId }) => applicationId),
      by: person.id,
    });
    return seeOther(
      `/rounds/${slug}/assignments`,
      asked === 0
        ? 'Nobody else can be asked: each bid has as many scorers, or all there may be.'
        : `${asked === 1 ? '1 bid was' : `${asked} places were`} assigned, to everybody about as many.`,
    );
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { readScorers, readSeen } from './assigning.form.js';
import { activeOn } from './assigning.rules.js';
import { Assigning } from './assigning.service.js';
import { AssignmentDesk } from './assignment-desk.queries.js';
import { choicesFor } from './assignments.page.js';

/** The scorers of one bid, chosen by hand. */
@Controller('rounds/:slug/assignments/:applicationId')
@Allow('coordinator', 'panel-member')
export class BidAssignmentController {
  constructor(
    private readonly desk: AssignmentDesk,
    private readonly assigning: Assigning,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { bid, ...desk } = await this.desk.bid(person, slug, applicationId);
    return page('panels/assignment/views/assign.njk', {
      round: desk.round,
      bid,
      choices: choicesFor(bid, desk),
      asked: activeOn(bid),
    });
  }

  @Post()
  async assign(
    @Param('slug') slug: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body() body: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { bid, round } = await this.desk.bid(person, slug, applicationId);
    await this.assigning.assign({
      ...{ roundId: round.id, applicationId, by: person.id },
      personIds: readScorers(body),
      seen: readSeen(body),
    });
    return seeOther(
      `/rounds/${slug}/assignments`,
      `The scorers of ${bid.organisationName}’s bid are as you chose.`,
    );
  }
}

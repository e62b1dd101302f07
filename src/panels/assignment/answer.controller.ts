import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { nameOf } from '../../applications/paper/anonymous.rules.js';
import { Applications } from '../../applications/applications.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { WhoApplies } from '../reading/who-applies.queries.js';
import { Scorers } from '../scoring/scorers.queries.js';
import { AnsweringAssignments } from './answering.service.js';
import { AssignmentAnswerForm } from './assigning.form.js';
import { ScoringTasks } from './scoring-tasks.queries.js';

/** A member says whether they will score a bid that is assigned to them. */
@Controller('applications/:applicationId/assignment')
@Allow('panel-member')
export class AssignmentAnswerController {
  constructor(
    private readonly scorers: Scorers,
    private readonly tasks: ScoringTasks,
    private readonly applications: Applications,
    private readonly rounds: Rounds,
    private readonly whoApplies: WhoApplies,
    private readonly answering: AnsweringAssignments,
  ) {}

  /** Nothing of the bid but whose it is: it may still be to declare. */
  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { roundId, kind } = await this.scorers.orNotFound(person, applicationId);
    const { assignment } = await this.tasks.of(person.id, applicationId);
    if (!assignment) throw new NotFoundException();
    const [application, round, alias] = await Promise.all([
      this.applications.byId(applicationId),
      this.rounds.byId(roundId),
      this.whoApplies.aliasOf(applicationId, person),
    ]);
    return page('panels/assignment/views/answer.njk', {
      ...{ applicationId, round, assignment },
      organisationName: alias ? nameOf(alias) : application?.organisationName,
      isDeclared: kind !== undefined || alias !== undefined,
    });
  }

  @Post()
  async answer(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(AssignmentAnswerForm)) { answer, reason }: AssignmentAnswerForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.scorers.orNotFound(person, applicationId);
    await this.answering.answer({ applicationId, personId: person.id, answer, reason });
    return answer === 'accepted'
      ? seeOther(`/applications/${applicationId}/scores`, 'You have accepted. Here is your sheet.')
      : seeOther('/home', 'You have declined. The coordinator finds somebody else.');
  }
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { DecisionRecords, type RecordedDecision } from '../decision/decision-records.queries.js';
import { ParentAnswerForm } from './parent-answer.form.js';
import { ParentAnswering } from './parent-answering.service.js';

@Controller('decisions/:decisionId/parent-answer')
@Allow('coordinator')
export class ParentAnswerController {
  constructor(
    private readonly decisions: DecisionRecords,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly answering: ParentAnswering,
  ) {}

  @Get()
  async show(
    @Param('decisionId', ParseUUIDPipe) decisionId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const found = await this.found(decisionId, person);
    return page('awards/parent-body/views/parent-answer.njk', found);
  }

  @Post()
  async record(
    @Param('decisionId', ParseUUIDPipe) decisionId: string,
    @Body(new FormPipe(ParentAnswerForm)) { answer, answeredOn, evidence }: ParentAnswerForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(decisionId, person);
    await this.answering.record({ decisionId, answer, answeredOn, evidence, by: person.id });
    return seeOther(
      `/decisions/${decisionId}/parent-answer`,
      answer === 'agreed'
        ? 'Recorded. The money is committed, and the organisation is sent its offer.'
        : 'Recorded. The money is the round’s again, and the bid the panel’s.',
    );
  }

  /** @throws NotFoundException for a coordinator with a pecuniary interest: as if there were none. */
  private async found(
    decisionId: string,
    person: SignedInPerson,
  ): Promise<{ decision: RecordedDecision; application: ApplicationSummary }> {
    const decision = await this.decisions.byId(decisionId);
    if (!decision?.needsParent) throw new NotFoundException();
    const isShut = await this.interests.hasPecuniary(person.id, decision.applicationId);
    const application = await this.applications.byId(decision.applicationId);
    if (isShut || !application) throw new NotFoundException();
    return { decision, application };
  }
}

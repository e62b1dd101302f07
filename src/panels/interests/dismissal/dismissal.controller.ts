import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { InterestsDesk } from '../desk/interests-desk.queries.js';
import type { FindingOnTheDesk } from '../desk/round-interests.page.js';
import { DismissalForm } from './dismissal.form.js';
import { Dismissing } from './dismissing.service.js';

@Controller('applications/:applicationId/interests/:personId/dismissal')
@Allow('coordinator')
export class DismissalController {
  constructor(
    private readonly desk: InterestsDesk,
    private readonly dismissing: Dismissing,
  ) {}

  /** `finding` says which, as its link does. */
  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query('finding') key: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { application, about } = await this.desk.person(person, applicationId, personId);
    const finding = foundOrNotFound(about.findings, key);
    return page('panels/interests/dismissal/views/dismiss.njk', { application, about, finding });
  }

  @Post()
  async dismiss(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query('finding') key: unknown,
    @Body(new FormPipe(DismissalForm)) { reason }: DismissalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { about } = await this.desk.person(person, applicationId, personId);
    const list = `/applications/${applicationId}/interests`;
    const finding = foundOrNotFound(about.findings, key);
    await this.dismissing.dismiss({ applicationId, personId, finding, reason, by: person.id });
    return seeOther(list, 'Dismissed, with your reason.');
  }
}

/** Among them what was dismissed: a second click finds it. */
function foundOrNotFound(findings: readonly FindingOnTheDesk[], key: unknown): FindingOnTheDesk {
  const finding = findings.find((one) => one.key === textOf(key));
  if (!finding) throw new NotFoundException();
  return finding;
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { OrganisationChecking } from '../../organisations/checks/organisation-checking.service.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { uploadedFileOf } from '../../platform/web/uploads.js';
import { Applications, type ApplicationSummary } from '../applications.queries.js';
import { ApplicationChecking } from './application-checking.service.js';
import { checkKindOf, CHECKS, isApplicationCheck, type CheckKind } from './check-kinds.rules.js';
import { CheckPages } from './check-pages.queries.js';
import { CheckReaders } from './check-readers.queries.js';
import { CheckForm } from './check.form.js';

/** One check of one application: what it is about, what is known, what was found, and finding it. */
@Controller('applications/:id/checks/:kind')
@Allow('coordinator')
export class CheckController {
  constructor(
    private readonly applications: Applications,
    private readonly readers: CheckReaders,
    private readonly pages: CheckPages,
    private readonly organisationChecking: OrganisationChecking,
    private readonly applicationChecking: ApplicationChecking,
  ) {}

  @Get()
  @Allow('coordinator', 'trustee-administrator', 'observer')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('kind') kindInAddress: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const kind = kindOrNotFound(kindInAddress, person);
    const reading = await this.readers.readingOf(person.id, id);
    if (reading === 'to-declare') return seeOther(`/applications/${id}/declaration`);
    const application = reading === 'open' ? await this.applications.byId(id) : undefined;
    if (!application) throw new NotFoundException();
    return page('applications/checks/views/check.njk', {
      ...(await this.pages.of(application, kind, person.id)),
      mayCheck: holds(person, 'coordinator'),
    });
  }

  @Post()
  async record(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('kind') kindInAddress: string,
    @Body(new FormPipe(CheckForm)) form: CheckForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const kind = kindOrNotFound(kindInAddress, person);
    const application = await this.openOrNotFound(person, id);
    const { outcome, note, source, sourceOn, lookUpId, expiresOn, seen: seenNumber } = form;
    const given = { outcome, note, source, sourceOn, seenNumber, by: person.id };
    if (isApplicationCheck(kind)) {
      const incomePence = kind === 'asked-against-income' ? form.income : null;
      await this.applicationChecking.record({ ...given, applicationId: id, kind, incomePence });
    } else {
      await this.organisationChecking.record({
        ...given,
        ...{ kind, lookUpId, expiresOn },
        organisationId: application.organisationId,
        recordedFor: application.reference,
        file: uploadedFileOf(request),
      });
    }
    return seeOther(`/applications/${id}/checks`, `${CHECKS[kind].text}: recorded.`);
  }

  private async openOrNotFound(person: SignedInPerson, id: string): Promise<ApplicationSummary> {
    const reading = await this.readers.readingOf(person.id, id);
    const application = reading === 'open' ? await this.applications.byId(id) : undefined;
    if (!application) throw new NotFoundException();
    return application;
  }
}

/** What is alike is the coordinator's alone: it quotes other applications. */
function kindOrNotFound(text: string, person: SignedInPerson): CheckKind {
  const kind = checkKindOf(text);
  if (!kind || (kind === 'duplicates' && !holds(person, 'coordinator'))) {
    throw new NotFoundException();
  }
  return kind;
}

import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { WhoApplies } from '../reading/who-applies.queries.js';
import { DeclarationForm } from './declaration.form.js';
import { Declaring } from './declaration.service.js';
import { Detection } from './detection/detection.queries.js';
import { findingInWords } from './detection/finding-words.rules.js';
import { Interests, type MemberOfBid } from './interests.queries.js';

@Controller('applications/:applicationId/declaration')
@Allow('panel-member', 'substitute')
export class DeclarationController {
  constructor(
    private readonly interests: Interests,
    private readonly applications: Applications,
    private readonly declaring: Declaring,
    private readonly detection: Detection,
    private readonly whoApplies: WhoApplies,
  ) {}

  /** Before the paper opens: who asks, and what it is called. With a pecuniary interest not even that. */
  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const member = await this.memberOrNotFound(person, applicationId);
    if (member.kind === 'pecuniary') {
      return page('panels/interests/views/shut.njk', { list: listOf(member) });
    }
    if (await this.whoApplies.aliasOf(applicationId, person)) return seeOther(listOf(member));
    const application = await this.applications.byId(applicationId);
    if (!application) throw new NotFoundException();
    const { organisationName, title } = application;
    const findings = await this.detection.among(member.roundId, [person.id], [applicationId]);
    const likely = findings.about(applicationId, person.id).filter((one) => !one.dismissal);
    return page('panels/interests/views/declare.njk', {
      organisationName,
      bidTitle: title,
      likely: likely.map((one) => findingInWords(one, organisationName, 'You')),
      list: listOf(member),
      declared: member.kind,
      kind: member.kind ?? likely[0]?.proposes,
      note: member.note,
    });
  }

  @Post()
  async declare(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(DeclarationForm)) { kind, note }: DeclarationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const member = await this.memberOrNotFound(person, applicationId);
    if (await this.whoApplies.aliasOf(applicationId, person)) return seeOther(listOf(member));
    await this.declaring.declare({ applicationId, personId: person.id, kind, note });
    return kind === 'pecuniary'
      ? seeOther(listOf(member), 'Your interest is on the record. This bid is now shut to you.')
      : seeOther(`/applications/${applicationId}/scores`, 'Declared. Here is the paper.');
  }

  private async memberOrNotFound(
    person: SignedInPerson,
    applicationId: string,
  ): Promise<MemberOfBid> {
    const member = await this.interests.memberOf(person.id, applicationId);
    if (!member) throw new NotFoundException();
    return member;
  }
}

function listOf({ panelId, roundId }: MemberOfBid): string {
  return `/panels/${panelId}/interests?round=${roundId}`;
}

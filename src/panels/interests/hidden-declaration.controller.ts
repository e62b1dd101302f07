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
import { Rounds } from '../../rounds/rounds.queries.js';
import { WhoApplies } from '../reading/who-applies.queries.js';
import { DeclarationForm } from './declaration.form.js';
import { Declaring } from './declaration.service.js';
import { Detection } from './detection/detection.queries.js';
import { findingInWords } from './detection/finding-words.rules.js';
import { Interests, type MemberOfBid } from './interests.queries.js';

interface FoundApplicant {
  readonly applicationId: string;
  readonly organisationName: string;
  readonly member: MemberOfBid;
}

/** A declaration by the name of who applies, where the papers carry only a number: its address names no bid. */
@Controller('rounds/:slug/applicants/:organisationId')
@Allow('panel-member', 'substitute')
export class HiddenDeclarationController {
  constructor(
    private readonly rounds: Rounds,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly whoApplies: WhoApplies,
    private readonly declaring: Declaring,
    private readonly detection: Detection,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { applicationId, organisationName, member } = await this.found(
      slug,
      organisationId,
      person,
    );
    const findings = await this.detection.among(member.roundId, [person.id], [applicationId]);
    const likely = findings.about(applicationId, person.id).filter((one) => !one.dismissal);
    return page('panels/interests/views/declare.njk', {
      organisationName,
      likely: likely.map((one) => findingInWords(one, organisationName, 'You')),
      list: listOf(member),
      declared: member.kind,
      kind: member.kind ?? likely[0]?.proposes,
      note: member.note,
    });
  }

  @Post()
  async declare(
    @Param('slug') slug: string,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Body(new FormPipe(DeclarationForm)) { kind, note }: DeclarationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { applicationId, member } = await this.found(slug, organisationId, person);
    await this.declaring.declare({ applicationId, personId: person.id, kind, note });
    return seeOther(
      listOf(member),
      kind === 'pecuniary'
        ? 'Your interest is on the record. This bid is now shut to you.'
        : 'Declared.',
    );
  }

  /** @throws NotFoundException unless the round hides who applies from this person, and the bid isn't shut to them. */
  private async found(
    slug: string,
    organisationId: string,
    person: SignedInPerson,
  ): Promise<FoundApplicant> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const [applications, hidden] = await Promise.all([
      this.applications.forRound(round.id),
      this.whoApplies.hiddenFrom(person, [round.id]),
    ]);
    const bid = applications.find((one) => one.organisationId === organisationId);
    if (!bid || !hidden.has(bid.id)) throw new NotFoundException();
    const [member, isShut] = await Promise.all([
      this.interests.memberOf(person.id, bid.id),
      this.interests.hasPecuniary(person.id, bid.id),
    ]);
    if (!member || isShut) throw new NotFoundException();
    return { applicationId: bid.id, organisationName: bid.organisationName, member };
  }
}

function listOf({ panelId, roundId }: MemberOfBid): string {
  return `/panels/${panelId}/interests?round=${roundId}`;
}

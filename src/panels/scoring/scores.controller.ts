import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { PanelPapers } from '../reading/panel-papers.queries.js';
import { paperReader } from '../reading/paper-reader.rules.js';
import { Interests, type MemberOfBid } from '../interests/interests.queries.js';
import { readSheet } from './score-sheet.form.js';
import { scoresPageOf } from './scores.page.js';
import { Scoring } from './scoring.service.js';
import { SheetReading } from './seen-sheets.queries.js';

@Controller('applications/:applicationId/scores')
export class ScoresController {
  constructor(
    private readonly interests: Interests,
    private readonly papers: PanelPapers,
    private readonly rounds: Rounds,
    private readonly sheets: SheetReading,
    private readonly scoring: Scoring,
    private readonly clock: Clock,
  ) {}

  /** The paper and the sheet. A member declares first; a pecuniary interest makes it a page there isn't. */
  @Get()
  @Allow('panel-member', 'substitute', 'coordinator', 'observer')
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const [member, isShut] = await Promise.all([
      this.interests.memberOf(person.id, applicationId),
      this.interests.hasPecuniary(person.id, applicationId),
    ]);
    if (isShut || (!member && !isStaff(person))) throw new NotFoundException();
    const first = member && (await this.papers.declaresFirst(applicationId, member, person));
    if (first !== undefined) return seeOther(first);
    const reader = paperReader(person.roles, member !== undefined) ?? 'panel';
    const paper = await this.papers.of(applicationId, person, reader);
    if (!paper) throw new NotFoundException();
    const [criteria, sheets, round] = await Promise.all([
      this.rounds.criteriaOf(paper.roundId),
      this.sheets.on(paper, person.id, member),
      this.rounds.byId(paper.roundId),
    ]);
    if (!round) throw new NotFoundException();
    return page('panels/scoring/views/scores.njk', {
      paper,
      criteria,
      ...scoresPageOf({
        member,
        status: paper.status,
        sheets,
        round,
        today: this.clock.today(),
      }),
    });
  }

  @Post()
  @Allow('panel-member')
  async send(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body() body: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const member = await this.memberOrNotFound(person, applicationId);
    const first = await this.papers.declaresFirst(applicationId, member, person);
    if (first !== undefined) return seeOther(first);
    const { roundId } = member;
    const sheet = readSheet(await this.rounds.criteriaOf(roundId), body);
    await this.scoring.send({ ...sheet, applicationId, personId: person.id });
    return seeOther(`/applications/${applicationId}/scores`, 'Your scores are sent.');
  }

  private async memberOrNotFound(
    person: SignedInPerson,
    applicationId: string,
  ): Promise<MemberOfBid> {
    const member = await this.interests.memberOf(person.id, applicationId);
    if (member?.capacity !== 'member' || member.kind === 'pecuniary') throw new NotFoundException();
    return member;
  }
}

function isStaff(person: SignedInPerson): boolean {
  return holds(person, 'coordinator') || holds(person, 'observer');
}

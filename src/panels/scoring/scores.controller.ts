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
import { ScoringTasks } from '../assignment/scoring-tasks.queries.js';
import { Interests } from '../interests/interests.queries.js';
import { isForLater, readWindow } from './drafting/sheet-draft.form.js';
import { SheetDrafting } from './drafting/sheet-drafting.service.js';
import { SheetDrafts } from './drafting/sheet-drafts.queries.js';
import { readSheet } from './score-sheet.form.js';
import { Scorers } from './scorers.queries.js';
import { listOf, scoresPageOf } from './scores.page.js';
import { afterKeeping } from './sheet-form.page.js';
import { Scoring } from './scoring.service.js';
import { SheetReading } from './seen-sheets.queries.js';

@Controller('applications/:applicationId/scores')
export class ScoresController {
  constructor(
    private readonly interests: Interests,
    private readonly papers: PanelPapers,
    private readonly rounds: Rounds,
    private readonly sheets: SheetReading,
    private readonly drafts: SheetDrafts,
    private readonly tasks: ScoringTasks,
    private readonly scorers: Scorers,
    private readonly drafting: SheetDrafting,
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
    const [criteria, sheets, round, draft, task] = await Promise.all([
      this.rounds.criteriaOf(paper.roundId),
      this.sheets.on(paper, person.id, member),
      this.rounds.byId(paper.roundId),
      this.drafts.own(person.id, applicationId, 0),
      this.tasks.of(person.id, applicationId),
    ]);
    if (!round) throw new NotFoundException();
    return page('panels/scoring/views/scores.njk', {
      paper,
      criteria,
      ...scoresPageOf({
        member,
        status: paper.status,
        ...{ sheets, criteria, draft, task, round },
        today: this.clock.today(),
      }),
    });
  }

  /** Sends the sheet; with the other button it is kept, and nothing is sent. */
  @Post()
  @Allow('panel-member')
  async send(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body() body: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const member = await this.scorers.orNotFound(person, applicationId);
    const first = await this.papers.declaresFirst(applicationId, member, person);
    if (first !== undefined) return seeOther(first);
    const criteria = await this.rounds.criteriaOf(member.roundId);
    const window = readWindow(criteria, body);
    const sheet = { applicationId, personId: person.id, window };
    const path = `/applications/${applicationId}/scores`;
    if (isForLater(body)) {
      const { disputed } = await this.drafting.save({ ...sheet, isPressed: true });
      return afterKeeping({ path, list: listOf(member), window, disputed });
    }
    await this.scoring.send({ ...sheet, ...readSheet(criteria, body) });
    return seeOther(`${path}?saved=${window.page}`, 'Your scores are sent.');
  }
}

function isStaff(person: SignedInPerson): boolean {
  return holds(person, 'coordinator') || holds(person, 'observer');
}

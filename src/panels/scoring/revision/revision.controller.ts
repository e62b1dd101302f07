import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { PanelPapers } from '../../reading/panel-papers.queries.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Rounds } from '../../../rounds/rounds.queries.js';
import { isForLater, readWindow } from '../drafting/sheet-draft.form.js';
import { SheetDrafting } from '../drafting/sheet-drafting.service.js';
import { SheetDrafts } from '../drafting/sheet-drafts.queries.js';
import { readRevision, readSheet, typedAgain } from '../score-sheet.form.js';
import { ScoreSheets } from '../score-sheets.queries.js';
import { Scorers } from '../scorers.queries.js';
import { listOf } from '../scores.page.js';
import { Scoring } from '../scoring.service.js';
import { afterKeeping, sheetFormOf } from '../sheet-form.page.js';

/** A member thinks again about scores they have sent: another version, with a reason. */
@Controller('applications/:applicationId/scores/revision')
@Allow('panel-member')
export class RevisionController {
  constructor(
    private readonly scorers: Scorers,
    private readonly papers: PanelPapers,
    private readonly rounds: Rounds,
    private readonly sheets: ScoreSheets,
    private readonly drafts: SheetDrafts,
    private readonly drafting: SheetDrafting,
    private readonly scoring: Scoring,
  ) {}

  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { roundId } = await this.scorers.orNotFound(person, applicationId);
    const sheets = await this.sheets.on(applicationId);
    const own = sheets.find(({ personId }) => personId === person.id);
    if (!own) throw new NotFoundException();
    const [paper, criteria, draft] = await Promise.all([
      this.papers.of(applicationId, person, 'panel'),
      this.rounds.criteriaOf(roundId),
      this.drafts.own(person.id, applicationId, own.version),
    ]);
    if (!paper) throw new NotFoundException();
    const form = sheetFormOf(criteria, draft, own.version, typedAgain(own));
    return page('panels/scoring/revision/views/revise.njk', { paper, criteria, own, form });
  }

  @Post()
  async revise(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body() body: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const member = await this.scorers.orNotFound(person, applicationId);
    const criteria = await this.rounds.criteriaOf(member.roundId);
    const window = readWindow(criteria, body);
    const sheet = { applicationId, personId: person.id, window };
    const path = `/applications/${applicationId}/scores`;
    if (isForLater(body)) {
      const { disputed } = await this.drafting.save({ ...sheet, isPressed: true });
      return afterKeeping({ path: `${path}/revision`, list: listOf(member), window, disputed });
    }
    const revises = { version: window.base, reason: readRevision(body) };
    await this.scoring.send({ ...sheet, ...readSheet(criteria, body), revises });
    return seeOther(
      `${path}?saved=${window.page}`,
      'Your scores are revised. What you sent before is kept with them.',
    );
  }
}

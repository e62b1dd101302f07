import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Matches, type WholeMatch } from '../matches.queries.js';
import { UndoingForm } from './undoing.form.js';
import { Undoing } from './undoing.service.js';

@Controller('bank/matches/:matchId/undoing')
@Allow('trustee-administrator')
export class UndoingController {
  constructor(
    private readonly matches: Matches,
    private readonly undoing: Undoing,
  ) {}

  @Get()
  async show(@Param('matchId', ParseUUIDPipe) matchId: string): Promise<Page> {
    return page('reconciliation/undoing/views/undo.njk', { match: await this.found(matchId) });
  }

  @Post()
  async undo(
    @Param('matchId', ParseUUIDPipe) matchId: string,
    @Body(new FormPipe(UndoingForm)) { reason }: UndoingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { parts } = await this.found(matchId);
    await this.undoing.undo({ matchId, by: person.id, reason });
    return seeOther(`/bank/lines/${parts[0]?.bankLineId ?? ''}`, 'The match is undone.');
  }

  private async found(matchId: string): Promise<WholeMatch> {
    const match = await this.matches.byId(matchId);
    if (!match) throw new NotFoundException();
    return match;
  }
}

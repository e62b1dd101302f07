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
import { ReasonForm, RepetitionForm } from './letter-acts.form.js';
import { refusalsToAct, type LetterAct } from './letter-acts.rules.js';
import { LetterActing } from './letter-acting.service.js';
import { LettersRecord } from './letters-record.queries.js';

/** What the coordinator does with one letter. */
@Controller('letters/:letterId')
@Allow('coordinator')
export class LetterActsController {
  constructor(
    private readonly record: LettersRecord,
    private readonly acting: LetterActing,
  ) {}

  @Get('release')
  askToRelease(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.ask('release', letterId, person);
  }

  @Post('release')
  async release(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acting.release({ letterId, by, reason: '' });
    return seeOther(`/letters/${letterId}`, 'The letter leaves now.');
  }

  @Get('withdrawal')
  askToWithdraw(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.ask('withdrawal', letterId, person);
  }

  @Post('withdrawal')
  async withdraw(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acting.withdraw({ letterId, by, reason });
    return seeOther(`/letters/${letterId}`, 'The letter is withdrawn. It will not be sent.');
  }

  @Get('repetition')
  askToRepeat(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.ask('repetition', letterId, person);
  }

  @Post('repetition')
  async repeat(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @Body(new FormPipe(RepetitionForm)) { seen }: RepetitionForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const again = await this.acting.repeat({ letterId, by, reason: '' }, seen);
    return seeOther(`/letters/${again}`, 'The letter is sent again.');
  }

  @Get('settlement')
  askToSettle(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.ask('settlement', letterId, person);
  }

  @Post('settlement')
  async settle(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acting.settle({ letterId, by, reason });
    return seeOther(`/letters/${letterId}`, 'Noted.');
  }

  private async ask(act: LetterAct, letterId: string, person: SignedInPerson): Promise<Page> {
    const letter = await this.record.byId(letterId, person.id);
    if (!letter) throw new NotFoundException();
    const hindrances = refusalsToAct(act, letter).map(({ message }) => message);
    return page('correspondence/record/views/letter-act.njk', { act, letter, hindrances });
  }
}

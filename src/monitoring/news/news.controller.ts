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
import { ReadableReturns } from '../readable-returns.queries.js';
import { NewsForm } from './news.form.js';
import { ReturnPreferences } from './return-preferences.service.js';
import { ReturnReadings } from './return-readings.service.js';

/** How a member of a panel keeps up with returns. */
@Controller()
@Allow('panel-member')
export class NewsController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly preferences: ReturnPreferences,
    private readonly readings: ReturnReadings,
  ) {}

  @Get('returns-by-email')
  async show(@SignedIn() { id }: SignedInPerson): Promise<Page> {
    const weekday = await this.preferences.of(id);
    return page('monitoring/news/views/by-email.njk', { how: weekday?.toString() ?? 'at-once' });
  }

  @Post('returns-by-email')
  async choose(
    @Body(new FormPipe(NewsForm)) { how }: NewsForm,
    @SignedIn() { id }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.preferences.set(id, how === 'at-once' ? null : Number(how));
    return seeOther('/returns', 'We write to you as you have chosen.');
  }

  @Get('returns/:returnId/reading')
  async askToMark(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found) throw new NotFoundException();
    return page('monitoring/news/views/mark.njk', { asked: found.asked });
  }

  @Post('returns/:returnId/reading')
  async markRead(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    if (!(await this.returns.readableBy(person, returnId))) throw new NotFoundException();
    await this.readings.mark(returnId, person.id);
    return seeOther('/returns', 'Marked as read.');
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { SettingAsideForm } from './setting-aside.form.js';
import { SettingAside } from './setting-aside.service.js';

@Controller('bank/lines/:lineId')
@Allow('trustee-administrator')
export class SettingAsideController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly settingAside: SettingAside,
  ) {}

  @Get('setting-aside')
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    return page('reconciliation/setting-aside/views/set-aside.njk', { line });
  }

  @Post('setting-aside')
  async setAside(
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Body(new FormPipe(SettingAsideForm)) { state, reason }: SettingAsideForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(lineId);
    await this.settingAside.setAside({ bankLineId: lineId, state, reason, by });
    const done = state === 'ignored' ? 'The line is ignored.' : 'The line is on hold.';
    return seeOther(`/bank/${bankAccountId}`, done);
  }

  @Get('taking-up')
  async showTakingUp(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    return page('reconciliation/setting-aside/views/take-up.njk', { line });
  }

  @Post('taking-up')
  async takeUp(
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.lines.found(lineId);
    await this.settingAside.takeUp(lineId, by);
    return seeOther(`/bank/lines/${lineId}`, 'The line waits to be matched again.');
  }
}

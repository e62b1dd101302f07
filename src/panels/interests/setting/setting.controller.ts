import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { InterestsDesk } from '../desk/interests-desk.queries.js';
import { SettingForm } from './setting.form.js';
import { SettingInterests } from './setting.service.js';

@Controller('applications/:applicationId/interests/:personId')
@Allow('coordinator')
export class SettingController {
  constructor(
    private readonly desk: InterestsDesk,
    private readonly setting: SettingInterests,
  ) {}

  /** With a `finding` in the address, what it proposes is filled in. */
  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query('finding') key: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { application, about } = await this.desk.person(person, applicationId, personId);
    const finding = about.findings.find((one) => one.key === textOf(key));
    return page('panels/interests/setting/views/set.njk', { application, about, finding });
  }

  @Post()
  async set(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body(new FormPipe(SettingForm)) { kind, reason }: SettingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { about } = await this.desk.person(person, applicationId, personId);
    await this.setting.set({ applicationId, personId, kind, reason, by: person.id });
    const list = `/applications/${applicationId}/interests`;
    return kind === 'none'
      ? seeOther(list, `Taken back. ${about.name} declares again before the paper opens to them.`)
      : seeOther(list, `Set for ${about.name}, with your reason.`);
  }
}

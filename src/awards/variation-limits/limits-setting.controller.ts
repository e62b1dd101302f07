import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { PanelAccess } from '../../panels/membership/panel-access.queries.js';
import { People } from '../../people/people.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LimitsSettingForm } from './limits-setting.form.js';
import { VariationLimitSetting } from './limits-setting.service.js';
import { limitsInWords } from './variation-limit.rules.js';
import { VariationLimitsQueries } from './variation-limits.queries.js';

@Controller('panels/:panelId/variation-limits')
export class VariationLimitsController {
  constructor(
    private readonly access: PanelAccess,
    private readonly limits: VariationLimitsQueries,
    private readonly people: People,
    private readonly setting: VariationLimitSetting,
  ) {}

  @Get()
  @Allow('coordinator', 'observer', 'panel-member')
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const versions = await this.limits.versions(panelId);
    const names = await this.people.namesOf(versions.map(({ setBy }) => setBy));
    return page('awards/variation-limits/views/limits.njk', {
      panel,
      limits: versions[0],
      words: limitsInWords(versions[0]),
      versions: versions.map((limits) => ({
        limits,
        words: limitsInWords(limits),
        setByName: names.get(limits.setBy) ?? '',
      })),
      maySet: holds(person, 'coordinator'),
    });
  }

  @Post()
  @Allow('coordinator')
  async set(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Body(new FormPipe(LimitsSettingForm)) form: LimitsSettingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { panel } = await this.access.toRead(panelId, person);
    const { seenVersion, purposeOffice, reason, ...sizes } = form;
    await this.setting.set({ panelId, seenVersion, purposeOffice, reason, ...sizes }, person.id);
    return seeOther(
      `/panels/${panelId}/variation-limits`,
      `Who decides changes of grants of the ${panel.name} is set.`,
    );
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { People } from '../../people/people.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { Seats } from '../membership/seats.queries.js';
import { PanelRules } from './panel-rules.queries.js';
import { RuleSettingForm } from './rule-setting.form.js';
import { rulePageOf } from './rule-setting.page.js';
import { RuleSetting } from './rule-setting.service.js';

@Controller('panels/:panelId/rule')
export class RuleSettingController {
  constructor(
    private readonly access: PanelAccess,
    private readonly seats: Seats,
    private readonly rules: PanelRules,
    private readonly people: People,
    private readonly setting: RuleSetting,
  ) {}

  /** The rule in force and those before it; the coordinator finds the form of the next below them. */
  @Get()
  @Allow('coordinator', 'observer', 'panel-member')
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const [versions, members] = await Promise.all([
      this.rules.versions(panelId),
      this.seats.ofPanel(panelId),
    ]);
    const names = await this.people.namesOf(versions.map(({ setBy }) => setBy));
    return page('panels/rule/views/rule.njk', {
      panel,
      ...rulePageOf(panel, versions, members, names),
      maySet: holds(person, 'coordinator'),
    });
  }

  @Post()
  @Allow('coordinator')
  async set(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Body(new FormPipe(RuleSettingForm)) form: RuleSettingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { panel } = await this.access.toRead(panelId, person);
    const { abstentions, parentDecidesAbove, ...rest } = form;
    await this.setting.set(
      {
        ...rest,
        panelId,
        doAbstentionsCount: abstentions === 'yes',
        parentDecidesAbovePence: parentDecidesAbove,
      },
      person.id,
    );
    return seeOther(`/panels/${panelId}/rule`, `The rule of the ${panel.name} is set.`);
  }
}

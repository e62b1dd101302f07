import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Kinds } from '../kinds.queries.js';
import { ReminderTimings } from './reminder-timings.queries.js';
import { TimingSettingForm } from './timing-setting.form.js';
import { TimingSetting } from './timing-setting.service.js';
import { listedKind, timingPageOf } from './timing.page.js';

/** Every kind of reminder, when it is written and to whom; and another timing for one of them. */
@Controller('reminders')
@Allow('coordinator')
export class TimingController {
  constructor(
    private readonly kinds: Kinds,
    private readonly timings: ReminderTimings,
    private readonly setting: TimingSetting,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const inForce = await this.timings.inForce();
    return page('correspondence/reminders/timing/views/kinds.njk', {
      kinds: this.kinds.all.map((kind) => listedKind(kind, inForce(kind).steps)),
    });
  }

  @Get(':kind')
  async show(@Param('kind') name: string): Promise<Page> {
    const kind = this.kinds.found(name);
    return page('correspondence/reminders/timing/views/timing.njk', {
      ...timingPageOf(kind, await this.timings.versions(kind.name)),
    });
  }

  @Post(':kind')
  async set(
    @Param('kind') name: string,
    @Body(new FormPipe(TimingSettingForm)) form: TimingSettingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const kind = this.kinds.found(name);
    const { steps, seenVersion, reason } = form;
    await this.setting.set({ kind, steps, seenVersion, reason }, person.id);
    return seeOther(
      `/reminders/${kind.name}`,
      'The timing is set. What was written is not written again.',
    );
  }
}

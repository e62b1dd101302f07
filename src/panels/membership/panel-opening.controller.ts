import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { PanelOpeningForm } from './panel-opening.form.js';
import { PanelOpening } from './panel-opening.service.js';

@Controller('panels/new')
@Allow('coordinator')
export class PanelOpeningController {
  constructor(private readonly opening: PanelOpening) {}

  @Get()
  show(): Page {
    return page('panels/membership/views/open.njk');
  }

  @Post()
  async open(
    @Body(new FormPipe(PanelOpeningForm)) form: PanelOpeningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const panel = await this.opening.open(form, person.id);
    return seeOther(`/panels/${panel.id}`, `${panel.name} is open. Now seat its members.`);
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AmendingForm } from './amending.form.js';
import { RatificationAmending } from './amending.service.js';
import { RatificationAccess } from './ratification-access.queries.js';

@Controller('ratifications/:ratificationId/amendment')
@Allow('coordinator', 'panel-member')
export class AmendingController {
  constructor(
    private readonly access: RatificationAccess,
    private readonly amending: RatificationAmending,
  ) {}

  @Get()
  async show(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const ratification = await this.access.toRun(id, person);
    return page('awards/ratification/views/amend.njk', { ratification });
  }

  @Post()
  async amend(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(AmendingForm)) { minute, conditions, reason }: AmendingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(id, person);
    const by = person.id;
    await this.amending.amend({ ratificationId: id, minute, conditions, reason, by });
    return seeOther(
      `/ratifications/${id}`,
      'The text is changed. The agencies are asked again, and earlier answers count no more.',
    );
  }
}

import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { VoidingForm } from './amending.form.js';
import { RatificationClosing } from './closing.service.js';
import { RatificationAccess } from './ratification-access.queries.js';

@Controller('ratifications/:ratificationId/voiding')
@Allow('coordinator', 'panel-member')
export class VoidingController {
  constructor(
    private readonly access: RatificationAccess,
    private readonly closing: RatificationClosing,
  ) {}

  @Get()
  async show(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const ratification = await this.access.toRun(id, person);
    return page('awards/ratification/views/void.njk', { ratification });
  }

  @Post()
  async makeVoid(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(VoidingForm)) { reason }: VoidingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.toRun(id, person);
    await this.closing.makeVoid(id, reason, person.id);
    return seeOther(
      `/ratifications/${id}`,
      'The recommendation is taken back. Its money is the round’s again, and the bid the panel’s.',
    );
  }
}

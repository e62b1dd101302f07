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
import { InterestEndingForm } from './register.form.js';
import { REGISTERED_KIND_WORDS } from './registered-kind.rules.js';
import { Registering } from './registering.service.js';
import { InterestRegisters } from './interest-registers.queries.js';

@Controller('register-of-interests/:interestId/ending')
@Allow('panel-member')
export class InterestEndingController {
  constructor(
    private readonly registers: InterestRegisters,
    private readonly registering: Registering,
  ) {}

  @Get()
  async show(
    @Param('interestId', ParseUUIDPipe) interestId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const entries = await this.registers.entriesOf([person.id]);
    const entry = entries.find(({ id }) => id === interestId);
    if (!entry) throw new NotFoundException();
    return page('panels/register/views/end.njk', {
      entry,
      kind: REGISTERED_KIND_WORDS[entry.kind],
    });
  }

  @Post()
  async end(
    @Param('interestId', ParseUUIDPipe) interestId: string,
    @Body(new FormPipe(InterestEndingForm)) { endedOn }: InterestEndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.registering.end({ personId: person.id, interestId, endedOn });
    return seeOther(
      '/register-of-interests',
      'The interest is ended. Confirm your register when it is complete.',
    );
  }
}

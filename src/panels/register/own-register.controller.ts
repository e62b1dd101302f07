import { Body, Controller, Get, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ConfirmationForm } from './register.form.js';
import { ownRegisterPage } from './register.page.js';
import { Registering } from './registering.service.js';
import { InterestRegisters } from './interest-registers.queries.js';

/** A member's own register of interests, and their word that it is complete. */
@Controller('register-of-interests')
@Allow('panel-member')
export class OwnRegisterController {
  constructor(
    private readonly registers: InterestRegisters,
    private readonly registering: Registering,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson): Promise<Page> {
    const [entries, seats] = await Promise.all([
      this.registers.entriesOf([person.id]),
      this.registers.ofPerson(person.id),
    ]);
    return page(
      'panels/register/views/own.njk',
      ownRegisterPage(entries, seats, this.clock.today()),
    );
  }

  @Post()
  async confirm(
    @Body(new FormPipe(ConfirmationForm)) { version }: ConfirmationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.registering.confirm({ personId: person.id, seenVersion: version });
    return seeOther('/register-of-interests', 'Your register is confirmed.');
  }
}

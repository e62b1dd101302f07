import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { localPath } from '../../people/access/wanted-url.rules.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { RegistrationForm } from './registration.form.js';
import { registrationPage } from './registration.page.js';
import { Registration } from './registration.service.js';

/** `then` is where the person was going, such as to an application that only an organisation can start. */
@Controller('organisations/new')
@Allow('signed-in')
export class RegistrationController {
  constructor(private readonly registration: Registration) {}

  @Get()
  show(): Page {
    return page('organisations/registration/views/register.njk', registrationPage);
  }

  @Post()
  async register(
    @Body(new FormPipe(RegistrationForm)) form: RegistrationForm,
    @SignedIn() person: SignedInPerson,
    @Query('then') then?: unknown,
  ): Promise<SeeOther> {
    const id = await this.registration.register(form, person.id);
    return seeOther(
      localPath(textOf(then)) ?? `/organisations/${id}`,
      `${form.name} is registered, and you lead it. Invite a second person when you can.`,
    );
  }
}

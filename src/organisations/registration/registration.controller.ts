import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LEGAL_FORMS, legalForms } from '../legal-form.rules.js';
import { RegistrationForm } from './registration.form.js';
import { Registration } from './registration.service.js';

@Controller('organisations/new')
@Allow('signed-in')
export class RegistrationController {
  constructor(private readonly registration: Registration) {}

  @Get()
  show(): Page {
    return page('organisations/registration/views/register.njk', {
      legalForms: legalForms.map((value) => ({ value, text: LEGAL_FORMS[value].text })),
    });
  }

  @Post()
  async register(
    @Body(new FormPipe(RegistrationForm)) form: RegistrationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const id = await this.registration.register(form, person.id);
    return seeOther(
      `/organisations/${id}`,
      `${form.name} is registered, and you are its contact. Invite a second one when you can.`,
    );
  }
}

import { Body, Controller, Get, NotFoundException, Post, Query } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { CAME_BY, waysToCome } from '../../came-by.rules.js';
import { registrationPage } from '../registration.page.js';
import { Registration } from '../registration.service.js';
import { OnBehalfRegistrationForm, readSlug } from './on-behalf-registration.form.js';

/** The coordinator registers an organisation that is not online, on the way to typing its application in. */
@Controller('organisations/new-on-behalf')
@Allow('coordinator')
export class OnBehalfRegistrationController {
  constructor(private readonly registration: Registration) {}

  @Get()
  show(@Query('round') round?: string | string[]): Page {
    const read = readSlug(textOf(round));
    if ('problem' in read) throw new NotFoundException();
    return page('organisations/registration/on-behalf/views/register.njk', {
      ...registrationPage,
      round: read.value,
      waysToCome: waysToCome.map((value) => ({ value, text: CAME_BY[value] })),
    });
  }

  @Post()
  async register(
    @Body(new FormPipe(OnBehalfRegistrationForm)) { round, ...form }: OnBehalfRegistrationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const id = await this.registration.registerOnBehalf(form, person.id);
    return seeOther(
      `/rounds/${round}/application-on-behalf?organisation=${id}`,
      `${form.name} is registered. Now type in its application.`,
    );
  }
}

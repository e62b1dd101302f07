import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { KnownBodies } from './known-bodies.queries.js';
import { InterestForm } from './register.form.js';
import { REGISTERED_KIND_WORDS } from './registered-kind.rules.js';
import { Registering } from './registering.service.js';

@Controller('register-of-interests/new')
@Allow('panel-member')
export class InterestController {
  constructor(
    private readonly bodies: KnownBodies,
    private readonly registering: Registering,
  ) {}

  @Get()
  async show(@Req() { refusedForm }: Request): Promise<Page> {
    return page('panels/register/views/interest.njk', {
      kinds: Object.entries(REGISTERED_KIND_WORDS).map(([value, text]) => ({ value, text })),
      known: await this.bodies.askedOf(refusedForm),
      formKey: randomUUID(),
    });
  }

  @Post()
  async register(
    @Body(new FormPipe(InterestForm)) { ...interest }: InterestForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.registering.register({ ...interest, personId: person.id });
    return seeOther(
      '/register-of-interests',
      'The interest is registered. Confirm your register when it is complete.',
    );
  }
}

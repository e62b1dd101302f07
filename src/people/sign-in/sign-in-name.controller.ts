import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Arrival } from './arrival.service.js';
import { NameForm } from './sign-in.form.js';

/** Somebody new has shown their address to be theirs: all that is missing is what to call them. */
@Controller('sign-in/name')
@Allow('anyone')
export class SignInNameController {
  constructor(private readonly arrival: Arrival) {}

  @Get()
  form(@Req() { session }: Request): Page | SeeOther {
    if (session.provenEmail === undefined) return seeOther('/sign-in');
    return page('people/sign-in/views/name.njk', { email: session.provenEmail });
  }

  @Post()
  async introduce(
    @Body(new FormPipe(NameForm)) { name }: NameForm,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const { provenEmail } = req.session;
    if (provenEmail === undefined) return seeOther('/sign-in');
    return this.arrival.introduce(req, { name, email: provenEmail });
  }
}

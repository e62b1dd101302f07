import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { takeWantedUrl } from '../sessions/renew-session.js';
import { Sessions } from '../sessions/sessions.service.js';
import { OneTimeCodeForm } from './second-factor.form.js';
import { SecondFactorsQueries } from './second-factors.queries.js';
import { SecondFactors } from './second-factors.service.js';

@Controller('second-factor')
@Allow('signed-in')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly enrolled: SecondFactorsQueries,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async form(@SignedIn() person: SignedInPerson, @Req() req: Request): Promise<Page | SeeOther> {
    if (req.session.hasSecondFactor === true) return seeOther(takeWantedUrl(req));
    if (!(await this.enrolled.isEnrolled(person.id))) return seeOther('/second-factor/enrolment');
    return page('people/second-factor/views/second-factor.njk');
  }

  @Post()
  async show(
    @Body(new FormPipe(OneTimeCodeForm)) { code }: OneTimeCodeForm,
    @SignedIn() person: SignedInPerson,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.factors.show(person.id, code);
    await this.sessions.addSecondFactor(req);
    return seeOther(takeWantedUrl(req));
  }
}

import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import QRCode from 'qrcode';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { takeWantedUrl } from '../sessions/renew-session.js';
import { Sessions } from '../sessions/sessions.service.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { EnrolmentForm } from './second-factor.form.js';
import { SecondFactorsQueries } from './second-factors.queries.js';
import { SecondFactors } from './second-factors.service.js';

declare module 'express-session' {
  interface SessionData {
    /** The secret of an app that is being enrolled; it counts from the first code that the app shows. */
    offeredSecret: string;
  }
}

@Controller('second-factor/enrolment')
@Allow('signed-in')
export class EnrolmentController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly enrolled: SecondFactorsQueries,
    private readonly codes: OneTimeCodes,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async form(@SignedIn() person: SignedInPerson, @Req() req: Request): Promise<Page | SeeOther> {
    const isEnrolled = await this.enrolled.isEnrolled(person.id);
    if (isEnrolled && req.session.hasSecondFactor !== true) return seeOther('/second-factor');
    const secret = (req.session.offeredSecret ??= this.codes.newSecret());
    const picture = await QRCode.toString(this.codes.addressFor(person.email, secret), {
      type: 'svg',
    });
    return page('people/second-factor/views/enrolment.njk', {
      isEnrolled,
      key: secret.replaceAll(/.{4}(?=.)/g, '$& '),
      picture: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`,
    });
  }

  @Post()
  async enrol(
    @Body(new FormPipe(EnrolmentForm)) { code, presentCode }: EnrolmentForm,
    @SignedIn() person: SignedInPerson,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const { offeredSecret: secret } = req.session;
    if (secret === undefined) return seeOther('/second-factor/enrolment');
    await this.factors.enrol(person.id, { secret, code, presentCode });
    await this.sessions.addSecondFactor(req);
    await this.sessions.endOthers(person.id, req.sessionID);
    return seeOther(takeWantedUrl(req), 'Your authenticator app is enrolled.');
  }
}

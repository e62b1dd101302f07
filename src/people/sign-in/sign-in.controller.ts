import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { networkOf } from '../../platform/web/rate-limit.rules.js';
import { RateLimits } from '../../platform/web/rate-limit.service.js';
import { takeWantedUrl } from '../sessions/renew-session.js';
import { SignInAsking } from './sign-in-asking.service.js';
import { AddressForm } from './sign-in.form.js';

declare module 'express-session' {
  interface SessionData {
    /** Names the browser while it signs in: a code works only where it was asked for. */
    browserId: string;
    /** The address it asked for, as typed. */
    askedEmail: string;
  }
}

const A_QUARTER_OF_AN_HOUR = 15 * 60;
const BY_ADDRESS = { name: 'sign-in-address', tries: 5, seconds: A_QUARTER_OF_AN_HOUR };
/** A panel meeting signs in from one network within minutes. */
const BY_NETWORK = { name: 'sign-in-network', tries: 60, seconds: A_QUARTER_OF_AN_HOUR };

@Controller('sign-in')
@Allow('anyone')
export class SignInController {
  constructor(
    private readonly asking: SignInAsking,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  form(@Req() req: Request): Page | SeeOther {
    if (req.person) return seeOther(takeWantedUrl(req));
    return page('people/sign-in/views/sign-in.njk');
  }

  @Post()
  async ask(
    @Body(new FormPipe(AddressForm)) { email }: AddressForm,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.limits.count(BY_NETWORK, networkOf(req.ip ?? ''));
    await this.limits.count(BY_ADDRESS, createHash('sha256').update(email).digest('hex'));
    const browserId = (req.session.browserId ??= randomUUID());
    await this.asking.ask({ email, browserId, wantedUrl: req.session.wantedUrl ?? '/home' });
    req.session.askedEmail = email;
    return seeOther('/sign-in/code');
  }
}

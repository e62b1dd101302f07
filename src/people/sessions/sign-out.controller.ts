import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Sessions } from './sessions.service.js';

@Controller('sign-out')
@Allow('anyone')
export class SignOutController {
  constructor(private readonly sessions: Sessions) {}

  /** For a button pressed on a page from before the last sign-in: it asks once more. */
  @Get()
  form(): Page {
    return page('people/sessions/views/sign-out.njk');
  }

  @Post()
  async signOut(@Req() req: Request): Promise<SeeOther> {
    await this.sessions.finish(req);
    return seeOther('/', 'You have signed out.');
  }
}

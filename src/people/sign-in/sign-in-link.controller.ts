import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page, type SeeOther } from '../../platform/web/page.js';
import { Arrival } from './arrival.service.js';
import { SignInSpending } from './sign-in-spending.service.js';
import { SignInTokens } from './sign-in-tokens.queries.js';

const OVER = page('people/sign-in/views/link-over.njk');

/** Mail scanners and previews open every link: opening one changes nothing, its button does. */
@Controller('sign-in/link/:token')
@Allow('anyone')
export class SignInLinkController {
  constructor(
    private readonly tokens: SignInTokens,
    private readonly spending: SignInSpending,
    private readonly arrival: Arrival,
  ) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page> {
    const email = await this.tokens.addressOf(token);
    if (email !== undefined) return page('people/sign-in/views/link.njk', { email });
    res.status(HttpStatus.GONE);
    return OVER;
  }

  @Post()
  async comeIn(
    @Param('token') token: string,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page | SeeOther> {
    const proven = await this.spending.spendLink(token, req.session.browserId);
    if (proven) return this.arrival.arrive(req, proven);
    leaveCookieAlone(req);
    res.status(HttpStatus.GONE);
    return OVER;
  }
}

/** The first of two clicks has signed the browser in: the answer to the second must not undo its cookie. */
function leaveCookieAlone(req: Request): void {
  delete req.person;
  Reflect.deleteProperty(req, 'session');
}

import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, type Page, type SeeOther } from '../../platform/web/page.js';
import { Arrival } from './arrival.service.js';
import { SignInSpending } from './sign-in-spending.service.js';
import { CodeForm } from './sign-in.form.js';

@Controller('sign-in/code')
@Allow('anyone')
export class SignInCodeController {
  constructor(
    private readonly spending: SignInSpending,
    private readonly arrival: Arrival,
  ) {}

  @Get()
  form(@Req() req: Request): Page {
    return page('people/sign-in/views/code.njk', { email: req.session.askedEmail });
  }

  @Post()
  async enter(
    @Body(new FormPipe(CodeForm)) { code }: CodeForm,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const { browserId } = req.session;
    if (browserId === undefined) {
      refuse('other-browser', 'A code works only in the browser that asked for it', 'code');
    }
    const proven = await this.spending.spendCode(code, browserId);
    if (!proven) {
      refuse(
        'wrong-code',
        'That code does not work. Type the newest one, or ask for another: a code ends after ten minutes or five mistakes',
        'code',
      );
    }
    return this.arrival.arrive(req, proven);
  }
}

import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AppealTerms } from './appeal-terms.service.js';
import { AppealTermForm } from './appeals.form.js';

/** In how many working days appeals and complaints are answered. */
@Controller('appeals/term')
@Allow('coordinator')
export class AppealTermController {
  constructor(private readonly terms: AppealTerms) {}

  @Get()
  async show(): Promise<Page> {
    return page('awards/appeals/views/term.njk', { term: await this.terms.inForce() });
  }

  @Post()
  async set(
    @Body(new FormPipe(AppealTermForm)) form: AppealTermForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.terms.set(form, person.id);
    return seeOther(
      '/appeals',
      `What comes from now on is answered in ${form.workingDays} working days.`,
    );
  }
}

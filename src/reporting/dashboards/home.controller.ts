import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { HomeSections } from './home-sections.queries.js';

@Controller('home')
@Allow('signed-in')
export class HomeController {
  constructor(private readonly sections: HomeSections) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson): Promise<Page> {
    return page('reporting/dashboards/views/home.njk', {
      sections: await this.sections.of(person),
    });
  }
}

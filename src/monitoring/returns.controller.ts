import { Controller, Get } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { ReadableReturns } from './readable-returns.queries.js';
import { returnsPage } from './returns.page.js';

@Controller('returns')
@Allow('contact', 'coordinator', 'trustee-administrator', 'observer')
export class ReturnsController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const returns = await this.returns.listFor(person);
    return page('monitoring/views/returns.njk', returnsPage(returns, this.clock.today()));
  }
}

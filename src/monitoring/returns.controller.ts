import { Controller, Get } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { ReturnReadings } from './news/return-readings.service.js';
import { isStaff, ReadableReturns } from './readable-returns.queries.js';
import { returnsPage } from './returns.page.js';

@Controller('returns')
@Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
export class ReturnsController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly readings: ReturnReadings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const returns = await this.returns.listFor(person);
    const reads = holds(person, 'panel-member');
    const unread = reads ? await this.readings.unreadBy(person.id) : undefined;
    return page('monitoring/views/returns.njk', {
      ...returnsPage(returns, this.clock.today(), unread),
      reads,
      owes: !reads && !isStaff(person),
    });
  }
}

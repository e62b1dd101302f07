import { Controller, Get } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { Instalments } from './instalments.queries.js';
import { boardOf } from './payment.page.js';

@Controller('payments')
@Allow('trustee-administrator', 'coordinator', 'observer')
export class PaymentsController {
  constructor(
    private readonly instalments: Instalments,
    private readonly clock: Clock,
  ) {}

  @Get()
  async board(@SignedIn() person: SignedInPerson): Promise<Page> {
    const board = boardOf(await this.instalments.underWay(), this.clock.today());
    return page('payments/views/payments.njk', {
      board,
      seesRuns: holds(person, 'trustee-administrator') || holds(person, 'observer'),
      mayAct: holds(person, 'trustee-administrator'),
    });
  }
}

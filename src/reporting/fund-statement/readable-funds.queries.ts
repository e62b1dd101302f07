import { Injectable, NotFoundException } from '@nestjs/common';
import type { Fund } from '../../funds/fund.entity.js';
import { Funds } from '../../funds/funds.queries.js';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { mayReadFund } from './readers.rules.js';

@Injectable()
export class ReadableFunds {
  constructor(private readonly funds: Funds) {}

  /** @throws NotFoundException also for another funder's fund: it is as if there were none. */
  async found(fundId: string, person: SignedInPerson): Promise<Fund> {
    const fund = mayReadFund(person.roles, fundId) ? await this.funds.byId(fundId) : null;
    if (!fund) throw new NotFoundException();
    return fund;
  }
}

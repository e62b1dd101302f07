import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Fund } from './fund.entity.js';
import { isSuspense } from './suspense.rules.js';

/** The funds and what they are for. How much is in one, ask the ledger's `Balances`. */
@Injectable()
export class Funds {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, by name. */
  list(): Promise<Fund[]> {
    return this.dataSource.manager.find(Fund, { order: { name: 'ASC' } });
  }

  byId(id: string): Promise<Fund | null> {
    return this.dataSource.manager.findOneBy(Fund, { id });
  }

  /** @throws NotFoundException when there is none. */
  async found(id: string): Promise<Fund> {
    const fund = await this.byId(id);
    if (!fund) throw new NotFoundException();
    return fund;
  }

  /**
   * As `found`, for the acts of a fund: suspense is nobody's, so nothing is agreed, received or paid for it.
   * @throws NotFoundException when there is none, or it is suspense.
   */
  async ofAFunder(id: string): Promise<Fund> {
    const fund = await this.found(id);
    if (isSuspense(fund)) throw new NotFoundException();
    return fund;
  }

  /** Those of them that exist, by name. */
  byIds(ids: readonly string[]): Promise<Fund[]> {
    return this.dataSource.manager.find(Fund, { where: { id: In(ids) }, order: { name: 'ASC' } });
  }
}

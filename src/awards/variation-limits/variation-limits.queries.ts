import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { VariationLimit } from './variation-limit.entity.js';

/** Who decides which changes of a panel's awards: what is in force, and what was before. */
@Injectable()
export class VariationLimitsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined while nobody has set any: then the panel decides every change. */
  async inForce(
    panelId: string,
    tx: Tx = this.dataSource.manager,
  ): Promise<VariationLimit | undefined> {
    const [limit] = await tx.find(VariationLimit, {
      where: { panelId },
      order: { version: 'DESC' },
      take: 1,
    });
    return limit;
  }

  /** The one in force first. */
  versions(panelId: string): Promise<readonly VariationLimit[]> {
    return this.dataSource.manager.find(VariationLimit, {
      where: { panelId },
      order: { version: 'DESC' },
    });
  }
}

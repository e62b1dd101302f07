import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { Fund } from './fund.entity.js';
import { isSuspense, SUSPENSE_CODE } from './suspense.rules.js';

/** A fund and the day its money is to be spent by, for reminders. */
export interface FundToSpend {
  readonly id: string;
  readonly name: string;
  readonly funderName: string;
  readonly dueOn: LondonDate;
}

const SELECT_TO_SPEND = `
  SELECT id, name, funder_name AS "funderName", to_char(spend_by, 'YYYY-MM-DD') AS "dueOn"
    FROM fund WHERE status <> 'closed' AND code <> $1`;

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

  /** Of a funder, not closed, to be spent by one of these days, both included. */
  spentBetween(from: LondonDate, upTo: LondonDate): Promise<readonly FundToSpend[]> {
    return this.dataSource.query<FundToSpend[]>(
      `${SELECT_TO_SPEND} AND spend_by BETWEEN $2 AND $3 ORDER BY spend_by, id`,
      [SUSPENSE_CODE, from, upTo],
    );
  }

  /** Undefined when it was closed. Nobody closes it, or changes its last day, until the transaction ends. */
  async lockedToSpend(tx: Tx, id: string): Promise<FundToSpend | undefined> {
    const [fund] = await tx.query<FundToSpend[]>(`${SELECT_TO_SPEND} AND id = $2 FOR SHARE`, [
      SUSPENSE_CODE,
      id,
    ]);
    return fund;
  }

  /** Those of them that exist, by name. */
  byIds(ids: readonly string[]): Promise<Fund[]> {
    return this.dataSource.manager.find(Fund, { where: { id: In(ids) }, order: { name: 'ASC' } });
  }
}

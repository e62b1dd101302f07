import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BankStatement } from './bank-statement.entity.js';

@Injectable()
export class Statements {
  constructor(private readonly dataSource: DataSource) {}

  byId(id: string): Promise<BankStatement | null> {
    return this.dataSource.manager.findOneBy(BankStatement, { id });
  }

  /** The latest first. */
  ofAccount(bankAccountId: string): Promise<BankStatement[]> {
    return this.dataSource.manager.find(BankStatement, {
      where: { bankAccountId },
      order: { toOn: 'DESC', importedAt: 'DESC' },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BankAccount } from './bank-account.entity.js';

@Injectable()
export class BankAccounts {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, by name. */
  list(): Promise<BankAccount[]> {
    return this.dataSource.manager.find(BankAccount, { order: { name: 'ASC' } });
  }

  byId(id: string): Promise<BankAccount | null> {
    return this.dataSource.manager.findOneBy(BankAccount, { id });
  }

  byCode(code: string): Promise<BankAccount | null> {
    return this.dataSource.manager.findOneBy(BankAccount, { code });
  }
}

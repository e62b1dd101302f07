import { randomUUID } from 'node:crypto';
import { SystemClock } from '../../src/kernel/clock.js';
import type { Client } from './clients.js';
import type { Installation } from './installation.js';
import type { Person } from './person.js';

const HEAD =
  'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';

/** Statements of one line each, looked at and imported. */
export class StatementBringing implements Client {
  private constructor(
    private readonly person: Person,
    private readonly bankAccountId: string,
  ) {}

  static async of(house: Installation, person: Person): Promise<StatementBringing> {
    const [account] = await house.query<{ id: string }>(
      `SELECT id FROM bank_account WHERE code = 'main'`,
    );
    return new StatementBringing(person, account?.id ?? '');
  }

  async act(): Promise<void> {
    const fileName = `kills-${randomUUID()}.csv`;
    const path = `/bank/${this.bankAccountId}/statements/new`;
    const preview = await this.person.bring(path, fileName, Buffer.from(statement(fileName)));
    const fields = await this.person.fill(preview, {});
    await this.person.send(`statement ${fileName}`, preview, fields);
  }
}

function statement(words: string): string {
  const [year, month, day] = new SystemClock().today().split('-');
  return `${HEAD}\n${day}/${month}/${year},FPI,'30-00-00,10203040,"${words}",,12.34,1000.00`;
}

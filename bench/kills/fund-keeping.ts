import { randomInt, randomUUID } from 'node:crypto';
import type { Fields } from '../../test/support/visitor.js';
import type { Client } from './clients.js';
import type { Installation } from './installation.js';
import type { Person } from './person.js';
import { today } from './today.js';

/** Receipts, charges and transfers, at random, in funds that several people keep at once. */
export class FundKeeping {
  private constructor(
    private readonly fundIds: readonly string[],
    private readonly bankAccountId: string,
  ) {}

  static async of(house: Installation): Promise<FundKeeping> {
    const funds = await house.query<{ id: string }>(
      `SELECT id FROM fund WHERE status = 'open' AND code <> 'suspense'`,
    );
    const [account] = await house.query<{ id: string }>(
      `SELECT id FROM bank_account WHERE code = 'main'`,
    );
    return new FundKeeping(
      funds.map(({ id }) => id),
      account?.id ?? '',
    );
  }

  by(keeper: Person): Client {
    return { act: () => this.act(keeper) };
  }

  private async act(keeper: Person): Promise<void> {
    const act = this.anyAct();
    const fields = await keeper.fill(act.path, act.fields);
    await keeper.send(`${act.name} ${String(fields['formKey'])}`, act.path, fields);
  }

  private anyAct(): { readonly name: string; readonly path: string; readonly fields: Fields } {
    const at = randomInt(this.fundIds.length);
    const fundId = this.fundIds[at] ?? '';
    const other = this.fundIds[(at + 1) % this.fundIds.length] ?? '';
    const amount = (randomInt(1, 50_000) / 100).toFixed(2);
    const { bankAccountId } = this;
    const reference = `KILLS ${randomUUID()}`;
    switch (randomInt(3)) {
      case 0:
        return {
          name: 'receipt',
          path: `/funds/${fundId}/receipt`,
          fields: { kind: 'receipt', amount, bankAccountId, reference, ...today('receivedOn') },
        };
      case 1:
        return {
          name: 'charge',
          path: `/funds/${fundId}/charge`,
          fields: { amount, bankAccountId, reference, ...today('paidOn') },
        };
      default:
        return {
          name: 'transfer',
          path: `/funds/${fundId}/transfer`,
          fields: {
            ...{ toFundId: other, amount, bankAccountId, reason: reference },
            ...{ consentedBy: 'Nadia Petrescu', consentReference: 'E-mail of today' },
            ...today('consentedOn'),
            ...today('transferredOn'),
          },
        };
    }
  }
}

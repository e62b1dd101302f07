import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import type { Pence } from '../../../src/kernel/pence.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import type { House } from '../../support/house.js';
import { payAll } from '../payments/a-run.js';
import { anAward } from '../payments/an-award.js';

/** A payment that two people have sent to the bank, and the account its fund's money is in. */
export interface APayment {
  readonly id: string;
  readonly reference: string;
  readonly awardId: string;
  readonly fundId: string;
  readonly account: BankAccount;
}

/** The whole of an award in one payment, prepared by one, approved by another, and sent. */
export async function aPaymentSent(
  house: House,
  amountPence: Pence,
  by: string,
  another: string,
): Promise<APayment> {
  const { awardId, fundId, bankAccountId } = await anAward(house, { amountPence, instalments: 1 });
  await house.get(Schedule).plan(awardId);
  const [instalment] = await house.get(Instalments).ofAward(awardId);
  const [account] = await house.db.query<BankAccount[]>(
    `SELECT id, name, sort_code AS "sortCode", account_number AS "accountNumber"
       FROM bank_account WHERE id = $1`,
    [bankAccountId],
  );
  if (!instalment || !account) throw new Error('No payment was planned');
  const { id, reference } = instalment;
  await payAll(house, bankAccountId, [id], by, another);
  return { id, reference, awardId, fundId, account };
}

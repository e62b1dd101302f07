import { randomUUID } from 'node:crypto';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { BankAccountOpening } from '../../../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../../../src/funds/opening/opening.service.js';
import type { Receipt, ReceiptKind } from '../../../src/funds/receipt.entity.js';
import { ReceiptRecording } from '../../../src/funds/receipt/receipt.service.js';
import type { LondonDate } from '../../../src/kernel/london.js';
import type { Pence } from '../../../src/kernel/pence.js';
import type { House } from '../../support/house.js';

let made = 0;

/** An account of the trustee's, empty. */
export function anAccount(
  house: House,
  by: string,
  number?: { readonly sortCode: string; readonly accountNumber: string },
): Promise<BankAccount> {
  made += 1;
  return house.get(BankAccountOpening).open(
    {
      name: `Account ${made}`,
      code: `account-${made}`,
      ...(number ?? { sortCode: '309089', accountNumber: (70_000_000 + made).toString() }),
    },
    by,
  );
}

/** Money recorded as come in at an account, for a fund of its own. */
export async function aReceipt(
  house: House,
  { id: bankAccountId }: BankAccount,
  receipt: {
    readonly pence: Pence;
    readonly on: LondonDate;
    readonly reference: string;
    readonly kind?: ReceiptKind;
  },
  by: string,
): Promise<Receipt> {
  made += 1;
  const fund = await house.get(FundOpening).open(
    {
      name: `Fund for account ${made}`,
      code: `for-account-${made}`,
      funderName: 'The National Lottery',
      restriction: 'Groups in Colchester',
      agreementReference: 'TNL-42',
      startsOn: '2026-01-01',
      spendBy: '2030-03-31',
    },
    by,
  );
  return house.get(ReceiptRecording).record({
    fundId: fund.id,
    bankAccountId,
    kind: receipt.kind ?? 'receipt',
    amountPence: receipt.pence,
    receivedOn: receipt.on,
    reference: receipt.reference,
    formKey: randomUUID(),
    recordedBy: by,
  });
}

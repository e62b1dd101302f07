import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../../../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening, type OpenFund } from '../../../src/funds/opening/opening.service.js';
import { ReceiptRecording } from '../../../src/funds/receipt/receipt.service.js';
import type { Pence } from '../../../src/kernel/pence.js';
import type { House } from '../../support/house.js';

export interface AFund {
  readonly fundId: string;
  readonly code: string;
  readonly bankAccountId: string;
  readonly administrator: string;
}

let made = 0;

/** A fund with £40,000 received on 2 November 2026, at a bank account of its own or a given one. */
export async function aFund(
  house: House,
  {
    receivedPence = 4_000_000n,
    bankAccountId,
    ...terms
  }: Partial<OpenFund> & { receivedPence?: Pence; bankAccountId?: string } = {},
): Promise<AFund> {
  const administrator = await house.person('Ade Balogun', 'trustee-administrator');
  const number = ++made;
  const code = `trust-${number}`;
  const fund = await house.get(FundOpening).open(
    {
      name: `Trust ${number}`,
      code,
      funderName: `Funder ${number}`,
      restriction: 'Groups in Colchester',
      agreementReference: `T-${number}`,
      startsOn: '2026-04-01',
      spendBy: '2028-03-31',
      ...terms,
    },
    administrator,
  );
  const account = bankAccountId ?? (await anAccount(house, `current-of-${code}`));
  if (receivedPence > 0n) {
    await house.get(ReceiptRecording).record({
      fundId: fund.id,
      bankAccountId: account,
      kind: 'receipt',
      amountPence: receivedPence,
      receivedOn: '2026-11-02',
      reference: 'TNL 0042',
      formKey: randomUUID(),
      recordedBy: administrator,
    });
  }
  return { fundId: fund.id, code, bankAccountId: account, administrator };
}

export async function anAccount(house: House, code: string): Promise<string> {
  const administrator = await house.person('Ade Balogun', 'trustee-administrator');
  const { id } = await house.get(BankAccountOpening).open(
    {
      name: `Account ${code}`,
      code,
      sortCode: '30-90-89',
      accountNumber: (50_000_000 + ++made).toString(),
    },
    administrator,
  );
  return id;
}

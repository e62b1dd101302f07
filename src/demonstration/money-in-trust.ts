import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../funds/opening/opening.service.js';
import { ReceiptRecording } from '../funds/receipt/receipt.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** The funds and the bank account of the story, by id. */
export interface MoneyInTrust {
  readonly lottery: string;
  readonly alliance: string;
  readonly county: string;
  readonly mainAccount: string;
}

/** What was held when Almoner began: £1,547,500 of three funders. */
const OPENING = { lottery: 480_000_00n, alliance: 655_000_00n, county: 412_500_00n } as const;

export const OPENING_PENCE = OPENING.lottery + OPENING.alliance + OPENING.county;

/** Three funders' money, at the bank of the charity that holds it for them. */
export async function takeMoneyInTrust(stage: Stage): Promise<MoneyInTrust> {
  const by = await stage.person(staff.trusteeAdministrator);
  const main = await stage.get(BankAccountOpening).open(
    {
      name: 'Funds in trust account',
      code: 'main',
      sortCode: '30-00-00',
      accountNumber: '10203040',
    },
    by,
  );
  // A trial account with the numbers of the sample statement that banks and developers pass around.
  await stage.get(BankAccountOpening).open(
    {
      name: 'Lloyds current account',
      code: 'lloyds',
      sortCode: '99-88-74',
      accountNumber: '1515152252',
    },
    by,
  );
  const startsOn = stage.clock.day(-400);
  const lottery = await stage.get(FundOpening).open(
    {
      name: 'Dementia Friendly Communities',
      code: 'lottery',
      funderName: 'The National Lottery Community Fund',
      restriction: 'People with dementia and their carers in Colchester',
      agreementReference: 'TNLCF-2025-118',
      startsOn,
      spendBy: stage.clock.day(900),
    },
    by,
  );
  const alliance = await stage.get(FundOpening).open(
    {
      name: 'Hyperlocal Fund',
      code: 'alliance',
      funderName: 'North East Essex Health and Wellbeing Alliance',
      restriction: 'Small grants to voluntary groups, neighbourhood by neighbourhood',
      agreementReference: 'NEEHWA-HF-3',
      startsOn,
      spendBy: stage.clock.day(500),
    },
    by,
  );
  const county = await stage.get(FundOpening).open(
    {
      name: 'Winter Resilience and Community Safety',
      code: 'county',
      funderName: 'Essex County Council',
      restriction: 'Keeping residents of Colchester safe and warm',
      agreementReference: 'ECC-WR-2025',
      startsOn,
      spendBy: stage.clock.day(320),
    },
    by,
  );
  const funds = { lottery: lottery.id, alliance: alliance.id, county: county.id };
  for (const [code, amountPence] of Object.entries(OPENING)) {
    await stage.get(ReceiptRecording).record({
      fundId: funds[code as keyof typeof funds],
      bankAccountId: main.id,
      kind: 'opening-balance',
      amountPence,
      receivedOn: stage.clock.today(),
      reference: 'Balance brought forward',
      formKey: randomUUID(),
      recordedBy: by,
    });
  }
  return { ...funds, mainAccount: main.id };
}

/** Another tranche from the Alliance, as its letter announced it. */
export async function receiveTranche(stage: Stage, money: MoneyInTrust): Promise<void> {
  await stage.get(ReceiptRecording).record({
    fundId: money.alliance,
    bankAccountId: money.mainAccount,
    kind: 'receipt',
    amountPence: TRANCHE_PENCE,
    receivedOn: stage.clock.today(),
    reference: TRANCHE_REFERENCE,
    formKey: randomUUID(),
    recordedBy: await stage.person(staff.trusteeAdministrator),
  });
}

export const TRANCHE_PENCE = 60_000_00n;
export const TRANCHE_REFERENCE = 'NEEHWA TRANCHE 4';

import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../funds/opening/opening.service.js';
import { HistoryImport } from '../funds/history-import/history-import.service.js';
import { ReceiptRecording } from '../funds/receipt/receipt.service.js';
import { ReportingDuties } from '../funds/duties/duties.service.js';
import { ExpectedTranches } from '../funds/tranches/tranche.service.js';
import { Tranches } from '../funds/tranches/tranches.queries.js';
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
      restriction:
        'Company, song and respite for people with dementia and those who care for them, by voluntary and community groups',
      area: 'The City of Colchester',
      beneficiaries: 'People with dementia, and their unpaid carers',
      theme: 'Health and Wellbeing',
      excludedCosts: ['past-costs', 'political', 'religious', 'statutory', 'trips-abroad'],
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
      restriction:
        'Small grants to voluntary and community groups, neighbourhood by neighbourhood, for what residents start themselves',
      area: 'Colchester Central, North and South',
      beneficiaries: 'Residents, the most deprived neighbourhoods first',
      theme: 'Health and Wellbeing',
      excludedCosts: ['alcohol', 'buildings', 'past-costs', 'political', 'vehicles'],
      feeKind: 'percent',
      feeBasisPoints: 500,
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
      restriction:
        'Keeping residents safe and warm from November to March, and small ideas that make streets feel safer',
      area: 'The City of Colchester',
      beneficiaries: 'Older people, families on low incomes, and those who sleep rough',
      theme: 'Community Safety; Prosperity and Hardship',
      excludedCosts: ['equipment', 'past-costs', 'political', 'statutory'],
      feeKind: 'yearly',
      feeYearlyPence: 2_000_00n,
      feeCeilingPence: 5_000_00n,
      agreementReference: 'ECC-WR-2025',
      startsOn,
      spendBy: stage.clock.day(320),
    },
    by,
  );
  const funds = { lottery: lottery.id, alliance: alliance.id, county: county.id };
  await stage.get(HistoryImport).import({
    rows: Object.entries(OPENING).map(([fund, amountPence], at) => ({
      ...{ lineNumber: at + 2, fund, account: 'main', kind: 'opening-balance', amountPence },
      ...{ on: stage.clock.today(), reference: 'Balance brought forward', reason: '' },
    })),
    by,
    isDryRun: false,
  });
  const money = { ...funds, mainAccount: main.id };
  await expectTranches(stage, money, by);
  await oweReports(stage, money, by);
  return money;
}

/** What the funders' letters announced; one of them is late today. */
async function expectTranches(stage: Stage, money: MoneyInTrust, by: string): Promise<void> {
  const expected = [
    [money.alliance, TRANCHE_PENCE, -180, ''],
    [money.alliance, TRANCHE_PENCE, 120, 'The report for the first year'],
    [money.lottery, 80_000_00n, -9, 'The report for the first year'],
    [money.county, 40_000_00n, 75, ''],
  ] as const;
  for (const [fundId, amountPence, days, note] of expected) {
    await stage.get(ExpectedTranches).expect({
      ...{ fundId, amountPence, note, expectedOn: stage.clock.day(days) },
      ...{ formKey: randomUUID(), announcedBy: by },
    });
  }
}

/** What the agreements make the trustee send. */
async function oweReports(stage: Stage, money: MoneyInTrust, by: string): Promise<void> {
  const owed = [
    [money.lottery, 'Report and statement of the year', 12, 10],
    [money.alliance, 'Awards and outcomes of the quarter', 3, 35],
    [money.county, 'Statement of the winter', null, 160],
  ] as const;
  for (const [fundId, what, everyMonths, days] of owed) {
    await stage.get(ReportingDuties).add({
      ...{ fundId, what, everyMonths, nextDueOn: stage.clock.day(days) },
      ...{ formKey: randomUUID(), addedBy: by },
    });
  }
}

/** Another tranche from the Alliance, as its letter announced it. */
export async function receiveTranche(stage: Stage, money: MoneyInTrust): Promise<void> {
  const [expected] = await stage.get(Tranches).ofFund(money.alliance);
  await stage.get(ReceiptRecording).record({
    fundId: money.alliance,
    bankAccountId: money.mainAccount,
    kind: 'receipt',
    amountPence: TRANCHE_PENCE,
    receivedOn: stage.clock.today(),
    reference: TRANCHE_REFERENCE,
    formKey: randomUUID(),
    recordedBy: await stage.person(staff.trusteeAdministrator),
    trancheId: expected?.id,
  });
}

export const TRANCHE_PENCE = 60_000_00n;
export const TRANCHE_REFERENCE = 'NEEHWA TRANCHE 4';

import { randomUUID } from 'node:crypto';
import { Agreements } from '../funds/agreement/agreement.service.js';
import { DocumentAdding } from '../funds/documents/document-adding.service.js';
import { ReportingDuties } from '../funds/duties/duties.service.js';
import { FundPaymentRecording } from '../funds/fund-payment-recording.service.js';
import { Funds } from '../funds/funds.queries.js';
import { fingerprintOf } from '../funds/interest-sharing/interest-sharing.rules.js';
import { InterestSharings } from '../funds/interest-sharing/interest-sharing.service.js';
import { Reversals } from '../funds/reversal/reversal.service.js';
import { FundTransfers } from '../funds/transfer/transfer.service.js';
import { Pdf } from '../platform/paper/pdf.service.js';
import { staff } from './cast.js';
import type { MoneyInTrust } from './money-in-trust.js';
import type { Stage } from './stage.js';

const INTEREST_PENCE = 412_37n;

/** What a trustee administrator does with funds beside receiving and paying. */
export async function keepTheFunds(stage: Stage, money: MoneyInTrust): Promise<void> {
  const by = await stage.person(staff.trusteeAdministrator);
  stage.clock.goTo(-299, '10:00');
  await keepAgreement(stage, money.lottery, by);
  stage.clock.goTo(-95, '11:20');
  await extend(stage, money.alliance, by);
  await endDuty(stage, money.county, by);

  stage.clock.goTo(0, '00:30'); // today, so that no month is signed that it would count for
  await takeFee(stage, money, by);
  await shareInterest(stage, money, by);
  await transfer(stage, money, by);
  await chargeTwice(stage, money, by);
}

async function keepAgreement(stage: Stage, fundId: string, by: string): Promise<void> {
  const fund = await stage.get(Funds).found(fundId);
  const paper = {
    title: `Grant agreement ${fund.agreementReference}`,
    subtitle: `${fund.funderName} and the trustee`,
    sections: [{ heading: 'What the money is for', paragraphs: [fund.restriction] }],
  };
  await stage.get(DocumentAdding).add({
    ...{ fundId, by, title: 'Grant agreement' },
    file: {
      fileName: 'Grant agreement.pdf',
      content: stage.get(Pdf).print(paper, stage.clock.now()),
    },
  });
}

async function extend(stage: Stage, fundId: string, by: string): Promise<void> {
  const fund = await stage.get(Funds).found(fundId);
  await stage.get(Agreements).change({
    ...{ fundId, formKey: randomUUID(), lastChangeId: undefined, by },
    terms: {
      restriction: fund.restriction,
      area: fund.area,
      beneficiaries: fund.beneficiaries,
      theme: fund.theme,
      excludedCosts: fund.excludedCosts,
      agreementReference: fund.agreementReference,
      startsOn: fund.startsOn,
      spendBy: stage.clock.day(560),
      feeKind: fund.feeKind,
      feeBasisPoints: fund.feeBasisPoints,
      feeYearlyPence: fund.feeYearlyPence,
      feeCeilingPence: fund.feeCeilingPence,
    },
    reason: 'The Alliance’s letter: two months more, as the first round opened late',
  });
}

/** The funder wants a note after each quarter no more: the statement of the year is enough. */
async function endDuty(stage: Stage, fundId: string, by: string): Promise<void> {
  const duties = stage.get(ReportingDuties);
  const { id: dutyId } = await duties.add({
    ...{ fundId, what: 'A note on each quarter', everyMonths: 3 },
    ...{ nextDueOn: stage.clock.day(-60), formKey: randomUUID(), addedBy: by },
  });
  await duties.end({ dutyId, reason: 'Their e-mail: the statement of the year is enough', by });
}

async function takeFee(stage: Stage, money: MoneyInTrust, by: string): Promise<void> {
  await stage.get(FundPaymentRecording).record({
    ...{ fundId: money.county, bankAccountId: money.mainAccount, kind: 'management-fee' },
    ...{ amountPence: 2_000_00n, paidOn: stage.clock.today(), reference: 'FEE YEAR 1', reason: '' },
    ...{ formKey: randomUUID(), recordedBy: by },
  } as const);
}

async function shareInterest(stage: Stage, money: MoneyInTrust, by: string): Promise<void> {
  const sharings = stage.get(InterestSharings);
  const shares = await sharings.preview(money.mainAccount, INTEREST_PENCE);
  await sharings.share({
    ...{ bankAccountId: money.mainAccount, amountPence: INTEREST_PENCE },
    ...{ receivedOn: stage.clock.today(), reference: 'GROSS INTEREST' },
    ...{ seen: fingerprintOf(shares), formKey: randomUUID(), recordedBy: by },
  });
}

async function transfer(stage: Stage, money: MoneyInTrust, by: string): Promise<void> {
  await stage.get(FundTransfers).transfer({
    ...{ fromFundId: money.county, toFundId: money.alliance, bankAccountId: money.mainAccount },
    ...{ amountPence: 5_000_00n, transferredOn: stage.clock.today() },
    reason: 'Warm spaces that the Hyperlocal Fund runs for both',
    consentedBy: 'Moira Tanner, Essex County Council',
    consentedOn: stage.clock.day(-12),
    consentReference: 'E-mail of that day, kept with the county’s papers',
    ...{ formKey: randomUUID(), recordedBy: by },
  });
}

/** A charge typed twice, and the second of them undone. */
async function chargeTwice(stage: Stage, money: MoneyInTrust, by: string): Promise<void> {
  const charge = () =>
    stage.get(FundPaymentRecording).record({
      ...{ fundId: money.county, bankAccountId: money.mainAccount, kind: 'bank-charge' },
      ...{ amountPence: 12_50n, paidOn: stage.clock.today(), reference: 'CHARGES', reason: '' },
      ...{ formKey: randomUUID(), recordedBy: by },
    } as const);
  await charge();
  const { id } = await charge();
  const effectiveOn = stage.clock.today();
  const mistake = { kind: 'fund-payment', id, effectiveOn, reason: 'Typed twice', by } as const;
  await stage.get(Reversals).reverse(mistake);
}

import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../../../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../../../src/funds/opening/opening.service.js';
import { ReceiptRecording } from '../../../src/funds/receipt/receipt.service.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { PanelOpening } from '../../../src/panels/membership/panel-opening.service.js';
import type { RoundTerms } from '../../../src/rounds/opening/opening.rules.js';
import { RoundOpening } from '../../../src/rounds/opening/opening.service.js';
import type { House } from '../../support/house.js';
import { equalPayments } from '../../../src/rounds/payment-plan/payment-plan.rules.js';

/** What a round needs before it can be opened. */
export interface Ground {
  readonly coordinator: string;
  readonly panelId: string;
  readonly fundId: string;
}

export async function ground(house: House): Promise<Ground> {
  const coordinator = await house.person('Cora Coordinator', 'coordinator');
  const panel = await house
    .get(PanelOpening)
    .open({ name: 'Funding Panel', parentBody: 'Strategic Group', quorumAgencies: 5 }, coordinator);
  const fund = await house.get(FundOpening).open(
    {
      name: 'Communities Fund',
      code: 'communities',
      funderName: 'A Lottery',
      restriction: 'Groups in Colchester',
      agreementReference: 'A-1',
      startsOn: '2026-04-01',
      spendBy: '2028-03-31',
    },
    coordinator,
  );
  const account = await house
    .get(BankAccountOpening)
    .open(
      { name: 'Current', code: 'current', sortCode: '309089', accountNumber: '12345678' },
      coordinator,
    );
  await house.get(ReceiptRecording).record({
    fundId: fund.id,
    bankAccountId: account.id,
    kind: 'receipt',
    amountPence: 100_000_000n,
    receivedOn: '2026-04-01',
    reference: 'A 0042',
    formKey: randomUUID(),
    recordedBy: coordinator,
  });
  return { coordinator, panelId: panel.id, fundId: fund.id };
}

/** Terms of a round that is open from 1 November 2026, 9am, to 4 December 2026, 12 noon. */
export function termsOn({ panelId, fundId }: Ground, change: Partial<RoundTerms> = {}): RoundTerms {
  return {
    title: 'Winter Resilience 2026',
    summary: 'Warm places and hot meals.\nNot buildings.',
    panelId,
    opensAt: londonInstant('2026-11-01', '09:00'),
    closesAt: londonInstant('2026-12-04', '12:00'),
    scoreBy: '2026-12-14',
    smallestPence: 50_000n,
    largestPence: 1_000_000n,
    parts: equalPayments(2),
    returnMonths: [6, 12],
    signatories: 1,
    tellsAtOnce: true,
    budgets: [{ fundId, budgetPence: 4_000_000n }],
    criteria: [
      { name: 'Strengths', question: 'Does it build on what is strong?', weight: 60 },
      { name: 'Led by people', question: 'Who leads it?', weight: 40 },
    ],
    ...change,
  };
}

/** Opens such a round. Answers with its slug. */
export function openRound(
  house: House,
  on: Ground,
  change: Partial<RoundTerms> = {},
): Promise<string> {
  return house.get(RoundOpening).open(termsOn(on, change), on.coordinator);
}

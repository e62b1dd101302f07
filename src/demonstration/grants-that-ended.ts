import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../funds/opening/opening.service.js';
import { ReceiptRecording } from '../funds/receipt/receipt.service.js';
import { plainPounds, type Pence } from '../kernel/pence.js';
import { ClawingBack } from '../monitoring/clawback/clawing-back.service.js';
import { Closing } from '../monitoring/closure/closing.service.js';
import { Noting } from '../monitoring/notes/noting.service.js';
import { Reviewing } from '../monitoring/review/reviewing.service.js';
import { LimitSetting } from '../payments/limits/limit-setting.service.js';
import { BankLines } from '../reconciliation/bank-lines.queries.js';
import { Matching } from '../reconciliation/matching/matching.service.js';
import { ReturnedGrants } from '../reconciliation/returned-grant/returned-grant.service.js';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { equalPayments } from '../rounds/payment-plan/payment-plan.rules.js';
import { apply, type Bid } from './bids.js';
import { PLACE, staff, type OrganisationPlayer } from './cast.js';
import { accept, attend, callMeeting, decide, releaseAll } from './deciding.js';
import { judge } from './judging.js';
import type { MoneyInTrust } from './money-in-trust.js';
import { openRound } from './panel-and-rounds.js';
import { pay } from './paying.js';
import { sendOnlyReturn } from './returning.js';
import type { Stage } from './stage.js';
import type { Voice } from './voices.js';

const ACCOUNT = { sortCode: '30-00-00', accountNumber: '10203067' } as const;
const GIFT = { words: 'CHEST GIFT', pence: 5_000_00n } as const;

const library: OrganisationPlayer = {
  ...{ name: 'Berechurch Seed Library', legalForm: 'unincorporated-group' },
  ...{ charityNumber: '', companyNumber: '', postcode: 'CO2 9RR' },
  purpose: 'Seeds to borrow in spring and bring back in autumn.',
  contact: { name: 'Hetty Marlow', email: 'hetty.marlow@example.org' },
  signatory: { name: 'Piet Marlow', email: 'piet.marlow@example.org' },
  ...{ sortCode: '20-00-00', accountNumber: '55779977' },
};
const toolShare: OrganisationPlayer = {
  ...{ name: 'Old Heath Tool Share', legalForm: 'unincorporated-group' },
  ...{ charityNumber: '', companyNumber: '', postcode: 'CO2 8DD' },
  purpose: 'Tools that a whole street can use.',
  contact: { name: 'Bram Tolley', email: 'bram.tolley@example.org' },
  signatory: { name: 'Effie Tolley', email: 'effie.tolley@example.org' },
  ...{ sortCode: '20-00-00', accountNumber: '55779999' },
};

const SEEDS: Voice = {
  summary: 'A cabinet of seeds, and somebody beside it who knows when to sow them.',
  benefits: 'Families with a yard or a sill who have never grown anything.',
  strengths: 'Three allotment holders who can’t walk past a stranger without giving advice.',
  ledBy: 'Whoever brought seeds back last year says what is sown this year.',
};
const TOOLS: Voice = {
  summary: 'A drill for forty houses instead of forty drills.',
  benefits: 'Tenants who may put up a shelf but own no drill.',
  strengths: 'A dry garage, and a retired joiner who sharpens what comes back blunt.',
  ledBy: 'The street meets on the first Sunday and votes on what to buy.',
};

/**
 * The year's smallest round, all of it behind us, with money and an account of its own: a grant that is complete, and
 * one of which money is asked back and comes in parts.
 */
export async function grantsThatEnded(
  stage: Stage,
  panelId: string,
  money: MoneyInTrust,
): Promise<void> {
  stage.clock.goTo(-299, '10:00');
  const { fundId, bankAccountId } = await openTheChest(stage);
  const roundId = await openRound(stage, panelId, {
    ...{ title: 'Community Chest', summary: 'A little money for something a street shares.' },
    ...{ fundId, budgetPence: 4_000_00n, largestPence: 2_000_00n },
    ...{ opens: -298, closes: -292, scoreBy: -289, parts: equalPayments(1), returnMonths: [3] },
  });
  stage.clock.goTo(-294, '18:00');
  const [seeds, tools] = [
    await apply(stage, roundId, bid(library, 'Seeds to borrow', SEEDS, '1500')),
    await apply(stage, roundId, bid(toolShare, 'A drill for forty houses', TOOLS, '1800')),
  ];
  stage.clock.goTo(-290, '20:00');
  for (const applicationId of [seeds, tools]) {
    await judge(stage, roundId, { applicationId, points: 4, suggestedPence: 1_500_00n });
  }
  const meetingId = await callMeeting(stage, roundId, { on: -280, at: '14:00', place: PLACE });
  stage.clock.goTo(-280, '14:10');
  await attend(stage, meetingId);
  const give = async (applicationId: string, amountPence: Pence): Promise<string> =>
    (await decide(stage, {
      ...{ meetingId, applicationId, reasons: 'Small, and shared by many.' },
      verdict: { outcome: 'awarded', parts: [{ fundId, amountPence }] },
    })) ?? '';
  const [seedsAward, toolsAward] = [
    await give(seeds, 1_500_00n),
    await give(tools, 1_800_00n),
  ] as const;
  stage.clock.goTo(-279, '09:30');
  await releaseAll(stage, roundId);
  stage.clock.goTo(-275, '19:00');
  await accept(stage, seedsAward, library);
  await accept(stage, toolsAward, toolShare);
  stage.clock.goTo(-274, '10:00');
  await pay(stage, { ...money, mainAccount: bankAccountId }, [seedsAward, toolsAward], 'sent');
  stage.clock.goTo(-272, '10:00');
  await seeItLeave(stage, bankAccountId);
  await reportAndEnd(stage, { seedsAward, toolsAward, bankAccountId });
}

/** Both report; one grant is complete, of the other money is asked back, and the first part has come. */
async function reportAndEnd(
  stage: Stage,
  at: { readonly seedsAward: string; readonly toolsAward: string; readonly bankAccountId: string },
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  stage.clock.goTo(-190, '20:30');
  const seeds = await sendOnlyReturn(stage, at.seedsAward, library, {
    ...{ 'spending.1.spent': '1,500', 'people.fresh': '120', 'outcomes.1.reached': '96' },
    story: 'Every drawer went out and most came back fuller. The beans were eaten.',
  });
  const tools = await sendOnlyReturn(stage, at.toolsAward, toolShare, {
    ...{ 'spending.1.spent': '1,800', 'people.fresh': '43', 'outcomes.1.reached': '40' },
    story: 'Forty houses have borrowed something; the drill has never been home for a weekend.',
    changes: 'We bought a barbecue for the opening as well.',
  });
  stage.clock.goTo(-186, '11:00');
  const reviewing = stage.get(Reviewing);
  const accepting = { by, note: 'Thank you: a pleasure to read.' };
  await reviewing.accept({ ...accepting, returnId: seeds, admittedPence: 1_500_00n });
  const note = 'The agreement leaves food and drink out, so the barbecue doesn’t count.';
  await reviewing.accept({ returnId: tools, admittedPence: 1_440_00n, note, by });
  await stage.get(Noting).keep({
    ...{ formKey: randomUUID(), awardId: at.toolsAward, kind: 'visit', by },
    ...{ heldOn: stage.clock.day(-187), who: 'Priya Raman met Bram Tolley at the garage' },
    seen: 'The tools are there, labelled and lent out on a card. So is the barbecue.',
    ...{ isShared: false, followUp: { what: '', ownerId: null, dueOn: null } },
  });
  await stage.get(Closing).close({
    ...{ awardId: at.seedsAward, explanation: '', by },
    lessons:
      'A grant of £1,500 reached more people than some of ten times that. Begin in February.',
  });
  stage.clock.goTo(-180, '15:00');
  const clawbackId = await stage.get(ClawingBack).ask({
    ...{ formKey: randomUUID(), awardId: at.toolsAward, cause: 'misspent', by },
    ...{ amountPence: 360_00n, reason: 'The barbecue: the agreement leaves food and drink out.' },
    ...{ count: 3, firstOn: stage.clock.day(-30) },
  });
  stage.clock.goTo(-179, '10:00');
  const another = await stage.person(staff.trusteeAdministrator);
  await stage.get(ClawingBack).decide(clawbackId, another);
  stage.clock.goTo(-31, '10:00');
  await importLines(stage, at.bankAccountId, GIFT.pence - 3_300_00n, [
    ['FPI', 'TOOL SHARE PAY BACK', 120_00n],
  ]);
  const [line] = await stage.get(BankLines).unmatched(at.bankAccountId);
  await stage.get(ReturnedGrants).record({
    ...{ bankLineId: line?.id ?? '', awardId: at.toolsAward },
    ...{ formKey: randomUUID(), by: another },
  });
}

async function openTheChest(
  stage: Stage,
): Promise<{ readonly fundId: string; readonly bankAccountId: string }> {
  const by = await stage.person(staff.trusteeAdministrator);
  const { id: bankAccountId } = await stage
    .get(BankAccountOpening)
    .open({ name: 'Community Chest account', code: 'chest', ...ACCOUNT }, by);
  const { id: fundId } = await stage.get(FundOpening).open(
    {
      ...{ name: 'Community Chest', code: 'chest', funderName: 'Friends of Colchester' },
      restriction: 'Things that a street or a neighbourhood shares',
      ...{ agreementReference: 'FOC-1', startsOn: stage.clock.today() },
      spendBy: stage.clock.day(200),
    },
    by,
  );
  await stage.get(LimitSetting).set({ fundId, itemPence: 5_000_00n, runPence: 5_000_00n, by });
  await stage.get(ReceiptRecording).record({
    ...{ fundId, bankAccountId, kind: 'receipt', amountPence: GIFT.pence, reference: GIFT.words },
    ...{ receivedOn: stage.clock.today(), formKey: randomUUID(), recordedBy: by },
  });
  return { fundId, bankAccountId };
}

/** The bank's export of the chest's own account: the gift in, the two payments out. */
async function seeItLeave(stage: Stage, bankAccountId: string): Promise<void> {
  await importLines(stage, bankAccountId, 0n, [
    ['FPI', GIFT.words, GIFT.pence],
    ['BP', 'BULK PAYMENT', -3_300_00n],
  ]);
  const by = await stage.person(staff.trusteeAdministrator);
  const runId = await stage.idOf(
    'SELECT id FROM payment_run WHERE bank_account_id = $1',
    bankAccountId,
  );
  const receiptId = await stage.idOf(
    'SELECT id FROM receipt WHERE bank_account_id = $1',
    bankAccountId,
  );
  for (const { id: bankLineId, amountPence } of await stage
    .get(BankLines)
    .unmatched(bankAccountId)) {
    const item = amountPence < 0n ? (`run:${runId}` as const) : (`receipt:${receiptId}` as const);
    await stage.get(Matching).match({ bankLineId, items: [item], by });
  }
}

/** In the layout of a Lloyds export, on this day of the story. */
async function importLines(
  stage: Stage,
  bankAccountId: string,
  opening: Pence,
  lines: readonly (readonly [type: string, words: string, pence: Pence])[],
): Promise<void> {
  const [year, month, day] = stage.clock.today().split('-');
  let balance = opening;
  const rows = lines.map(([type, words, pence]) => {
    balance += pence;
    const [debit, credit] = pence < 0n ? [plainPounds(-pence), ''] : ['', plainPounds(pence)];
    return `${day}/${month}/${year},${type},'${ACCOUNT.sortCode},${ACCOUNT.accountNumber},"${words}",${debit},${credit},${plainPounds(balance)}`;
  });
  const head =
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
  await stage.get(StatementImport).import({
    bankAccountId,
    fileName: `chest-${stage.clock.today()}.csv`,
    bytes: Buffer.from([head, ...rows.reverse()].join('\n')),
    by: await stage.person(staff.trusteeAdministrator),
  });
}

function bid(organisation: OrganisationPlayer, title: string, voice: Voice, amount: string): Bid {
  return {
    ...{ organisation, title, voice, amount, cost: amount, people: '60' },
    ...{ neighbourhood: 'south', theme: 'health-and-wellbeing' },
  };
}

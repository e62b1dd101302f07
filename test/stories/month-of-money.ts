import { Instalments } from '../../src/payments/instalments.queries.js';
import { Schedule } from '../../src/payments/schedule/schedule.service.js';
import { untilQuiet } from '../integration/correspondence/quiet.js';
import { anAward } from '../integration/payments/an-award.js';
import { codeOf } from '../integration/payments/a-run.js';
import type { House } from '../support/house.js';
import { act, typedDate, type Hand, type HandFor } from './hand.js';
import { statementOfNovember } from './november-at-the-bank.js';

/** What the month leaves behind for a test to look at. */
export interface Month {
  readonly lotteryId: string;
  readonly allianceId: string;
  readonly bankAccountId: string;
  /** What the funder was answered where they have nothing to read. */
  readonly turnedAway: readonly number[];
  /** What pages said on the way. */
  readonly said: Readonly<Record<string, string>>;
  /** What was refused on the way, and in which words. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
}

/**
 * November of the trustee administrator's year: money comes, money goes, and the bank's word is brought
 * to the cash book, to the penny. Each act is by the person whose it is, at its own page.
 * The house's clock starts at 9 in the morning of Monday 2 November 2026.
 */
export async function walkTheMonth(house: House, handFor: HandFor): Promise<Month> {
  const refusals: Record<string, readonly string[]> = {};
  const said: Record<string, string> = {};
  const margaret = await house.person('Margaret Okafor', 'trustee-administrator');
  const daniel = await house.person('Daniel Whitcombe', 'trustee-administrator');
  const nadia = await house.person('Nadia Bello', 'trustee-administrator');

  // The trustee takes over two funds with what is left in them; the Lottery announces its next payment.
  let hand = await handFor(margaret);
  await act(hand, '/bank-accounts/new', {
    name: 'Current account',
    code: 'current',
    sortCode: '30-90-89',
    accountNumber: '70123456',
  });
  const bankAccountId = await idOf(house, 'SELECT id FROM bank_account');
  const lotteryId = await openedFund(house, hand, {
    name: 'Reaching Communities',
    code: 'lottery',
    funderName: 'The National Lottery Community Fund',
    agreementReference: 'TNL-42',
  });
  const allianceId = await openedFund(house, hand, {
    name: 'Hyperlocal Fund',
    code: 'alliance',
    funderName: 'North East Essex Health and Wellbeing Alliance',
    agreementReference: 'NEEHWA-3',
  });
  for (const [fundId, amount] of [
    [lotteryId, '10,000'],
    [allianceId, '5,000'],
  ] as const) {
    await act(hand, `/funds/${fundId}/receipt`, {
      kind: 'opening-balance',
      amount,
      ...typedDate('receivedOn', '2026-10-31'),
      bankAccountId,
      reference: 'Brought forward',
    });
  }
  await act(hand, `/funds/${lotteryId}/agreement`, {
    restriction: 'Small grants to groups in Colchester',
    area: 'Colchester',
    beneficiaries: '',
    theme: '',
    agreementReference: 'TNL-42',
    ...typedDate('startsOn', '2026-04-01'),
    ...typedDate('spendBy', '2029-03-31'),
    feeKind: 'percent',
    feePercent: '5',
    feeYearly: '',
    feeCeiling: '',
    reason: 'The letter of 28 October',
  });
  await act(hand, `/funds/${lotteryId}/tranches/new`, {
    amount: '20,000',
    ...typedDate('expectedOn', '2026-11-05'),
    note: 'The report for the first year',
  });
  await act(hand, `/payment-limits/${lotteryId}`, { item: '2,000', run: '10,000' });
  const funder = { name: 'Imogen Hale', email: 'imogen.hale@example.org' };
  await act(hand, `/funds/${lotteryId}/funder-contacts/new`, funder);
  await house.letterbox.waitFor(funder.email, 'Reaching Communities');

  // Three awards of the panel's wait to be paid.
  const payments = await threeAwards(house, lotteryId, bankAccountId);
  const [, , failing] = payments;

  // The tranche comes, and the fee that the agreement allows is taken.
  house.clock.set('2026-11-05T10:00:00Z');
  hand = await handFor(margaret);
  await act(hand, `/funds/${lotteryId}/receipt`, {
    kind: 'receipt',
    amount: '20,000',
    ...typedDate('receivedOn', '2026-11-05'),
    bankAccountId,
    reference: 'TNLCF TNL-42 T2',
    trancheId: await idOf(house, 'SELECT id FROM tranche'),
  });
  said['the fund'] = await hand.read(`/funds/${lotteryId}`);
  house.clock.set('2026-11-06T10:00:00Z');
  hand = await handFor(margaret);
  const fee = {
    ...typedDate('paidOn', '2026-11-06'),
    bankAccountId,
    reference: 'Half a year’s fee',
  };
  const tooMuch = await hand.send(`/funds/${lotteryId}/fee`, { ...fee, amount: '1,000.01' });
  refusals['a higher fee than agreed'] = tooMuch.refusals;
  await act(hand, `/funds/${lotteryId}/fee`, { ...fee, amount: '1,000' });

  // Three payments in a run: one prepares, another approves, a third releases, and it is sent.
  house.clock.set('2026-11-11T10:00:00Z');
  hand = await handFor(margaret);
  const run = await act(hand, '/payment-runs/new', {
    bankAccount: bankAccountId,
    instalments: payments.map(({ id }) => id),
  });
  said['to approve one’s own run'] = await hand.read(`${run}/approval`);
  hand = await handFor(daniel);
  const guessed = await hand.send(`${run}/approval`, { code: '000000' });
  refusals['a wrong code'] = guessed.refusals;
  await act(hand, `${run}/approval`, { code: await codeOf(house, daniel) });
  said['to release what one approved'] = await hand.read(`${run}/release`);
  hand = await handFor(nadia);
  await act(hand, `${run}/release`, { code: await codeOf(house, nadia) });
  hand = await handFor(margaret);
  await act(hand, `${run}/sending`, { layout: 'lloyds', ownName: 'One Colchester' });
  said['the bank’s file'] = await hand.read(`${run}/file`);
  await untilQuiet(house); // a letter says how things stand when it goes out: all three are told today

  // On the next day the bank rings: one of them never left.
  house.clock.set('2026-11-12T15:00:00Z');
  hand = await handFor(margaret);
  await act(hand, `/payments/${failing.id}/failure`, { reason: 'The account is closed' });
  said['the run'] = await hand.read(run);

  // The statement so far. What the bank's words make certain is accepted in one go.
  house.clock.set('2026-11-20T16:00:00Z');
  hand = await handFor(margaret);
  await importStatement(
    hand,
    bankAccountId,
    'to-20-november.csv',
    statementOfNovember(payments, 20),
  );
  said['the certain matches'] = await hand.read(`/bank/${bankAccountId}/certain-matches`);
  await act(hand, `/bank/${bankAccountId}/certain-matches`);
  // The fee is named otherwise by the bank, so a person says that it is the same.
  const feeLine = await lineOf(house, 'ONE COLCHESTER 00931');
  said['what the fee may be'] = await hand.read(`${feeLine}/match`);
  const feeId = await idOf(house, 'SELECT id FROM fund_payment');
  await act(hand, `${feeLine}/match`, { item: `fund-payment:${feeId}` });
  said['what the fee is'] = await hand.read(feeLine);
  // Nobody knows this one. It is asked about, and a week later the Alliance says that it is theirs.
  const unknown = await lineOf(house, 'CASH COLCHESTER 300214');
  await act(hand, `${unknown}/suspense`, { note: 'Asked the bank and both funders' });
  said['the suspense'] = await hand.read('/bank/suspense');
  said['home, with money in suspense'] = await hand.read('/home');
  said['the funds, with money in suspense'] = await hand.read('/funds');
  house.clock.set('2026-11-27T11:00:00Z');
  hand = await handFor(margaret);
  const receiptId = await idOf(
    house,
    `SELECT r.id FROM receipt r JOIN fund f ON f.id = r.fund_id WHERE f.code = 'suspense'`,
  );
  await act(hand, `/bank/suspense/${receiptId}/assignment`, {
    [`share-${allianceId}`]: '150',
    reference: 'Bucket collection, Castle Park',
    reason: 'The Alliance’s letter of 26 November',
  });

  // The month is over. The whole statement overlaps the first; only what is new is added.
  house.clock.set('2026-12-01T09:00:00Z');
  hand = await handFor(margaret);
  said['home, after the month'] = await hand.read('/home');
  said['the preview'] = await importStatement(
    hand,
    bankAccountId,
    'november.csv',
    statementOfNovember(payments),
  );
  said['before it is explained'] = await hand.read('/reconciliations/2026-11');
  await act(hand, `${await lineOf(house, 'WIVENHOE WARM TABLE UNSPENT')}/returned-grant`, {
    awardId: await idOf(
      house,
      `SELECT a.id FROM award a JOIN organisation o ON o.id = a.organisation_id
        WHERE o.name = 'Wivenhoe Warm Table'`,
    ),
  });
  await act(hand, `${await lineOf(house, 'SERVICE CHARGE')}/charge`, {
    fundId: lotteryId,
    reference: 'Service charge for November',
  });
  said['the account'] = await hand.read(`/bank/${bankAccountId}`);

  // One puts it forward, another signs it, and the books are closed.
  await act(hand, '/reconciliations/2026-11/preparation');
  const own = await hand.send('/reconciliations/2026-11/signature', {});
  refusals['signed by oneself'] = own.refusals;
  said['home of who prepared it'] = await hand.read('/home');
  hand = await handFor(daniel);
  said['home of who may sign it'] = await hand.read('/home');
  await hand.read('/reconciliations');
  await act(hand, '/reconciliations/2026-11/signature');
  said['the month'] = await hand.read('/reconciliations/2026-11');
  hand = await handFor(margaret);
  const late = await hand.send(`/funds/${allianceId}/receipt`, {
    kind: 'receipt',
    amount: '1',
    ...typedDate('receivedOn', '2026-11-30'),
    bankAccountId,
    reference: 'LATE',
  });
  refusals['into a closed month'] = late.refusals;

  // The funder reads what became of their money, and nobody else's.
  hand = await handFor(await idOf(house, `SELECT id FROM person WHERE email = '${funder.email}'`));
  said['the funder’s home'] = await hand.read('/home');
  const november = '?from=2026-11-01&to=2026-11-30';
  said['the funder’s statement'] = await hand.read(`/funds/${lotteryId}/statement${november}`);
  said['what came back'] = await hand.read(`/funds/${lotteryId}/entries?kind=grant-returned`);
  const turnedAway = [
    await hand.knock(`/funds/${allianceId}/statement${november}`),
    await hand.knock(`/funds/${allianceId}/entries`),
    await hand.knock(`/bank/${bankAccountId}`),
    await hand.knock('/reconciliations/2026-11'),
  ];
  return { lotteryId, allianceId, bankAccountId, turnedAway, said, refusals };
}

async function openedFund(
  house: House,
  hand: Hand,
  fund: Readonly<Record<'name' | 'code' | 'funderName' | 'agreementReference', string>>,
): Promise<string> {
  await act(hand, '/funds/new', {
    ...fund,
    restriction: 'Small grants to groups in Colchester',
    feeKind: 'none',
    ...typedDate('startsOn', '2026-04-01'),
    ...typedDate('spendBy', '2029-03-31'),
  });
  return idOf(house, `SELECT id FROM fund WHERE code = '${fund.code}'`);
}

/** A payment that is due. */
interface DuePayment {
  readonly id: string;
  readonly reference: string;
}

/** Decided and accepted in an earlier story. Answers with the payments that are due on them. */
async function threeAwards(
  house: House,
  fundId: string,
  bankAccountId: string,
): Promise<readonly [DuePayment, DuePayment, DuePayment]> {
  const from = { fundId, bankAccountId };
  return [
    await duePayment(house, from, 'Wivenhoe Warm Table', 2_400_00n, '55779911'),
    await duePayment(house, from, 'Tiptree Shed', 1_750_25n, '55779922'),
    await duePayment(house, from, 'Monkwick Lunch Club', 960_00n, '55779933'),
  ];
}

async function duePayment(
  house: House,
  from: { readonly fundId: string; readonly bankAccountId: string },
  organisationName: string,
  amountPence: bigint,
  accountNumber: string,
): Promise<DuePayment> {
  const { awardId } = await anAward(house, {
    ...{ organisationName, amountPence, from },
    account: { accountName: organisationName, accountNumber },
    instalments: 1,
    hasLimit: false,
  });
  await house.get(Schedule).plan(awardId);
  const [payment] = await house.get(Instalments).ofAward(awardId);
  if (!payment) throw new Error('No payment was planned');
  return payment;
}

/** As a person does: chooses the file, looks at what is in it, imports it. Answers with the preview. */
async function importStatement(
  hand: Hand,
  bankAccountId: string,
  fileName: string,
  bytes: Buffer,
): Promise<string> {
  const looked = await hand.upload(`/bank/${bankAccountId}/statements/new`, fileName, bytes);
  if (looked.refusals.length > 0) throw new Error(looked.refusals.join('; '));
  await act(hand, looked.path);
  return looked.text;
}

async function lineOf(house: House, words: string): Promise<string> {
  return `/bank/lines/${await idOf(house, `SELECT id FROM bank_line WHERE description = '${words}'`)}`;
}

async function idOf(house: House, sql: string): Promise<string> {
  const rows = await house.db.query<{ id: string }[]>(sql);
  const [row] = rows;
  if (rows.length !== 1 || !row) throw new Error(`${rows.length} rows, not one: ${sql}`);
  return row.id;
}

import { readFile } from 'node:fs/promises';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../src/platform/queues/queues.jobs.js';
import type { House } from '../support/house.js';
import { codeOf } from '../integration/payments/a-run.js';
import { sharedData } from '../support/shared-data.js';
import { act, idIn, typedDate, type Hand, type HandFor } from './hand.js';

/** What the walk leaves behind for a test to look at. */
export interface Life {
  readonly fundId: string;
  readonly awardId: string;
  readonly declinedId: string;
  readonly bankAccountId: string;
  /** What was refused on the way, and in which words. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
}

const AGENCIES = [
  ['Colchester City Council', 'public'],
  ['Essex County Council', 'public'],
  ['Integrated Care Board', 'public'],
  ['Essex Police', 'public'],
  ['University of Essex', 'public'],
  ['Community Housing', 'voluntary'],
] as const;

const ANSWERS = {
  'who-benefits': 'Older people who live alone.',
  people: '45',
  neighbourhood: 'south',
  theme: 'health-and-wellbeing',
  'area.places': 'castle',
};

/**
 * The whole life, one act after another, each by the person whose act it is, each at its own page.
 * The house's clock starts at 9 in the morning of Monday 23 November 2026.
 */
export async function walkTheLife(house: House, handFor: HandFor): Promise<Life> {
  const refusals: Record<string, readonly string[]> = {};
  const trustee = await house.person('Margaret Okafor', 'trustee-administrator');
  const secondTrustee = await house.person('Daniel Whitcombe', 'trustee-administrator');
  const coordinator = await house.person('Priya Raman', 'coordinator');
  const contact = await house.person('Joan Pettit');
  const otherContact = await house.person('Alan Prosser');

  // Money is received in trust.
  let hand = await handFor(trustee);
  await act(hand, '/bank-accounts/new', {
    name: 'Lloyds current account',
    code: 'lloyds',
    sortCode: '99-88-74',
    accountNumber: '1515152252',
  });
  const bankAccountId = await idOf(house, 'SELECT id FROM bank_account');
  await act(hand, '/funds/new', {
    name: 'Hyperlocal Fund',
    code: 'alliance',
    funderName: 'North East Essex Health and Wellbeing Alliance',
    restriction: 'Small grants to groups in Colchester',
    agreementReference: 'NEEHWA-3',
    feeKind: 'none',
    ...typedDate('startsOn', '2023-04-01'),
    ...typedDate('spendBy', '2028-03-31'),
  });
  const fundId = await idOf(house, 'SELECT id FROM fund');
  for (const [amount, reference] of [
    ['2,000', 'HHHHH LTD RP555000111222333'],
    ['£500.00', 'CLIENT CO LTD 400000005566778899'],
  ] as const) {
    await act(hand, `/funds/${fundId}/receipt`, {
      kind: 'receipt',
      amount,
      ...typedDate('receivedOn', '2023-12-01'),
      bankAccountId,
      reference,
    });
  }

  // A panel is seated, and a round opened on the fund.
  hand = await handFor(coordinator);
  await act(hand, '/panels/new', {
    name: 'One Colchester Funding Panel',
    parentBody: 'One Colchester Strategic Group',
    quorumAgencies: '5',
  });
  const panelId = await idOf(house, 'SELECT id FROM panel');
  for (const [index, [agencyName, sector]] of AGENCIES.entries()) {
    await act(hand, `/panels/${panelId}/seats`, {
      name: memberName(index),
      email: memberEmail(index),
      agencyId: 'new',
      agencyName,
      sector,
      office: index === 0 ? 'chair' : 'member',
    });
  }
  const members = await Promise.all(
    AGENCIES.map((_, index) =>
      idOf(house, 'SELECT id FROM person WHERE email = $1', memberEmail(index)),
    ),
  );
  await act(hand, '/rounds/new', {
    title: 'Winter Resilience',
    summary: 'Warm places and hot meals from December to March.',
    panel: panelId,
    [`budget-${fundId}`]: '2,400',
    smallest: '100',
    largest: '2000',
    instalments: '1',
    returnMonths: '1',
    signatories: '1',
    ...typedDate('opensOn', '2026-11-23'),
    opensTime: '9am',
    ...typedDate('closesOn', '2026-11-30'),
    closesTime: '12 noon',
    ...typedDate('scoreBy', '2026-12-02'),
    'criterion-1-name': 'Strengths',
    'criterion-1-question': 'Does it build on what is strong?',
    'criterion-1-weight': '3',
    'criterion-2-name': 'Led by residents',
    'criterion-2-question': 'Do those who benefit lead it?',
    'criterion-2-weight': '2',
    'criterion-3-name': '',
    'criterion-3-question': '',
    'criterion-4-name': '',
    'criterion-4-question': '',
    'criterion-5-name': '',
    'criterion-5-question': '',
  });
  const roundId = await idOf(house, 'SELECT id FROM round');

  // Two organisations apply online.
  house.clock.set('2026-11-24T19:30:00Z');
  const applicationId = await applyAs(house, await handFor(contact), {
    organisation: 'Wivenhoe Warm Table',
    title: 'Warm Table, every day',
    amount: '1,800',
  });
  const declinedId = await applyAs(house, await handFor(otherContact), {
    organisation: 'Tiptree Shed',
    title: 'A lathe for the shed',
    amount: '950.50',
  });
  await house.letterbox.waitFor('joan.pettit@example.org', 'OC-2026-0001');

  // The panel declares its interests, reads and scores.
  house.clock.set('2026-12-01T18:00:00Z');
  for (const [index, member] of members.entries()) {
    hand = await handFor(member);
    for (const bid of [applicationId, declinedId]) {
      const isConflicted = index === 5 && bid === applicationId;
      await act(hand, `/applications/${bid}/declaration`, {
        kind: isConflicted ? 'pecuniary' : 'none',
        note: isConflicted ? 'My sister is paid to cook there.' : '',
      });
      if (isConflicted) continue;
      await act(hand, `/applications/${bid}/scores`, {
        'points-1': bid === applicationId ? '5' : '2',
        'reason-1': 'As the application says.',
        'points-2': bid === applicationId ? '4' : '1',
        'reason-2': 'They decide together.',
        comment: 'Clear.',
        suggested: bid === applicationId ? '1800' : '0',
      });
    }
  }

  // The panel meets. Four agencies are not enough; the fifth makes the quorum.
  hand = await handFor(coordinator);
  await act(hand, `/meetings/new?round=${roundId}`, {
    ...typedDate('startsOn', '2026-12-04'),
    startsAt: '2pm',
    place: 'Town Hall, Colchester',
  });
  const meetingId = await idOf(house, 'SELECT id FROM meeting');
  house.clock.set('2026-12-04T14:05:00Z');
  hand = await handFor(coordinator);
  await act(hand, `/meetings/${meetingId}/attendance`, { present: members.slice(0, 4) });
  hand = await handFor(members[0] ?? '');
  const decisionAt = (bid: string): string => `/meetings/${meetingId}/decisions/${bid}`;
  const toAward = {
    outcome: 'awarded',
    fund: fundId,
    conditions: 'Open to all.',
    reasons: 'Needed.',
  };
  const tooFew = await hand.send(decisionAt(applicationId), { ...toAward, amount: '1,800' });
  refusals['not quorate'] = tooFew.refusals;
  hand = await handFor(coordinator);
  await act(hand, `/meetings/${meetingId}/attendance`, { present: members.slice(4) });
  hand = await handFor(members[0] ?? '');
  const tooMuch = await hand.send(decisionAt(applicationId), { ...toAward, amount: '2,600' });
  refusals['more than there is'] = tooMuch.refusals;
  await act(hand, decisionAt(applicationId), {
    ...toAward,
    amount: '1,750.25',
    revisedBudget: 'Food and the cook, without the hall.',
  });
  await act(hand, decisionAt(declinedId), {
    outcome: 'declined',
    conditions: '',
    reasons: 'A machine rather than an activity.',
  });
  const awardId = await idOf(house, 'SELECT id FROM award');
  hand = await handFor(coordinator);
  await act(hand, '/rounds/winter-resilience/giving-back', { reason: 'Both bids are decided.' });
  // Both outcomes are held: the letters are read, then released.
  refusals['read before the release'] = [
    await hand.read('/rounds/winter-resilience/outcomes/letters'),
  ];
  await act(hand, '/rounds/winter-resilience/outcomes', {
    outcomes: [`${applicationId}/0`, `${declinedId}/0`],
  });
  await house.letterbox.waitFor('alan.prosser@example.org', 'A machine rather than an activity.');
  await house.letterbox.waitFor('joan.pettit@example.org', '£1,750.25');

  // The offer is accepted; instalments and returns follow through the queue.
  hand = await handFor(contact);
  await act(hand, `/awards/${awardId}/acceptance`, {
    signatoryName: 'Joan Pettit',
    signatoryPosition: 'Treasurer',
    accountName: 'Wivenhoe Warm Table',
    sortCode: '20-00-00',
    accountNumber: '55779911',
    accepts: 'yes',
  });
  const instalmentId = await eventually(house, 'SELECT id FROM instalment');
  const returnId = await eventually(house, 'SELECT id FROM monitoring_return');

  // Two people check the account: the first rings the organisation on a number known before.
  const detailsId = await idOf(house, 'SELECT id FROM bank_details');
  hand = await handFor(trustee);
  await act(hand, `/bank-details/${detailsId}/check`, {
    evidence: 'Statement of November: name, sort code and number agree',
    spokeTo: 'Joan Pettit',
    numberKnownFrom: 'The application',
    ...typedDate('calledOn', '2026-12-04'),
  });
  await act(await handFor(secondTrustee), `/bank-details/${detailsId}/check`, {
    evidence: 'The same statement, digit by digit',
  });

  // The coordinator has seen that the condition which comes before the payment is met.
  await act(await handFor(coordinator), `/awards/${awardId}/conditions/1`, {
    words: 'Their poster says that everybody is welcome',
  });

  // One prepares a run, another approves it with a code, and it is sent in one file.
  hand = await handFor(trustee);
  await act(hand, `/payment-limits/${fundId}`, { item: '5,000', run: '20,000' });
  const run = await act(hand, '/payment-runs/new', {
    bankAccount: bankAccountId,
    instalments: [instalmentId],
  });
  refusals['approved by oneself'] = [await hand.read(`${run}/approval`)];
  await act(await handFor(secondTrustee), `${run}/approval`, {
    code: await codeOf(house, secondTrustee),
  });
  await act(await handFor(trustee), `${run}/sending`, {
    layout: 'lloyds',
    ownName: 'One Colchester',
  });
  await house.letterbox.waitFor('joan.pettit@example.org', 'OC-2026-0001-1');

  // A month later: a reminder by itself, the return, and the panel is told.
  house.clock.set('2026-12-29T08:00:00Z');
  const sweeps = house.app.get<Queue>(getQueueToken(SWEEPS));
  await sweeps.add('reminders.sweep', {});
  await sweeps.add('reminders.sweep', {});
  await house.letterbox.waitFor('joan.pettit@example.org', 'due');
  hand = await handFor(contact);
  await act(hand, `/returns/${returnId}/sections/1`, { 'spending.1.spent': '1,750.25' });
  await act(hand, `/returns/${returnId}/sections/2`, {
    'people.fresh': '52',
    'outcomes.1.reached': '52',
  });
  await act(hand, `/returns/${returnId}/sections/3`, {
    story: 'Fifty-two people ate together, and nine of them now cook.',
  });
  await act(hand, `/returns/${returnId}/submission`);
  await house.letterbox.waitFor(memberEmail(1), 'nine of them now cook');

  // The bank: the real statement, then the one that shows our payment.
  hand = await handFor(trustee);
  const real = await readFile(sharedData('bank-statements/csv-uk-lloyds-sample-statement.csv'));
  const looked = await hand.upload(`/bank/${bankAccountId}/statements/new`, 'lloyds.csv', real);
  const imported = await hand.send(looked.path, {});
  refusals['said of the running balance'] = [imported.text];
  await matchLine(
    house,
    hand,
    200000n,
    `SELECT 'receipt:' || id AS id FROM receipt WHERE amount_pence = 200000`,
  );
  await matchLine(
    house,
    hand,
    50000n,
    `SELECT 'receipt:' || id AS id FROM receipt WHERE amount_pence = 50000`,
  );
  const december = await hand.upload(
    `/bank/${bankAccountId}/statements/new`,
    'december.csv',
    Buffer.from(
      [
        'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,',
        "07/12/2026,FPO,'99-88-74,1515152252,WIVENHOE WARM TABLE OC-2026-0001-1,1750.25,,290.34",
      ].join('\n'),
    ),
  );
  await act(hand, december.path);
  await matchLine(house, hand, -175025n, `SELECT 'instalment:' || id AS id FROM instalment`);
  return { fundId, awardId, declinedId, bankAccountId, refusals };
}

async function applyAs(
  house: House,
  hand: Hand,
  bid: { organisation: string; title: string; amount: string },
): Promise<string> {
  await act(hand, '/organisations/new', {
    name: bid.organisation,
    legalForm: 'unincorporated-group',
    postcode: 'CO7 9AB',
    purpose: 'Company and a hot meal.',
  });
  const organisation = await idOf(
    house,
    'SELECT id FROM organisation WHERE name = $1',
    bid.organisation,
  );
  const id = idIn(await act(hand, '/rounds/winter-resilience/application', { organisation }));
  const section = (number: number): string => `/applications/${id}/sections/${number}`;
  await act(hand, section(1), {
    title: bid.title,
    summary: 'We cook, and we sit down together.',
    ...typedDate('starts-on', '2026-12-10'),
    ...typedDate('ends-on', '2027-03-31'),
    'is-new': 'yes',
  });
  await act(hand, section(2), ANSWERS);
  await act(hand, section(3), {
    strengths: 'A hall, and a dozen people who asked what they could do.',
    'led-by': 'Those who come decide.',
    'is-open': 'yes',
  });
  await act(hand, section(4), {
    amount: bid.amount,
    'total-cost': bid.amount,
    'budget.lines.1.what': 'Hot meals',
    'budget.lines.1.costKind': 'food-and-drink',
    'budget.lines.1.cost': bid.amount,
    'budget.lines.1.asked': bid.amount,
  });
  await act(hand, section(5), {
    'outcomes.1.domain': 'age-well',
    'outcomes.1.indicator': 'People who come each week',
    'outcomes.1.target': '45',
  });
  await act(hand, section(6), { 'at-risk': 'no' });
  await act(hand, `/applications/${id}/submission`, { declaration: 'yes' });
  return id;
}

async function matchLine(house: House, hand: Hand, pence: bigint, item: string): Promise<void> {
  const line = await idOf(
    house,
    'SELECT id FROM bank_line WHERE amount_pence = $1',
    pence.toString(),
  );
  await act(hand, `/bank/lines/${line}/match`, { item: await idOf(house, item) });
}

async function idOf(house: House, sql: string, ...values: readonly string[]): Promise<string> {
  const rows = await house.db.query<{ id: string }[]>(sql, [...values]);
  const [row] = rows;
  if (rows.length !== 1 || !row) throw new Error(`${rows.length} rows, not one: ${sql}`);
  return row.id;
}

/** Waits for what follows through the queue. */
async function eventually(house: House, sql: string): Promise<string> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [row] = await house.db.query<{ id: string }[]>(sql);
    if (row) return row.id;
    if (Date.now() > deadline) throw new Error(`Nothing came of it: ${sql}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

function memberName(index: number): string {
  return (
    [
      'Helen Marsh',
      'Tom Adeyemi',
      'Grace Lindqvist',
      'Anita Desai',
      'Fiona Hartley',
      'Callum Reeve',
    ][index] ?? ''
  );
}

export function memberEmail(index: number): string {
  return `${memberName(index).toLowerCase().replace(' ', '.')}@example.org`;
}

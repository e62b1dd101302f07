import { jest } from '@jest/globals';
import { ReturnDue } from '../../../src/correspondence/reminders/kinds/return-due.service.js';
import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { sendReturn } from '../monitoring/a-return.js';
import { SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import { openHouse, type House } from '../../support/house.js';
import { anAward, type AnAward } from '../payments/an-award.js';
import { queueOf, sweep, untilQuiet } from './quiet.js';
import { isDueOn } from '../monitoring/a-due-date.js';

jest.setTimeout(60_000);

/** A Monday, ten in the morning in Colchester. */
const MONDAY = '2026-11-23T10:00:00Z';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: MONDAY });
  await house.person('Cora Coordinator', 'coordinator');
});

beforeEach(() => {
  house.clock.set(MONDAY);
  house.letterbox.isDown = false;
});

afterAll(() => house.close());

interface Owed {
  readonly award: AnAward;
  readonly returnId: string;
}

async function owedBy(dueOn: string): Promise<Owed> {
  const award = await anAward(house, { returnMonths: [6] });
  await house.get(ReturnPlanning).plan(award.awardId);
  const [planned] = await house.get(Returns).ofAward(award.awardId);
  const returnId = planned?.id ?? '';
  await isDueOn(house, returnId, dueOn);
  return { award, returnId };
}

const submit = ({ award, returnId }: Owed): Promise<void> =>
  sendReturn(house, { returnId, by: award.contact }, { spent: '4,800.01' });

/** The reminders that have arrived about this return, at any address. */
const remindersOf = ({ award }: Owed): string[] =>
  house.letterbox.messages
    .filter(({ subject }) => subject.startsWith(`${award.reference}: `))
    .filter(({ subject }) => /is (due|overdue)|owes/.test(subject))
    .map(({ to, subject }) => `${to}: ${subject.slice(award.reference.length + 2)}`);

it('comes round by the clock in Colchester, in one place however many workers start', async () => {
  const schedulers = await queueOf(house, SWEEPS).getJobSchedulers();

  expect(schedulers.filter(({ key }) => key === 'reminders')).toMatchObject([
    { name: 'reminders.sweep', pattern: '0 7 * * 1-5', tz: 'Europe/London' },
  ]);
});

it('reminds the organisation once, though the sweep runs three times', async () => {
  const owed = await owedBy('2026-11-30');

  await sweep(house);
  await Promise.all([sweep(house), sweep(house)]);

  expect(remindersOf(owed)).toEqual([`${owed.award.contactEmail}: your return is due in 7 days`]);
  const [letter] = house.letterbox.to(owed.award.contactEmail);
  expect(letter?.text).toContain('due by the end of 30 November 2026');
  expect(letter?.text).toContain(`http://localhost/returns/${owed.returnId}`);
});

it('goes on to the next step when its day comes, and makes up for a missed day once', async () => {
  const owed = await owedBy('2026-11-30');
  await sweep(house);

  house.clock.set('2026-11-28T10:00:00Z'); // a Saturday
  await sweep(house);
  house.clock.set('2026-12-03T10:00:00Z'); // nothing ran on the two days of steps before
  await sweep(house);
  await sweep(house);

  expect(remindersOf(owed)).toEqual([
    `${owed.award.contactEmail}: your return is due in 7 days`,
    `${owed.award.contactEmail}: your return is overdue by 3 days`,
  ]);
});

it('tells the coordinator after four weeks, with the organisation', async () => {
  const owed = await owedBy('2026-10-26');

  await sweep(house);

  expect(remindersOf(owed).toSorted()).toEqual([
    `${owed.award.contactEmail}: your return is overdue by 28 days`,
    expect.stringMatching(/^cora\.coordinator@example\.org: Stanway Stitchers \d+ owes a return$/),
  ]);
});

it('says nothing of a return that has been sent', async () => {
  const owed = await owedBy('2026-11-30');
  await submit(owed);

  await sweep(house);

  expect(remindersOf(owed)).toEqual([]);
});

it('says nothing of a return that was sent between the list and the letter', async () => {
  const owed = await owedBy('2026-11-30');
  await submit(owed);

  const listed = [{ id: owed.returnId, dueOn: '2026-11-30' }];
  jest.spyOn(house.get(ReturnDue), 'owedBetween').mockResolvedValueOnce(listed);
  await house.get(Reminders).remindAll();

  expect(await waitingLetters(owed)).toBe(0);
  await untilQuiet(house);
  expect(remindersOf(owed)).toEqual([]);
});

it('takes back what has not left when the return arrives', async () => {
  const owed = await owedBy('2026-11-30');
  house.letterbox.isDown = true;
  await queueOf(house, SWEEPS).add('reminders.sweep', {});
  await untilWritten(owed);

  await submit(owed);
  await untilWithdrawn(owed);
  house.letterbox.isDown = false;
  await untilQuiet(house);

  expect(remindersOf(owed)).toEqual([]);
});

it('leaves the others reminded when one can’t be written', async () => {
  const broken = await owedBy('2026-11-30');
  const owed = await owedBy('2026-11-30');
  await house.db.query(
    `ALTER TABLE mail_message ADD CONSTRAINT none_to_the_broken CHECK (to_address <> '${broken.award.contactEmail}') NOT VALID`,
  );
  try {
    await expect(sweep(house)).rejects.toThrow('The sweep failed');
    await untilQuiet(house);
  } finally {
    await house.db.query('ALTER TABLE mail_message DROP CONSTRAINT none_to_the_broken');
  }

  expect(remindersOf(owed)).toHaveLength(1);
  await sweep(house);
  expect(remindersOf(broken)).toHaveLength(1);
  expect(remindersOf(owed)).toHaveLength(1);
});

async function waitingLetters({ award }: Owed): Promise<number> {
  const rows = await house.db.query<unknown[]>(
    `SELECT FROM mail_message WHERE state = 'queued' AND to_address = $1 AND key LIKE '%/reminder/%'`,
    [award.contactEmail],
  );
  return rows.length;
}

async function untilWritten(owed: Owed): Promise<void> {
  while ((await waitingLetters(owed)) === 0) await new Promise((resume) => setTimeout(resume, 50));
}

async function untilWithdrawn(owed: Owed): Promise<void> {
  while ((await waitingLetters(owed)) > 0) await new Promise((resume) => setTimeout(resume, 50));
}

import { jest } from '@jest/globals';
import { applicationSubmitted } from '../../../src/applications/applications.events.js';
import { applicationDeclined, awardOffered } from '../../../src/awards/awards.events.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Outbox, type HouseEvent } from '../../../src/platform/outbox/outbox.service.js';
import { EVENTS, MAIL } from '../../../src/platform/queues/queues.jobs.js';
import { openHouse, type House } from '../../support/house.js';
import { payAll } from '../payments/a-run.js';
import { anAward, hearOfAcceptance, type AnAward } from '../payments/an-award.js';
import { sendReturn } from '../monitoring/a-return.js';
import { seat } from '../payments/a-seat.js';
import { queueOf, untilQuiet } from './quiet.js';

jest.setTimeout(60_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

afterAll(() => house.close());

const say = (event: HouseEvent): Promise<void> =>
  house.get(Transactions).run((tx) => house.get(Outbox).add(tx, event));

/** What has arrived at this address about this award, by subject. */
const subjectsAt = (address: string, { reference }: AnAward): string[] =>
  house.letterbox
    .to(address)
    .map(({ subject }) => subject)
    .filter((subject) => subject.startsWith(reference));

describe('what an organisation is written', () => {
  it('acknowledges an application, with reference, sum and what happens next', async () => {
    const award = await anAward(house);

    await say(applicationSubmitted(award.applicationId));

    const letter = await house.letterbox.waitFor(award.contactEmail, award.reference);
    expect(letter.subject).toBe(`${award.reference}: your application has arrived`);
    expect(letter.text).toContain('For: Sewing & mending');
    expect(letter.text).toContain('Asked for: £4,800.01');
    expect(letter.text).toContain('by 10 February 2026');
    expect(letter.text).toContain(`http://localhost/applications/${award.applicationId}`);
    expect(letter.html).toContain('Sewing &amp; mending');
  });

  it('tells a declined one the panel’s own reasons', async () => {
    const award = await anAward(house);
    await decline(award, 'Two clubs do this already.\nTalk to them first.');

    await say(applicationDeclined(award.applicationId));

    const letter = await house.letterbox.waitFor(award.contactEmail, 'decided not to fund');
    expect(letter.text).toContain('Two clubs do this already.\nTalk to them first.');
  });

  it('offers an award with its sum and where to accept it', async () => {
    const award = await anAward(house);

    await say(awardOffered(award.awardId));

    const letter = await house.letterbox.waitFor(award.contactEmail, 'would like to fund');
    expect(letter.text).toContain('The grant: £4,800.01');
    expect(letter.text).toContain('There are no special conditions.');
    expect(letter.text).toContain(`http://localhost/awards/${award.awardId}/acceptance`);
  });

  it('says that money is on its way, with the account masked', async () => {
    const award = await anAward(house);
    await hearOfAcceptance(house, award);
    await untilQuiet(house);
    await payFirst(award);

    const letter = await house.letterbox.waitFor(
      award.contactEmail,
      `${award.reference}-1: a payment`,
    );

    expect(letter.text).toContain('Amount: £2,400.01');
    expect(letter.text).toContain('•••• 9911');
    expect(letter.text).not.toContain('55779911');
    expect(letter.text).toContain('The next payment is £2,400.00: 23 May 2027.');
  });
});

describe('an acceptance', () => {
  it('plans payments and returns, thanks the organisation and tells staff what to do', async () => {
    await house.person('Cora Coordinator', 'coordinator');
    const award = await anAward(house);

    await hearOfAcceptance(house, award);

    const thanks = await house.letterbox.waitFor(award.contactEmail, 'thank you for accepting');
    expect(thanks.text).toContain('It is paid in 2 parts');
    expect(thanks.text).toContain('£2,400.01: 23 November 2026');
    const [first] = await house.get(Returns).ofAward(award.awardId);
    expect(thanks.text).toContain(
      `Return 1, by 23 May 2027: http://localhost/returns/${first?.id ?? ''}`,
    );
    const told = await house.letterbox.waitFor('cora.coordinator@example.org', award.reference);
    expect(told.text).toContain(`${award.reference}-2: £2,400.00: 23 May 2027`);
    await house.letterbox.waitFor('kit.keeper@example.org', award.reference);
  });

  it('is heard twice and written once', async () => {
    const award = await anAward(house);

    await hearOfAcceptance(house, award);
    await hearOfAcceptance(house, award);
    await untilQuiet(house);

    expect(subjectsAt(award.contactEmail, award)).toEqual([
      `${award.reference}: thank you for accepting`,
    ]);
    expect(await house.get(Instalments).ofAward(award.awardId)).toHaveLength(2);
    expect(await house.get(Returns).ofAward(award.awardId)).toHaveLength(2);
  });

  it('is written once though the relay dies between the queue and its commit', async () => {
    const award = await anAward(house);
    await hearOfAcceptance(house, award);
    await untilQuiet(house);

    // What a kill there leaves behind: jobs in the queues, and rows that say they were never relayed.
    await house.db.query('UPDATE outbox SET relayed_at = NULL');
    await untilQuiet(house);
    // And long afterwards, when the queue has forgotten the jobs' ids.
    for (const name of [EVENTS, MAIL]) await queueOf(house, name).clean(0, 1000, 'completed');
    await house.db.query('UPDATE outbox SET relayed_at = NULL');
    await untilQuiet(house);

    expect(subjectsAt(award.contactEmail, award)).toHaveLength(1);
    expect(await house.get(Instalments).ofAward(award.awardId)).toHaveLength(2);
  });

  it('is written after the mail server comes back, once', async () => {
    const award = await anAward(house);
    house.letterbox.isDown = true;
    await hearOfAcceptance(house, award);
    await new Promise((resume) => setTimeout(resume, 1500));
    expect(subjectsAt(award.contactEmail, award)).toEqual([]);

    house.letterbox.isDown = false;
    await untilQuiet(house);

    expect(subjectsAt(award.contactEmail, award)).toHaveLength(1);
  });
});

describe('a return', () => {
  it('goes to everyone on the panel but those with a pecuniary interest, as they are seated now', async () => {
    const award = await anAward(house);
    await seat(house, award.panelId, 'Mo Member');
    const shut = await seat(house, award.panelId, 'Ina Interest');
    await seat(house, award.panelId, 'Gil Gone', '2026-11-22');
    await hearOfAcceptance(house, award);
    await untilQuiet(house);
    const [first] = await house.get(Returns).ofAward(award.awardId);
    // Declared after everything was planned: recipients are found when it is sent.
    await house.db.query(
      `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
       VALUES ($1, $2, 'pecuniary', '', now())`,
      [award.applicationId, shut],
    );

    await sendReturn(
      house,
      { returnId: first?.id ?? '', by: award.contact },
      { story: 'Thirty people & a cat learned to mend.', changes: 'We moved to a warmer hall.' },
    );
    await untilQuiet(house);

    const letter = await house.letterbox.waitFor('mo.member@example.org', award.reference);
    expect(letter.text).toContain('Spent so far: £1,200.00 of £4,800.01');
    expect(letter.text).not.toContain('Thirty people');
    expect(letter.text).toContain('We moved to a warmer hall.');
    expect(subjectsAt('ina.interest@example.org', award)).toEqual([]);
    expect(subjectsAt('gil.gone@example.org', award)).toEqual([]);
    expect(subjectsAt(award.contactEmail, award)).toContain(
      `${award.reference}: your return has arrived`,
    );
  });
});

describe('ten awards at once', () => {
  it('gives each letter its own words', async () => {
    const awards: AnAward[] = [];
    for (let at = 0; at < 10; at++) {
      awards.push(await anAward(house, { amountPence: BigInt(100_000 + at * 100) }));
    }

    await Promise.all(awards.map(({ awardId }) => say(awardOffered(awardId))));
    await untilQuiet(house);

    for (const [at, award] of awards.entries()) {
      const [letter, ...more] = house.letterbox.to(award.contactEmail);
      expect(more).toEqual([]);
      expect(letter?.text).toContain(award.reference);
      expect(letter?.text).toContain(`The grant: £1,00${at}\n`);
    }
  });
});

describe('an event that nobody acts on', () => {
  it('fails, and stays where it can be seen', async () => {
    const events = queueOf(house, EVENTS);
    const job = await events.add('award.forgotten', {}, { attempts: 1 });
    await untilQuiet(house);

    expect(await job.isFailed()).toBe(true);
    expect((await events.getJob(job.id ?? ''))?.failedReason).toBe(
      'Nobody acts on award.forgotten',
    );
    await job.remove();
  });
});

async function decline(award: AnAward, reasons: string): Promise<void> {
  await house.db.query(
    `WITH rule AS (
       INSERT INTO panel_rule (panel_id, version, standing, quorum_agencies, sectors_required, voting_rule,
         has_casting_vote, do_abstentions_count, may_deputies_answer, may_decide_urgently, reason, set_at, set_by)
       VALUES ($1, 1, 'decides', 1, '{}', 'consensus', false, true, false, false, 'Terms', now(), $3) RETURNING id),
     met AS (
       INSERT INTO meeting (panel_id, round_id, starts_at, place, called_at, called_by)
       VALUES ($1, $2, '2026-02-20T12:00:00Z', 'Town Hall', now(), $3) RETURNING id)
     INSERT INTO decision (application_id, number, meeting_id, rule_id, outcome, reasons, notes, conditions,
                           revised_budget, is_carried, needs_ratification, needs_parent, quorum_agencies, quorum_reading,
                           agencies_counted, agencies_recused, chairs_aside, decided_at, recorded_by)
     SELECT $4, 1, met.id, rule.id, 'declined', $5, '', '', '', true, false, false, 1, 'Quorate', '{Essex Police}', '{}', '{}', now(), $3 FROM met, rule`,
    [award.panelId, award.roundId, award.contact, award.applicationId, reasons],
  );
}

async function payFirst(award: AnAward): Promise<void> {
  const ade = await house.person('Ade Balogun', 'trustee-administrator');
  const bea = await house.person('Bea Carter', 'trustee-administrator');
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  const id = first?.id ?? '';
  await payAll(house, award.bankAccountId, [id], ade, bea);
}

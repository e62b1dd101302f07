import { randomUUID } from 'node:crypto';
import type { HeldRole, Role } from '../../../src/kernel/role.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { seat } from '../payments/a-seat.js';
import { countQueries } from './counted-queries.js';
import { WrittenStory } from './written-story.js';

let house: House;
let story: WrittenStory;
let fund: string;
let openRound: string;
let closedRound: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  story = await WrittenStory.begin(house);
  fund = await story.fund('Lottery', 10_000_000n);
  openRound = await story.round('Warm Spaces', fund, 4_000_000n, '2026-12-04T12:00:00Z');
  closedRound = await story.round('Autumn', fund, 1_000_000n, '2026-11-02T12:00:00Z');
}, 60_000);

afterAll(() => house.close());

async function home(name: string, ...roles: (HeldRole | Role)[]): Promise<string> {
  const visitor = await house.as(await house.person(name, ...roles));
  const { status, text } = await visitor.get('/home');
  expect(status).toBe(200);
  return text;
}

it('asks somebody who has just come to register their organisation', async () => {
  expect(readable(await home('New Comer'))).toContain('Register your organisation');
});

describe('an organisation’s people', () => {
  it('see what is late, the offer, the bank details and the draft, each where to do it', async () => {
    const club = await story.organisation('Wivenhoe Lunch Club');
    const draft = await story.application(openRound, club, 'Soup', 'draft');
    const bid = await story.application(closedRound, club, 'Lunches', 'awarded');
    const awardId = await story.award(bid, club, fund, 480_000n, 'offered');
    const late = await story.returnDue(awardId, '2026-11-20');
    const later = await story.returnDue(awardId, '2027-05-20');

    const text = await home('Wendy Club', { role: 'contact', subjectId: club });

    const links = [
      ...text.matchAll(/almoner-waiting__what"><a class="govuk-link" href="([^"]*)"/g),
    ];
    expect(links.map(([, href]) => href)).toEqual([
      `/returns/${late}`,
      `/awards/${awardId}/acceptance`,
      `/organisations/${club}/bank-details`,
      `/applications/${draft}`,
      `/returns/${later}`,
    ]);
    const words = readable(text);
    expect(words).toContain('late: was due 20 November 2026');
    expect(words).toContain('Accept the offer of £4,800 for “Lunches”');
    expect(words).toContain('closes Friday 4 December 2026, 12 noon');
    expect(words).toContain('Your 2 applications');
  });

  it('see nothing of another organisation’s', async () => {
    const other = await story.organisation('Monkwick Carers');

    const words = readable(await home('Mo Carer', { role: 'contact', subjectId: other }));

    expect(words).toContain('Nothing waits for you');
    expect(words).not.toContain('Lunches');
  });

  it('are told that a draft was not sent, when its round has closed', async () => {
    const late = await story.organisation('Too Late Club');
    await story.application(closedRound, late, 'Never sent', 'draft');

    const words = readable(await home('Lou Late', { role: 'contact', subjectId: late }));

    expect(words).toContain('Not submitted');
    expect(words).not.toContain('Finish and send');
  });
});

describe('a member of the panel', () => {
  it('declares before scoring, and never sees a bid they have a pecuniary interest in', async () => {
    const member = await seat(house, story.panelId, 'Max Member');
    const bids = await Promise.all(
      ['Undeclared', 'Declared', 'Own agency', 'Scored'].map(async (name) => {
        const club = await story.organisation(name);
        return story.application(closedRound, club, `Secret title of ${name}`, 'submitted');
      }),
    );
    await declare(member, String(bids[1]), 'none');
    await declare(member, String(bids[2]), 'pecuniary');
    await declare(member, String(bids[3]), 'none');
    await house.db.query('INSERT INTO score_sheet VALUES ($1, $2, $3, $4, 0, now())', [
      randomUUID(),
      bids[3],
      member,
      '',
    ]);

    const text = await home('Max Member', { role: 'panel-member', subjectId: story.panelId });

    expect(text).toContain(`/applications/${String(bids[0])}/declaration`);
    expect(text).toContain(`/applications/${String(bids[1])}/scores`);
    expect(text).not.toContain(String(bids[2]));
    expect(text).not.toContain(String(bids[3]));
    expect(text).not.toContain('Secret title'); // papers open after the declaration
    expect(readable(text)).toContain('by 11 December 2026');
  });

  it('sees no bids of a panel they do not sit on', async () => {
    const text = await home('Pat Elsewhere', { role: 'panel-member', subjectId: randomUUID() });

    expect(readable(text)).toContain('Nothing waits for you');
  });
});

describe('the coordinator', () => {
  it('sees each round’s counts and sums, decisions to make and late returns', async () => {
    const words = readable(await home('Coral Coordinator', 'coordinator'));

    expect(words).toContain('4 decisions to make on Autumn');
    expect(words).toContain('Return not sent: Wivenhoe Lunch Club');
    expect(words).toContain('Autumn Closed, being decided 1 4 1 0 £24,000 £5,200 of £10,000');
  });

  it('asks the database as often for three rounds as for two', async () => {
    const visitor = await house.as(story.coordinator);
    expect((await visitor.get('/home')).status).toBe(200);
    const two = await countQueries(house.db, () => visitor.get('/home'));
    await story.round('Third', fund, 100_000n, '2026-12-20T12:00:00Z');

    expect(await countQueries(house.db, () => visitor.get('/home'))).toBe(two);
    expect(two).toBeGreaterThan(0);
  });
});

describe('the trustee administrator', () => {
  it('sees the money as the ledger has it, and a line of the bank’s to match', async () => {
    await aBankLine();

    const words = readable(await home('Ade Balogun', 'trustee-administrator'));

    expect(words).toContain('Cash at bank £100,000 Available to award £49,000 Reserved £46,200');
    expect(words).toContain('Committed £4,800');
    expect(words).toContain('1 line of the bank’s to match the oldest of 3 November 2026');
  });

  it('is not asked to approve what they prepared themselves', async () => {
    const ade = await house.person('Ade Balogun', 'trustee-administrator');
    const bankAccountId = randomUUID();
    await house.db.query(
      `INSERT INTO bank_account VALUES ($1, 'runs', 'Runs', '309089', '87654321', now())`,
      [bankAccountId],
    );
    await house.db.query(
      `INSERT INTO payment_run (number, reference, bank_account_id, status, prepared_at, prepared_by)
       VALUES (1, 'PR-2026-0001', $1, 'prepared', now(), $2)`,
      [bankAccountId, ade],
    );

    expect(readable(await home('Ade Balogun'))).not.toContain('to approve');
    expect(readable(await home('Bea Second', 'trustee-administrator'))).toContain(
      '1 payment run to approve',
    );
  });
});

it('shows a funder the statement of their own fund only', async () => {
  await story.fund('Alliance', 100n);

  const text = await home('Fay Funder', { role: 'funder-contact', subjectId: fund });

  expect(readable(text)).toContain('Statement of Lottery');
  expect(text).not.toContain('Alliance');
});

it('shows an observer what there is to read', async () => {
  expect(readable(await home('Olu Observer', 'observer'))).toContain('Funds and awards');
});

it('sends whoever is not signed in to the way in', async () => {
  expect((await house.visitor().get('/home')).status).not.toBe(200);
});

async function declare(personId: string, applicationId: string, kind: string): Promise<void> {
  await house.db.query('INSERT INTO declaration VALUES ($1, $2, $3, $4, $5, now())', [
    randomUUID(),
    applicationId,
    personId,
    kind,
    '',
  ]);
}

async function aBankLine(): Promise<void> {
  const statementId = randomUUID();
  await house.db.query(
    `INSERT INTO bank_statement (id, bank_account_id, file_name, sha256, file, layout, from_on, to_on, chain_breaks, imported_at)
     VALUES ($1, $2, 'a.csv', 'x', '', 'x', '2026-11-01', '2026-11-30', '[]', now())`,
    [statementId, story.bankAccountId],
  );
  await house.db.query(
    `INSERT INTO bank_line (id, statement_id, bank_account_id, line_number, place, booked_on, amount_pence, description, type, fingerprint)
     VALUES (gen_random_uuid(), $1, $2, 1, 1, '2026-11-03', -480000, 'GRANT', 'BP', 'f')`,
    [statementId, story.bankAccountId],
  );
}

import { Verification } from '../../../src/ledger/verify.service.js';
import type { House } from '../../support/house.js';
import type { Answer, Fields, Visitor } from '../../support/visitor.js';
import { codeOf } from '../payments/a-run.js';
import { openToldHouse } from './told-house.js';

const TIMES = 20;

let house: House;
beforeAll(async () => {
  house = await openToldHouse();
}, 120_000);
afterAll(() => house.close());

async function ids(sql: string): Promise<readonly string[]> {
  return (await house.db.query<{ id: string }[]>(sql)).map(({ id }) => id);
}

async function id(sql: string): Promise<string> {
  const [first] = await ids(sql);
  if (first === undefined) throw new Error(`Nothing found: ${sql}`);
  return first;
}

async function as(name: string): Promise<Visitor> {
  return house.as(await house.person(name));
}

/** The same form, opened once, sent many times at once. */
async function click(visitor: Visitor, path: string, fields: Fields): Promise<readonly Answer[]> {
  const { text } = await visitor.get(path);
  const hidden: Record<string, string> = {};
  for (const [input] of text.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? '';
    hidden[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return Promise.all(
    Array.from({ length: TIMES }, () => visitor.post(path, { ...hidden, ...fields })),
  );
}

const ON = (name: string, year: string): Record<string, string> => ({
  [`${name}-day`]: '1',
  [`${name}-month`]: '3',
  [`${name}-year`]: year,
});

function today(name: string): Record<string, string> {
  const [year = '', month = '', day = ''] = house.clock.today().split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

const meeting = `(SELECT m.id FROM meeting m JOIN round r ON r.id = m.round_id WHERE r.title = 'Winter Resilience')`;
const CLICKED = `SELECT id FROM meeting WHERE place = 'Clicked'`;
const minuted = `(SELECT n.meeting_id FROM minutes n WHERE NOT EXISTS (SELECT FROM minutes_confirmation c WHERE c.minutes_id = n.id))`;
const bid = (title: string): string => `SELECT id FROM application WHERE title = '${title}'`;

const ACTS: readonly (readonly [
  string,
  {
    who: string;
    path: () => Promise<string>;
    fields?: () => Promise<Fields>;
    count: string;
    /** What has to be so first. */
    before?: string;
    /** It asks for a code, of which a person has ten tries. */
    tooMany?: boolean;
  },
])[] = [
  [
    'opening a panel',
    {
      who: 'Priya Raman',
      path: () => Promise.resolve('/panels/new'),
      fields: () => Promise.resolve({ name: 'Clicked', parentBody: 'Board', quorumAgencies: '1' }),
      count: `FROM panel WHERE name = 'Clicked'`,
    },
  ],
  [
    'registering an organisation',
    {
      who: 'Somebody New',
      path: () => Promise.resolve('/organisations/new'),
      fields: () =>
        Promise.resolve({
          name: 'Clicked Group',
          legalForm: 'unincorporated-group',
          postcode: 'CO1 1JB',
          purpose: 'Clicks',
        }),
      count: `FROM organisation WHERE name = 'Clicked Group'`,
    },
  ],
  [
    'opening a round',
    {
      who: 'Priya Raman',
      path: () => Promise.resolve('/rounds/new'),
      fields: async () => ({
        ...{ title: 'Clicked Round', summary: 'For all', instalments: '1', returnMonths: '6' },
        ...{ smallest: '1', largest: '2', opensTime: '9am', closesTime: '9am' },
        ...ON('opensOn', '2030'),
        ...ON('closesOn', '2031'),
        ...ON('scoreBy', '2032'),
        ...{ 'criterion-1-name': 'A', 'criterion-1-question': 'A?', 'criterion-1-weight': '1' },
        panel: await id(`SELECT id FROM panel WHERE name <> 'Clicked'`),
        [`budget-${await id('SELECT id FROM fund')}`]: '10',
      }),
      count: `FROM round WHERE title = 'Clicked Round'`,
    },
  ],
  [
    'recording a receipt',
    {
      who: 'Margaret Okafor',
      path: async () => `/funds/${await id('SELECT id FROM fund')}/receipt`,
      fields: async () => ({
        ...{ kind: 'receipt', amount: '1,000.10', reference: 'Clicked' },
        ...today('receivedOn'), // a month gone by may be signed and closed
        bankAccountId: await id('SELECT id FROM bank_account'),
      }),
      count: `FROM receipt WHERE reference = 'Clicked'`,
    },
  ],
  [
    'calling a meeting',
    {
      who: 'Priya Raman',
      path: async () =>
        `/meetings/new?round=${await id(`SELECT id FROM round WHERE title LIKE 'Community%'`)}`,
      fields: () =>
        Promise.resolve({ ...ON('startsOn', '2030'), startsAt: '2pm', place: 'Clicked' }),
      count: `FROM meeting WHERE place = 'Clicked'`,
    },
  ],
  [
    'moderating a score',
    {
      who: 'Priya Raman',
      path: async () => `/applications/${await id(bid('Open shed on dark evenings'))}/moderation`,
      fields: () => Promise.resolve({ score: '3.1', reason: 'Clicked' }),
      count: `FROM moderated_score WHERE reason = 'Clicked'`,
    },
  ],
  [
    'seating a member',
    {
      who: 'Priya Raman',
      path: async () => `/panels/${await id('SELECT id FROM panel ORDER BY name DESC')}/seats`,
      fields: () =>
        Promise.resolve({
          ...{ name: 'Cleo Clicked', email: 'cleo@example.org', agencyId: 'new' },
          ...{ agencyName: 'Clicked agency', sector: 'public', office: 'member' },
        }),
      count: `FROM seat s JOIN person p ON p.id = s.person_id WHERE p.email = 'cleo@example.org'`,
    },
  ],
  [
    'registering an interest',
    {
      who: 'Marcus Vane',
      path: () => Promise.resolve('/register-of-interests/new'),
      fields: () =>
        Promise.resolve({
          ...{ kind: 'employment', body: 'Marlow Bakers', what: 'Clerk' },
          ...ON('since', '2020'),
        }),
      count: `FROM registered_interest WHERE body = 'Marlow Bakers'`,
    },
  ],
  [
    'confirming a register',
    {
      who: 'Marcus Vane',
      path: () => Promise.resolve('/register-of-interests'),
      fields: () => Promise.resolve({ complete: 'yes' }),
      count: `FROM register_confirmation c JOIN person p ON p.id = c.person_id WHERE p.name = 'Marcus Vane'`,
    },
  ],
  [
    'ending an interest',
    {
      who: 'Marcus Vane',
      path: async () => {
        const entry = `SELECT id FROM registered_interest WHERE body = 'Marlow Bakers'`;
        return `/register-of-interests/${await id(entry)}/ending`;
      },
      fields: () => Promise.resolve(ON('endedOn', '2021')),
      count: `FROM interest_ending e JOIN registered_interest i ON i.id = e.interest_id
               WHERE i.body = 'Marlow Bakers'`,
    },
  ],
  [
    'recording an offer',
    {
      who: 'Marcus Vane',
      path: () => Promise.resolve('/gifts/new'),
      fields: () =>
        Promise.resolve({
          ...{ what: 'Clicked', body: 'Marlow Bakers', value: '5', answer: 'declined' },
          ...{ ...ON('offeredOn', '2026'), reason: 'No' },
        }),
      count: `FROM gift_offer WHERE what = 'Clicked'`,
    },
  ],
  [
    'correcting the record of an offer',
    {
      who: 'Marcus Vane',
      path: async () =>
        `/gifts/${await id(`SELECT id FROM gift_offer WHERE what = 'Clicked'`)}/correction`,
      fields: () =>
        Promise.resolve({
          ...{ what: 'Clicked twice', body: 'Marlow Bakers', value: '5', answer: 'declined' },
          ...{ ...ON('offeredOn', '2026'), reason: 'No', correction: 'The words' },
        }),
      count: `FROM gift_offer WHERE what = 'Clicked twice'`,
    },
  ],
  [
    'starting an application',
    {
      who: 'Alan Prosser',
      path: () => Promise.resolve('/rounds/community-safety-small-grants/application'),
      fields: async () => ({
        organisation: await id(`SELECT id FROM organisation WHERE name = 'Tiptree Shed'`),
        ...{ v: '1', a: '1.1.1' }, // who can apply
      }),
      count: `FROM application WHERE status = 'draft'
               AND organisation_id = (SELECT id FROM organisation WHERE name = 'Tiptree Shed')`,
    },
  ],
  [
    'moving a meeting',
    {
      who: 'Priya Raman',
      path: async () => `/meetings/${await id(CLICKED)}/moving`,
      fields: () =>
        Promise.resolve({
          ...ON('startsOn', '2031'),
          ...{ startsAt: '10am', place: 'Clicked', reason: 'Clicked twice' },
        }),
      count: `FROM meeting_change WHERE reason = 'Clicked twice'`,
    },
  ],
  [
    'cancelling a meeting',
    {
      who: 'Priya Raman',
      path: async () => `/meetings/${await id(CLICKED)}/cancellation`,
      fields: () => Promise.resolve({ reason: 'Clicked off' }),
      count: `FROM meeting_change WHERE reason = 'Clicked off'`,
    },
  ],
  [
    'amending minutes',
    {
      who: 'Priya Raman',
      path: async () =>
        `/meetings/${await id(`SELECT ${minuted} AS id`)}/minutes/amendments/present`,
      fields: () => Promise.resolve({ words: 'Clicked', reason: 'Clicked' }),
      count: `FROM minutes_amendment WHERE reason = 'Clicked'`,
    },
  ],
  [
    'recording who is there',
    {
      who: 'Priya Raman',
      path: async () => `/meetings/${await id(`SELECT ${meeting} AS id`)}/attendance`,
      fields: async () => ({
        present:
          await ids(`SELECT DISTINCT person_id AS id FROM seat s JOIN person p ON p.id = s.person_id
                             WHERE p.email NOT LIKE 'cleo%' AND p.email NOT LIKE 'callum%' LIMIT 1`),
      }),
      count: `FROM attendance WHERE meeting_id = ${meeting}`,
    },
  ],
  [
    'moving a bid on the agenda',
    {
      who: 'Priya Raman',
      path: async () =>
        `/meetings/${await id(`SELECT ${meeting} AS id`)}/order/${await id(bid('Open shed on dark evenings'))}`,
      fields: () => Promise.resolve({ place: '1' }),
      count: `FROM agenda_order WHERE meeting_id = ${meeting} AND application_ids[1] = (${bid('Open shed on dark evenings')})`,
    },
  ],
  [
    'proposing an amount',
    {
      who: 'Priya Raman',
      path: async () => `/meetings/${await id(`SELECT ${meeting} AS id`)}/proposals`,
      fields: async () => {
        const fund = await id(
          `SELECT f.fund_id AS id FROM round_fund f JOIN round r ON r.id = f.round_id WHERE r.title = 'Winter Resilience'`,
        );
        return { [`share-${await id(bid('Open shed on dark evenings'))}-${fund}`]: '1,234' };
      },
      count: 'FROM proposal_part WHERE amount_pence = 123400',
    },
  ],
  [
    'confirming minutes',
    {
      who: 'Priya Raman',
      path: async () => `/meetings/${await id(`SELECT ${minuted} AS id`)}/minutes/confirmation`,
      fields: async () => ({ meeting: await id(`SELECT ${meeting} AS id`) }),
      count: `FROM minutes_confirmation WHERE meeting_id = ${meeting}`,
    },
  ],
  [
    'issuing minutes',
    {
      who: 'Priya Raman',
      path: async () => `/meetings/${await id(`SELECT ${meeting} AS id`)}/minutes/issuing`,
      count: `FROM minutes WHERE meeting_id = ${meeting}`,
    },
  ],
  [
    'declaring an interest',
    {
      who: 'Marcus Vane',
      path: async () => `/applications/${await id(bid('Songs we still know'))}/declaration`,
      fields: () => Promise.resolve({ kind: 'none', note: '' }),
      count: `FROM declaration WHERE application_id = (${bid('Songs we still know')})
               AND person_id = (SELECT id FROM person WHERE name = 'Marcus Vane')`,
    },
  ],
  [
    'setting an interest',
    {
      who: 'Priya Raman',
      path: async () =>
        `/applications/${await id(bid('Warm Table, every day'))}/interests/${await house.person('Marcus Vane')}`,
      fields: () => Promise.resolve({ kind: 'non-registerable', reason: 'Clicked' }),
      count: `FROM set_interest WHERE reason = 'Clicked'`,
    },
  ],
  [
    'dismissing what was found',
    {
      who: 'Priya Raman',
      path: async () =>
        `/applications/${await id(bid('Tuesday mornings off'))}/interests/${await house.person('Owen Bright')}/dismissal?finding=agency/answers:ESNEFT`,
      fields: () => Promise.resolve({ reason: 'Clicked' }),
      count: `FROM interest_dismissal WHERE reason = 'Clicked'`,
    },
  ],
  [
    'accepting an offer',
    {
      who: 'Una Fairweather',
      path: async () =>
        `/awards/${await id(`SELECT id FROM award WHERE status = 'half-accepted'`)}/acceptance`,
      fields: () =>
        Promise.resolve({ signatoryName: 'Una', signatoryPosition: 'Chair', accepts: 'yes' }),
      count: `FROM audit_event WHERE act = 'accepted' AND subject = 'award/' ||
               (SELECT w.id FROM award w JOIN organisation o ON o.id = w.organisation_id
                 WHERE o.name = 'Highwoods Play Circle')`,
    },
  ],
  [
    'preparing a payment run',
    {
      who: 'Margaret Okafor',
      path: () => Promise.resolve('/payment-runs/new'),
      fields: async () => ({
        bankAccount: await id(`SELECT id FROM bank_account WHERE code = 'main'`),
        instalments: await ids(`SELECT i.id FROM instalment i JOIN award w ON w.id = i.award_id
          JOIN organisation o ON o.id = w.organisation_id
         WHERE i.status = 'planned' AND i.due_on <= current_date AND o.name LIKE 'Greenstead%'`),
      }),
      before: `UPDATE instalment i SET due_on = current_date FROM award w, organisation o
                WHERE w.id = i.award_id AND o.id = w.organisation_id
                  AND o.name LIKE 'Greenstead%' AND i.status = 'planned'`,
      count: `FROM payment_run WHERE prepared_at > now() - interval '1 hour'`,
    },
  ],
  [
    'approving a payment run',
    {
      who: 'Daniel Whitcombe',
      path: async () =>
        `/payment-runs/${await id(`SELECT r.id FROM payment_run r JOIN payment_run_item t ON t.run_id = r.id
          JOIN instalment i ON i.id = t.instalment_id JOIN award w ON w.id = i.award_id
          JOIN organisation o ON o.id = w.organisation_id
         WHERE r.status = 'prepared' AND o.name = 'Wivenhoe Warm Table'`)}/approval`,
      fields: async () => ({
        code: await codeOf(house, await house.person('Daniel Whitcombe')),
      }),
      count: `FROM payment_run WHERE status = 'approved'`,
      tooMany: true,
    },
  ],
  [
    'sending a payment run',
    {
      who: 'Daniel Whitcombe',
      path: async () =>
        `/payment-runs/${await id(`SELECT id FROM payment_run WHERE status = 'approved'`)}/sending`,
      fields: () => Promise.resolve({ layout: 'lloyds', ownName: 'One Colchester' }),
      count: `FROM ledger.entry e JOIN instalment i ON e.source LIKE '%' || i.id || '%'
                 JOIN award w ON w.id = i.award_id JOIN organisation o ON o.id = w.organisation_id
                WHERE o.name = 'Wivenhoe Warm Table'`,
    },
  ],
  [
    'writing a return',
    {
      who: 'Leon Achebe',
      path: async () =>
        `/returns/${await id(`SELECT m.id FROM monitoring_return m JOIN award w ON w.id = m.award_id
           JOIN organisation o ON o.id = w.organisation_id WHERE m.status = 'due' AND o.name LIKE 'Greenstead%'`)}/sections/3`,
      fields: () => Promise.resolve({ story: 'Clicked' }),
      count: `FROM monitoring_return WHERE answers->>'story' = 'Clicked'`,
    },
  ],
];

it.each(ACTS)('%s, clicked twenty times at once, is done once', async (_, act) => {
  const visitor = await as(act.who);
  if (act.before !== undefined) await house.db.query(act.before);
  const path = await act.path();
  const answers = await click(visitor, path, (await act.fields?.()) ?? {});

  const odd = answers.filter(({ status, text }) =>
    status === 422
      ? !text.includes('There is a problem')
      : status !== 303 && !(status === 429 && act.tooMany === true),
  );
  expect(odd.map(({ status }) => status)).toEqual([]);
  expect(answers.some(({ status }) => status === 303)).toBe(true);
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count ${act.count}`,
  );
  expect(row?.count).toBe(1);
});

it('leaves books that agree', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});

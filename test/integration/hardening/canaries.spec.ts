import { jest } from '@jest/globals';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { PanelOpening } from '../../../src/panels/membership/panel-opening.service.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import type { House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { realAddresses } from './addresses.js';
import { addressesOf, atEveryDoor, isShut, readsOf } from './doors.js';
import { plant } from './planting.js';
import { fingerprints } from './tables.js';
import { openToldHouse } from './told-house.js';

/** One word for each organisation, in everything that is written about it and isn't for everybody. */
const CANARIES = {
  'Highwoods Play Circle': 'zqplay',
  'Greenstead Bike Workshop': 'zqbike',
  'Monkwick Carers’ Morning': 'zqcare',
  'Wivenhoe Warm Table': 'zqwarm',
  'Tiptree Shed': 'zqshed',
  'Lexden Memory Singers': 'zqsing',
} as const;
const ALL = Object.values(CANARIES);

let house: House;
/** Addresses, route by route. */
let reads: readonly (readonly string[])[];
let posts: readonly (readonly string[])[];
let untouched: Readonly<Record<string, string>>;

beforeAll(async () => {
  // A person may send 600 forms a minute; whoever attacks here sends more.
  jest.spyOn(RateLimiterMemory.prototype, 'consume').mockResolvedValue(new RateLimiterRes());
  house = await openToldHouse();
  const coordinator = await house.person('Priya Raman');
  const other = await house
    .get(PanelOpening)
    .open({ name: 'Another panel', parentBody: 'Another board', quorumAgencies: 1 }, coordinator);
  const seat = { panelId: other.id, agency: { name: 'Another agency', sector: 'public' as const } };
  const chair = { name: 'Otto Other', email: 'otto.other@example.org', office: 'chair' as const };
  await house.get(Seating).seat({ ...seat, ...chair }, coordinator);
  for (const [name, canary] of Object.entries(CANARIES)) await plant(house, name, canary);
  reads = [...(await readsOf(house)), ALL.map((word) => `/awards?q=${word}`)];
  posts = await addressesOf(house, 'POST');
  await house.person('Somebody New');
  untouched = await fingerprints(house);
}, 300_000);

afterAll(async () => {
  await house.close();
  jest.restoreAllMocks();
});

/** The forbidden words that these pages show, with where. */
async function seen(
  visitor: Visitor,
  isTried: (address: string) => boolean,
  forbidden: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  await atEveryDoor(reads, isTried, async (address) => {
    const answer = await visitor.get(address);
    const { status, text } = answer;
    if (status >= 500) found.push(`${address} answered ${status}`);
    const page = address.includes('?q=') ? text.replaceAll(/<input[^>]*>/g, '') : text;
    const words = page.split('?q=')[0] ?? '';
    if (!address.includes('?q=')) {
      for (const word of forbidden) if (page.includes(word)) found.push(`${address} shows ${word}`);
    } else if (/[1-9]\d* awards?\b/.test(words.replaceAll(/<[^>]+>/g, ' '))) {
      found.push(`${address} finds something`);
    }
    return isShut(answer);
  });
  return found;
}

/** What somebody acts on by right: their own organisation's, and as coordinator what they type in for others. */
async function inTheHandsOf(personId: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ path: string }[]>(
    `WITH own AS (SELECT subject_id AS id FROM person_role WHERE person_id = $1 AND role = 'contact')
     SELECT '/organisations/' || id || '/' AS path FROM own
      UNION SELECT '/applications/' || a.id || '/' FROM application a JOIN own ON own.id = a.organisation_id
      UNION SELECT '/applications/' || b.application_id || '/' FROM on_behalf b
              JOIN person_role r ON r.person_id = $1 AND r.role = 'coordinator'
      UNION SELECT '/register-of-interests/' || id || '/' FROM registered_interest WHERE person_id = $1
      UNION SELECT '/gifts/' || id || '/' FROM gift_offer WHERE person_id = $1`,
    [personId],
  );
  return rows.map(({ path }) => path);
}

/** Whoever is to declare reads whose bid it is, and no more: those pages name what is not shut yet. */
async function declarationsOwed(name: string): Promise<ReadonlySet<string>> {
  const rows = await house.db.query<{ address: string }[]>(
    `SELECT DISTINCT '/applications/' || a.id || '/declaration' AS address
       FROM application a JOIN round r ON r.id = a.round_id
       JOIN seat s ON s.panel_id = r.panel_id JOIN person p ON p.id = s.person_id AND p.name = $1
      WHERE NOT EXISTS (SELECT FROM declaration d WHERE d.application_id = a.id AND d.person_id = p.id)`,
    [name],
  );
  return new Set(rows.map(({ address }) => address));
}

describe.each([
  ['an organisation’s contact', 'Leon Achebe', ALL.filter((word) => word !== 'zqbike')],
  ['a member with a pecuniary interest', 'Callum Reeve', ['zqplay', 'Highwoods Play Circle']],
  ['the chair of another panel', 'Otto Other', ALL],
  ['a funder’s contact', 'Nadia Petrescu', ALL],
])('%s', (_, name, forbidden) => {
  it('reads nothing of what is not theirs, on any page', async () => {
    const visitor = await house.as(await house.person(name));
    const toDeclare = await declarationsOwed(name);

    expect(await seen(visitor, (address) => !toDeclare.has(address), forbidden)).toEqual([]);
  }, 180_000);

  it('is sent nothing of it', () => {
    const to = `${name.toLowerCase().replace(' ', '.')}@example.org`;
    const bodies = house.letterbox.to(to).map(({ subject, text }) => `${subject}\n${text}`);

    for (const words of forbidden) expect(bodies.join('\n')).not.toContain(words);
  });
});

it('nobody who is not signed in reads any of it', async () => {
  expect(await seen(house.visitor(), () => true, ALL)).toEqual([]);
}, 180_000);

/** An office that is none. */
const NOTHING = /^$/;

/** The addresses of an office's acts, on any record: `awards: 'hold'` is `/awards/…/hold` and what is below it. */
function office(acts: Readonly<Record<string, string>>): RegExp {
  const doors = Object.entries(acts).map(([room, names]) =>
    names === '' ? room : `${room}/[^/]+/(${names.replaceAll(' ', '|')})`,
  );
  return new RegExp(`^/(${doors.join('|')})`);
}

/** Enough for every act to be read: what refuses it is that it isn't theirs. */
const FILLED = {
  ...{ outcome: 'declined', reasons: 'So', conditions: '', kind: 'none', note: '', accepts: 'yes' },
  ...{ declaration: 'yes', version: '5', spent: '1', people: '1', story: 'So', changes: '' },
  ...{
    name: 'Eve',
    email: 'eve@example.org',
    title: 'Eve',
    amount: '1',
    reference: 'E',
    place: 'E',
  },
  ...{ score: '1', reason: 'So', seenVersion: '0', isSure: 'yes' },
  ...{ signatoryName: 'Eve', signatoryPosition: 'E', accountName: 'E', sortCode: '20-00-00' },
  ...{ accountNumber: '55779911', agencyId: 'new', agencyName: 'E', sector: 'public' },
  ...{ office: 'chair', 'startsOn-day': '1', 'startsOn-month': '12', 'startsOn-year': '2030' },
  ...{
    startsAt: '10:00',
    'receivedOn-day': '1',
    'receivedOn-month': '1',
    'receivedOn-year': '2026',
  },
};

/**
 * Acts on what is not theirs, sent with a token and without opening the form: all, but for those which
 * are somebody's office on any record.
 */
describe.each([
  ['somebody new', 'Somebody New', NOTHING],
  ['an observer', 'Ruth Calloway', NOTHING],
  ['a funder’s contact', 'Nadia Petrescu', NOTHING],
  ['the chair of another panel', 'Otto Other', NOTHING],
  ['an administrator', 'Sam Ellery', NOTHING],
  [
    'a trustee administrator',
    'Margaret Okafor',
    office({
      ...{ bank: '', funds: '', payment: '', reconciliations: '', clawbacks: '' },
      awards: 'clawbacks closure ending hold notes refusal reopening',
      organisations: 'flags look-ups',
      returns: 'comments',
    }),
  ],
  [
    'the coordinator',
    'Priya Raman',
    office({
      ...{ meetings: '', rounds: '', appeals: '', clawbacks: '' },
      ...{ letters: '', 'letter-kinds': '', reminders: '', indicators: '' },
      panels: 'agreement-terms offices rule seats variation-limits',
      ratifications: 'amendment voiding',
      awards:
        'agreement clawbacks closure conditions ending hold indicators more-time notes plan reopening transfer variations withdrawal',
      applications:
        'adjustments checks clarifications/(new|\\d+/closing) feedback ineligibility interests likenesses messages moderation reopening',
      organisations: 'adjustments contacts distinction flags invitations look-ups merge',
      returns: 'acceptance comments consent due-date questions taking-back waiver',
    }),
  ],
  [
    'a member who is not the chair',
    'Marcus Vane',
    office({
      applications: 'assignment declaration scores',
      meetings: 'substitutes$',
      ratifications: 'answer',
      rounds: 'applicants reading-pack',
      returns: 'comments reading',
    }),
  ],
  ['a contact of the shed, which has no award', 'Alan Prosser', NOTHING],
])('%s', (_, name, acts) => {
  it('is refused every act on what is not theirs, and nothing changes', async () => {
    const personId = await house.person(name);
    const visitor = await house.as(personId);
    const hands = await inTheHandsOf(personId);
    const isOthers = (address: string): boolean => !hands.some((path) => address.startsWith(path));
    const leaving = await realAddresses(house, {
      path: `/organisations/:id/contacts/${personId}/ending`,
    });
    const token = /name="_csrf" value="(\w+)"/.exec((await visitor.get('/sign-out')).text)?.[1];
    const [ids] = await house.db.query<Record<string, string>[]>(
      `SELECT (SELECT id FROM organisation LIMIT 1) AS organisation, (SELECT id FROM person LIMIT 1) AS "personId",
              (SELECT id FROM person LIMIT 1) AS present, gen_random_uuid() AS "formKey",
              (SELECT 'receipt:' || id FROM receipt LIMIT 1) AS item,
              (SELECT id FROM bank_account LIMIT 1) AS "bankAccountId"`,
    );
    const filled = { ...FILLED, ...ids };

    const done: string[] = [];
    const act = async (address: string): Promise<boolean> => {
      const answer = await visitor.post(address, { ...filled, _csrf: token ?? '' });
      const { status } = answer;
      if (status !== 403 && status !== 404) done.push(`${address} answered ${status}`);
      return isShut(answer);
    };
    await atEveryDoor(posts, (address) => isOthers(address) && !acts.test(address), act);
    await atEveryDoor([leaving], isOthers, act);

    expect(done).toEqual([]);
    expect(await fingerprints(house)).toEqual(untouched);
  }, 180_000);
});

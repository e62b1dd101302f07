import { PanelOpening } from '../../../src/panels/membership/panel-opening.service.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import { routesOf } from '../../architecture/routes.js';
import type { House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { realAddresses } from './addresses.js';
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
let reads: readonly string[];
let posts: readonly string[];

beforeAll(async () => {
  house = await openToldHouse();
  const coordinator = await house.person('Priya Raman');
  const other = await house
    .get(PanelOpening)
    .open({ name: 'Another panel', parentBody: 'Another board', quorumAgencies: 1 }, coordinator);
  const seat = { panelId: other.id, agency: { name: 'Another agency', sector: 'public' as const } };
  const chair = { name: 'Otto Other', email: 'otto.other@example.org', office: 'chair' as const };
  await house.get(Seating).seat({ ...seat, ...chair }, coordinator);
  for (const [name, canary] of Object.entries(CANARIES)) await plant(name, canary);
  const routes = routesOf(house.app);
  const addressesOf = async (method: string, most: number): Promise<readonly string[]> => {
    const own = routes.filter((route) => route.method === method && isOfSomebody(route.path));
    return (
      await Promise.all(
        own.map((route) =>
          realAddresses(house, route, /^\/(bank|panels|funds|rounds)/.test(route.path) ? 2 : most),
        ),
      )
    ).flat();
  };
  reads = (await addressesOf('GET', 20)).concat(
    '/home',
    '/board',
    '/returns',
    '/applications',
    '/',
  );
  reads = reads.concat(...['/awards', '/payments', '/bank', '/rounds-board', '/panels', '/funds']);
  reads = reads.concat(ALL.map((word) => `/awards?q=${word}`));
  posts = await addressesOf('POST', 4); // a person may send 600 forms a minute
}, 300_000);

afterAll(() => house.close());

/** Addresses with the id of something that belongs to somebody; people and messages have tests of their own. */
function isOfSomebody(path: string): boolean {
  return path.includes(':') && !/^\/(people|outbox|sessions|sign-in)/.test(path);
}

/** Titles, too, except where the award is accepted: then they are in the public register. */
async function plant(organisationName: string, word: string): Promise<void> {
  const ofIt = `(SELECT id FROM application WHERE organisation_id =
                  (SELECT id FROM organisation WHERE name = '${organisationName}'))`;
  const award = `(SELECT id FROM award WHERE application_id IN ${ofIt})`;
  await house.db.query(`
    UPDATE organisation SET purpose = purpose || ' ${word}' WHERE name = '${organisationName}';
    UPDATE application SET answers = jsonb_set(answers, '{summary}', '"${word}"') WHERE id IN ${ofIt};
    UPDATE application SET title = '${word} ' || title WHERE id IN ${ofIt}
       AND NOT EXISTS (SELECT FROM award WHERE application_id = application.id AND status = 'accepted');
    UPDATE score SET reason = '${word}' WHERE sheet_id IN (SELECT id FROM score_sheet WHERE application_id IN ${ofIt});
    UPDATE score_sheet SET comment = '${word}' WHERE application_id IN ${ofIt};
    UPDATE bank_details SET account_name = '${word}'
     WHERE organisation_id = (SELECT id FROM organisation WHERE name = '${organisationName}');
    ALTER TABLE decision DISABLE TRIGGER USER; ALTER TABLE award DISABLE TRIGGER USER;
    UPDATE decision SET reasons = '${word}', conditions = '${word}' WHERE application_id IN ${ofIt};
    UPDATE award SET conditions = '${word}' WHERE id IN ${award};
    UPDATE monitoring_return SET story = '${word}', changes = '${word}'
     WHERE award_id IN ${award} AND status = 'submitted';`);
}

/** The forbidden words that these pages show, with where. */
async function seen(
  visitor: Visitor,
  addresses: readonly string[],
  forbidden: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const { status, text } = await visitor.get(address);
    if (status >= 500) found.push(`${address} answered ${status}`);
    const page = address.includes('?q=') ? text.replaceAll(/<input[^>]*>/g, '') : text;
    const words = page.split('?q=')[0] ?? '';
    if (!address.includes('?q=')) {
      for (const word of forbidden) if (page.includes(word)) found.push(`${address} shows ${word}`);
    } else if (/[1-9]\d* awards?\b/.test(words.replaceAll(/<[^>]+>/g, ' '))) {
      found.push(`${address} finds something`);
    }
  }
  return found;
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
    const shut = reads.filter((address) => !toDeclare.has(address));

    expect(await seen(visitor, shut, forbidden)).toEqual([]);
  }, 180_000);

  it('is sent nothing of it', () => {
    const to = `${name.toLowerCase().replace(' ', '.')}@example.org`;
    const bodies = house.letterbox.to(to).map(({ subject, text }) => `${subject}\n${text}`);

    for (const words of forbidden) expect(bodies.join('\n')).not.toContain(words);
  });
});

it('nobody who is not signed in reads any of it', async () => {
  expect(await seen(house.visitor(), reads, ALL)).toEqual([]);
}, 180_000);

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

/** Acts on what is not theirs, sent with a token and without opening the form. */
describe.each([
  ['somebody new', 'Somebody New', /^/],
  ['an observer', 'Ruth Calloway', /^/],
  ['a funder’s contact', 'Nadia Petrescu', /^/],
  ['the chair of another panel', 'Otto Other', /^/],
  ['an administrator', 'Sam Ellery', /^/],
  [
    'a trustee administrator',
    'Margaret Okafor',
    /^\/(meetings|applications|panels|awards(?!\/[^/]+\/payment-hold)|returns)/,
  ],
  [
    'the coordinator',
    'Priya Raman',
    /^\/(payment|funds|bank|returns|awards|applications\/[^/]+\/(scores|declaration|certification|withdrawal|equality|files))/,
  ],
  [
    'a member who is not the chair',
    'Marcus Vane',
    /^\/(meetings|panels|payment|funds|bank|awards)/,
  ],
  [
    'a contact of the shed, which has no award',
    'Alan Prosser',
    /^\/(awards|returns|meetings|payment|panels|funds|bank)/,
  ],
])('%s', (_, name, paths) => {
  it('is refused every act on what is not theirs, and nothing changes', async () => {
    const personId = await house.person(name);
    const visitor = await house.as(personId);
    const own = (post: string): boolean => post.includes(`/contacts/${personId}/`); // to leave is anybody's
    const token = /name="_csrf" value="(\w+)"/.exec((await visitor.get('/sign-out')).text)?.[1];
    const [ids] = await house.db.query<Record<string, string>[]>(
      `SELECT (SELECT id FROM organisation LIMIT 1) AS organisation, (SELECT id FROM person LIMIT 1) AS "personId",
              (SELECT id FROM person LIMIT 1) AS present, gen_random_uuid() AS "formKey",
              (SELECT 'receipt:' || id FROM receipt LIMIT 1) AS item,
              (SELECT id FROM bank_account LIMIT 1) AS "bankAccountId"`,
    );
    const filled = { ...FILLED, ...ids };
    const before = await fingerprints(house);

    const done: string[] = [];
    for (const address of posts.filter((post) => paths.test(post) && !own(post))) {
      const { status } = await visitor.post(address, { ...filled, _csrf: token ?? '' });
      if (status !== 403 && status !== 404) done.push(`${address} answered ${status}`);
    }

    expect(done).toEqual([]);
    expect(await fingerprints(house)).toEqual(before);
  }, 180_000);
});

import { jest } from '@jest/globals';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Declaring } from '../../../src/panels/interests/declaration.service.js';
import { SettingInterests } from '../../../src/panels/interests/setting/setting.service.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import { SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import type { House } from '../../support/house.js';
import { queueOf } from '../correspondence/quiet.js';
import { atEveryDoor, isShut, readsOf } from './doors.js';
import { plant } from './planting.js';
import { settled } from './tables.js';
import { openToldHouse } from './told-house.js';

/** Its bids are shut to three members, each in another way; a fourth reads them. */
const ORGANISATION = 'Highwoods Play Circle';
const WORDS = ['zqplay', 'zqagain'] as const;
const NAMES = ['Wanda Declared', 'Seth Set', 'Agnes Agency', 'Connie Control'] as const;
type Name = (typeof NAMES)[number];
const RECUSED: readonly Name[] = ['Wanda Declared', 'Seth Set', 'Agnes Agency'];

let house: House;
let reads: readonly (readonly string[])[];
let bids: readonly string[];
const people = new Map<Name, string>();

beforeAll(async () => {
  // A person may open so many pages a minute; whoever walks them all opens more.
  jest.spyOn(RateLimiterMemory.prototype, 'consume').mockResolvedValue(new RateLimiterRes());
  house = await openToldHouse();
  const by = await house.person('Priya Raman');
  await seatFour(by);
  bids = (
    await house.db.query<{ id: string }[]>(
      `SELECT a.id FROM application a JOIN organisation o ON o.id = a.organisation_id
        WHERE o.name = $1 AND a.submitted_at IS NOT NULL ORDER BY a.reference`,
      [ORGANISATION],
    )
  ).map(({ id }) => id);
  await recuse(by);
  house.clock.advance({ days: 1 }); // today's meeting has begun, and what is owed is late
  await plant(house, ORGANISATION, WORDS[0]);
  await everythingFollowsAgain();
  reads = await readsOf(house);
}, 300_000);

afterAll(async () => {
  await house.close();
  jest.restoreAllMocks();
});

async function seatFour(by: string): Promise<void> {
  const [panel] = await house.db.query<{ id: string }[]>(
    `SELECT panel_id AS id FROM round WHERE title = 'Winter Resilience'`,
  );
  const agencies = ['ESNEFT', 'Essex Police', 'Circle of Play', 'University of Essex'];
  for (const [index, name] of NAMES.entries()) {
    const agency = agencies[index] ?? '';
    const [known] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM agency WHERE name = $1',
      [agency],
    );
    const id = await house.get(Seating).seat(
      {
        ...{ panelId: panel?.id ?? '', name, email: emailOf(name), office: 'member' },
        agency: known ?? { name: agency, sector: 'voluntary' },
      },
      by,
    );
    people.set(name, id);
  }
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@example.org`;
}

/** One declares it, one is set by the coordinator, one's agency turns out to be the applicant. */
async function recuse(by: string): Promise<void> {
  const [declared = '', set = '', , control = ''] = NAMES.map((name) => people.get(name));
  for (const applicationId of bids) {
    const kind = 'pecuniary' as const;
    await house.get(Declaring).declare({ applicationId, personId: declared, kind, note: 'Paid' });
    await house.get(SettingInterests).set({
      ...{ applicationId, personId: set, kind, reason: 'Paid', by },
    });
    const none = { kind: 'none' as const, note: '' };
    await house.get(Declaring).declare({ applicationId, personId: control, ...none });
  }
  await house.db.query(
    `UPDATE agency SET organisation_id = (SELECT id FROM organisation WHERE name = $1)
      WHERE name = 'Circle of Play'`,
    [ORGANISATION],
  );
}

/** Whatever has happened happens to the letters again, as do the sweeps: to those who sit there now. */
async function everythingFollowsAgain(): Promise<void> {
  await house.db.query(
    `INSERT INTO outbox (event, payload, added_at)
     SELECT event, payload, now() FROM outbox WHERE event NOT LIKE 'mail.%' AND event NOT LIKE 'scan.%' ORDER BY id`,
  );
  for (const name of ['reminders.sweep', 'ratifications.close']) {
    const job = await queueOf(house, SWEEPS).add(name, {});
    while (!(await job.isCompleted()) && !(await job.isFailed())) {
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
  await settled(house);
}

/** What a page says of the visit and not of the house. */
const OF_THE_VISIT =
  /name="_csrf" value="\w+"|name="formKey" value="[\w-]+"|nonce="[^"]+"|data-\w+-seconds="\d+"/g;

/**
 * Files that say to the second when they were made: what a round asks, which is public, and the
 * agreements of other bids, as they would be made now.
 */
const DATED = /\/questions\.pdf$|\/agreement\/pdf$/;

/** Everything this member can open, by address, at one moment. */
async function everything(name: Name): Promise<ReadonlyMap<string, string>> {
  const visitor = await house.as(people.get(name) ?? '');
  const found = new Map<string, string>();
  await atEveryDoor(
    reads,
    () => true,
    async (address) => {
      const answer = await visitor.get(address);
      const page = `${answer.status} ${answer.location ?? ''} ${answer.text}`;
      found.set(address, page.replaceAll(OF_THE_VISIT, ''));
      return isShut(answer);
    },
  );
  return found;
}

/** Other words in the bids, another sum, other scores, other sums suggested. */
async function changed(): Promise<void> {
  await plant(house, ORGANISATION, WORDS[1]);
  await house.db.query(
    `UPDATE application SET title = $2 || ' and nothing else', requested_pence = 1234500 WHERE id = ANY($1)`,
    [bids, WORDS[1]],
  );
  await house.db.query(
    `UPDATE score SET points = 5 - points
      WHERE sheet_id IN (SELECT id FROM score_sheet WHERE application_id = ANY($1))`,
    [bids],
  );
  await house.db.query(
    'UPDATE score_sheet SET suggested_pence = 4321 WHERE application_id = ANY($1)',
    [bids],
  );
}

describe('what they see before and after it has changed', () => {
  let moment: string;
  const before = new Map<Name, ReadonlyMap<string, string>>();

  beforeAll(() => {
    moment = house.clock.now().toISOString();
  });

  it.each(NAMES)(
    'is looked at by %s',
    async (name) => {
      house.clock.set(moment);
      before.set(name, await everything(name));
    },
    180_000,
  );

  it('has other words, another sum, other scores', changed);

  it.each(RECUSED)(
    'is the same to %s, without a word of it, on every page and in every file',
    async (name) => {
      const { different, telling, opened } = await lookedAtAgain(name);

      expect({ telling, different, opened }).toEqual({ telling: [], different: [], opened: [] });
    },
    180_000,
  );

  it.each(NAMES.filter((name) => !RECUSED.includes(name)))(
    'is another to %s, to whom it is open',
    async (name) => {
      const { different, telling, opened } = await lookedAtAgain(name);

      expect(telling.length).toBeGreaterThan(5);
      expect(different.length).toBeGreaterThan(5);
      expect(opened.length).toBeGreaterThan(1);
    },
    180_000,
  );

  /** The addresses that show something else now, that say something of it, and that are opened though they are its own. */
  async function lookedAtAgain(
    name: Name,
  ): Promise<Readonly<Record<'different' | 'telling' | 'opened', readonly string[]>>> {
    house.clock.set(moment);
    const pages = before.get(name) ?? new Map<string, string>();
    const after = await everything(name);
    return {
      different: [...after].flatMap(([at, page]) =>
        page === pages.get(at) || DATED.test(at) ? [] : [at],
      ),
      telling: [...pages, ...after].flatMap(([address, page]) =>
        [...WORDS, ORGANISATION].flatMap((word) =>
          page.includes(word) ? [`${address}: ${word}`] : [],
        ),
      ),
      opened: [...pages].flatMap(([address, page]) =>
        page.startsWith('200') &&
        bids.some((id) => address.includes(id)) &&
        !address.endsWith('/declaration')
          ? [address]
          : [],
      ),
    };
  }
});

it('is in no letter to them, whatever happened and whatever is due', () => {
  const bodies = (name: Name): string =>
    house.letterbox
      .to(emailOf(name))
      .map(({ subject, text, html }) => `${subject}\n${text}\n${html}`)
      .join('\n');

  for (const name of RECUSED) {
    for (const word of [WORDS[0], ORGANISATION]) expect(bodies(name)).not.toContain(word);
  }
  expect(bodies('Connie Control')).toContain(ORGANISATION);
});

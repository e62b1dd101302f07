import { jest } from '@jest/globals';
import { StandingChanging } from '../../../src/applications/standing/standing-changing.service.js';
import type { StandingAct } from '../../../src/applications/standing/standing-change.entity.js';
import { routesOf } from '../../architecture/routes.js';
import { openHouse, type House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { aDraftOf, submit, type Written } from './submitted-application.js';

jest.setTimeout(240_000);

/**
 * Every route about one application, beside the panel's own, for every role and in every state.
 * A letter is an answer: o shown, s sent on to another page, r refused with the form shown again,
 * n not found, f forbidden, i to the sign-in. One letter is the same in every state; else there is one
 * for each: draft, reopened, submitted, awarded, declined, withdrawn, ineligible.
 * POSTs are sent empty: whoever may act is refused for what is missing, and nothing moves.
 */
const TABLE = `
                                     | contact | stranger | coordinator | trustee | observer | member | elsewhere | funder | administrator | nobody
GET                                  | o       | n        | n           | f       | f        | f      | f         | f      | f             | i
GET /certification                   | oosssss | n        | f           | f       | f        | f      | f         | f      | f             | i
GET /clarifications/:number          | noooooo | n        | noooooo     | f       | f        | f      | f         | f      | f             | i
GET /clarifications/:number/closing  | f       | f        | noooooo     | f       | f        | f      | f         | f      | f             | i
GET /clarifications/new              | f       | f        | ssossss     | f       | f        | f      | f         | f      | f             | i
GET /eligibility                     | f       | f        | n           | f       | n        | f      | f         | f      | f             | i
GET /equality                        | nnooooo | n        | f           | f       | f        | f      | f         | f      | f             | i
GET /ineligibility                   | f       | f        | ssossss     | f       | f        | f      | f         | f      | f             | i
GET /likenesses                      | f       | f        | nnooooo     | f       | f        | f      | f         | f      | f             | i
GET /likenesses/:likenessId          | f       | f        | n           | f       | f        | f      | f         | f      | f             | i
GET /messages                        | o       | n        | o           | f       | f        | f      | f         | f      | f             | i
GET /overview                        | f       | f        | o           | f       | f        | f      | f         | f      | f             | i
GET /receipt                         | nnooonn | n        | nnooonn     | f       | f        | f      | f         | f      | f             | i
GET /reopening                       | f       | f        | ssossoo     | f       | f        | f      | f         | f      | f             | i
GET /sections/:number                | o       | n        | n           | f       | f        | f      | f         | f      | f             | i
GET /sections/:number/autosave       | s       | s        | s           | f       | f        | f      | f         | f      | f             | i
GET /submission                      | oosssss | n        | n           | f       | f        | f      | f         | f      | f             | i
GET /submissions/:number/pdf         | noooooo | n        | noooooo     | noooooo | noooooo  | f      | f         | f      | f             | i
GET /withdrawal                      | ooossss | n        | f           | f       | f        | f      | f         | f      | f             | i
POST /certification                  | f       | f        | f           | f       | f        | f      | f         | f      | f             | i
POST /clarifications/:number         | nrrrrrr | n        | f           | f       | f        | f      | f         | f      | f             | i
POST /clarifications/:number/closing | f       | f        | nssssss     | f       | f        | f      | f         | f      | f             | i
POST /clarifications/new             | f       | f        | ssrssss     | f       | f        | f      | f         | f      | f             | i
POST /equality                       | nnsssss | n        | f           | f       | f        | f      | f         | f      | f             | i
POST /ineligibility                  | f       | f        | ssrssss     | f       | f        | f      | f         | f      | f             | i
POST /likenesses                     | f       | f        | nnsssss     | f       | f        | f      | f         | f      | f             | i
POST /likenesses/:likenessId         | f       | f        | n           | f       | f        | f      | f         | f      | f             | i
POST /messages                       | r       | n        | r           | f       | f        | f      | f         | f      | f             | i
POST /reopening                      | f       | f        | ssrssrr     | f       | f        | f      | f         | f      | f             | i
POST /sections/:number               | s       | n        | n           | f       | f        | f      | f         | f      | f             | i
POST /sections/:number/autosave      | o       | n        | n           | f       | f        | f      | f         | f      | f             | i
POST /submission                     | rrsssss | n        | n           | f       | f        | f      | f         | f      | f             | i
POST /withdrawal                     | rrrssss | n        | f           | f       | f        | f      | f         | f      | f             | i
`;

const STATES = ['draft', 'reopened', 'submitted', 'awarded', 'declined', 'withdrawn', 'ineligible'];

/** Routes about one application that other tables are about. */
const ELSEWHERE = /\/(declaration|scores|paper|files|checks|duplicates)(\/|$)/;

let house: House;
let visitors: ReadonlyMap<string, { readonly visitor: Visitor; readonly token: string }>;
let applications: readonly Written[];

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  const on = await ground(house);
  const slug = await openRound(house, on);
  const found: Written[] = [];
  for (const state of STATES) found.push(await inState(slug, state, on.coordinator));
  applications = found;
  const [stranger] = [await aDraftOf(house, slug)];
  const people: Readonly<Record<string, string>> = {
    stranger: stranger.contact,
    coordinator: on.coordinator,
    trustee: await house.person('Tess Trustee', 'trustee-administrator'),
    observer: await house.person('Olly Observer', 'observer'),
    member: await seated('Mo Member', on.panelId),
    elsewhere: await seated('Ed Elsewhere', await anotherPanel()),
    funder: await house.person('Fay Funder', { role: 'funder-contact', subjectId: on.fundId }),
    administrator: await house.person('Ada Administrator', 'administrator'),
  };
  const opened = new Map<string, { visitor: Visitor; token: string }>();
  for (const [role, id] of Object.entries(people))
    opened.set(role, await openedBy(await house.as(id), '/home'));
  for (const [index, { contact }] of applications.entries()) {
    opened.set(`contact-${index}`, await openedBy(await house.as(contact), '/home'));
  }
  opened.set('nobody', await openedBy(house.visitor(), '/sign-in'));
  visitors = opened;
}, 120_000);

afterAll(() => house.close());

it('lets each role do what the table says, in every state, and there is no other route', async () => {
  const [head = '', ...rows] = TABLE.trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  const roles = head
    .split('|')
    .slice(1)
    .map((role) => role.trim());
  const written = rows.map((row) => {
    const [route = '', ...cells] = row.split('|').map((cell) => cell.trim());
    return { route, cells };
  });

  const actual: string[] = [];
  for (const { method, path } of aboutOneApplication()) {
    const route = `${method} ${path.replace(/^\/applications\/:\w+/, '')}`.trim();
    const cells: string[] = [];
    for (const role of ROLES) cells.push(await answersTo(role, method, path));
    actual.push([route, ...cells].join(' | '));
  }

  expect(roles).toEqual(ROLES);
  expect(actual.sort()).toEqual(
    written.map(({ route, cells }) => [route, ...cells].join(' | ')).sort(),
  );
});

const ROLES = [
  'contact',
  'stranger',
  'coordinator',
  'trustee',
  'observer',
  'member',
  'elsewhere',
  'funder',
  'administrator',
  'nobody',
];

function aboutOneApplication() {
  return routesOf(house.app).filter(
    ({ path }) => /^\/applications\/:\w+(\/|$)/.test(path) && !ELSEWHERE.test(path),
  );
}

async function answersTo(role: string, method: string, path: string): Promise<string> {
  const letters: string[] = [];
  for (const [index, { id }] of applications.entries()) {
    const address = path
      .replace(/:(id|applicationId)/, id)
      .replace(':number', '1')
      .replace(':likenessId', id);
    letters.push(await answerTo(role === 'contact' ? `contact-${index}` : role, method, address));
  }
  return new Set(letters).size === 1 ? (letters[0] ?? '') : letters.join('');
}

async function answerTo(role: string, method: string, address: string): Promise<string> {
  const asked = visitors.get(role);
  if (!asked) throw new Error(`Nobody is ${role}`);
  const { visitor, token } = asked;
  const { status, location } =
    method === 'GET' ? await visitor.get(address) : await visitor.post(address, { _csrf: token });
  return letterOf(status, location);
}

function letterOf(status: number, location: string | undefined): string {
  if (status === 401 || location === '/sign-in') return 'i';
  const letter = { 200: 'o', 303: 's', 403: 'f', 404: 'n', 422: 'r' }[status];
  return letter ?? `<${status}>`;
}

async function openedBy(visitor: Visitor, path: string) {
  const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get(path)).text)?.[1] ?? '';
  return { visitor, token };
}

/** Everything that arrived has one question that is still open. */
async function inState(slug: string, state: string, coordinator: string): Promise<Written> {
  const written = await aDraftOf(house, slug);
  if (state === 'draft') return written;
  await submit(house, written);
  await house.db.query(
    `INSERT INTO clarification (application_id, number, asked, due_on, asked_at, asked_by)
     VALUES ($1, 1, '[{"question": "title", "label": "Title", "ask": "Which?"}]', '2026-12-01', now(), $2)`,
    [written.id, coordinator],
  );
  if (state === 'awarded' || state === 'declined') {
    await house.db.query('UPDATE application SET status = $2 WHERE id = $1', [written.id, state]);
  }
  const acts: Readonly<Record<string, StandingAct>> = {
    withdrawn: 'withdrawn',
    ineligible: 'ruled-ineligible',
    reopened: 'reopened',
  };
  const act = acts[state];
  if (act) {
    const until = act === 'reopened' ? new Date('2026-12-01T12:00:00Z') : null;
    const applicationId = written.id;
    await house
      .get(StandingChanging)
      .change({ applicationId, act, reason: 'For this', until, by: coordinator });
  }
  return written;
}

async function seated(name: string, panelId: string): Promise<string> {
  const person = await house.person(name, { role: 'panel-member', subjectId: panelId });
  const [agency] = await house.db.query<{ id: string }[]>(
    `INSERT INTO agency (name, sector) VALUES ($1, 'public') RETURNING id`,
    [`Agency of ${name}`],
  );
  await house.db.query(
    `INSERT INTO seat (panel_id, person_id, agency_id, office, starts_on) VALUES ($1, $2, $3, 'member', '2026-01-01')`,
    [panelId, person, agency?.id],
  );
  return person;
}

async function anotherPanel(): Promise<string> {
  const [panel] = await house.db.query<{ id: string }[]>(
    `INSERT INTO panel (name, parent_body) VALUES ('Another Panel', 'Board') RETURNING id`,
  );
  return panel?.id ?? '';
}

/** The coordinator's pages about a round's deadline, about who applies, and for typing in. */
const OF_ROUNDS = `
                                          | coordinator | trustee | observer | member | funder | stranger | administrator | nobody
GET  /rounds/:slug/deadline               | o           | f       | f        | f      | f      | f        | f             | i
GET  /rounds/:slug/deadline/extension     | o           | f       | f        | f      | f      | f        | f             | i
POST /rounds/:slug/deadline/extension     | r           | f       | f        | f      | f      | f        | f             | i
GET  /rounds/:slug/deadline/grace         | o           | f       | f        | f      | f      | f        | f             | i
POST /rounds/:slug/deadline/grace         | r           | f       | f        | f      | f      | f        | f             | i
GET  /rounds/:slug/application-on-behalf  | o           | f       | f        | f      | f      | f        | f             | i
POST /rounds/:slug/application-on-behalf  | r           | f       | f        | f      | f      | f        | f             | i
GET  /rounds/:slug/equality               | o           | f       | o        | f      | f      | f        | f             | i
GET  /organisations/:id/adjustments       | o           | f       | f        | f      | f      | f        | f             | i
POST /organisations/:id/adjustments       | r           | f       | f        | f      | f      | f        | f             | i
`;

it('opens what is about a round or an organisation to coordinators', async () => {
  const [head = '', ...rows] = OF_ROUNDS.split('\n').filter((line) => line.trim() !== '');
  const roles = head
    .split('|')
    .slice(1)
    .map((role) => role.trim());
  for (const row of rows) {
    const [route = '', ...expected] = row.split('|').map((cell) => cell.trim());
    const [method = '', path = ''] = route.split(/\s+/);
    const address = path
      .replace(':slug', 'winter-resilience-2026')
      .replace(':id', applications[0]?.organisationId ?? '');
    const answers: string[] = [];
    for (const role of roles) answers.push(await answerTo(role, method, address));
    expect([route, ...answers]).toEqual([route, ...expected]);
  }
});

import { routesOf } from '../../architecture/routes.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import type { House } from '../../support/house.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import { aPdf } from '../organisations/a-paper.js';
import { filledForm } from '../matrix/filled-form.js';
import { realAddresses } from './addresses.js';
import { ELSEWHERE, HARMLESS, STEPS, UNRECORDED, type Step } from './later-acts.js';
import { openToldHouse } from './told-house.js';

const TIMES = 20;
/** The rooms of what comes after a decision. */
const ROOMS = ['AwardsModule', 'MonitoringModule', 'CorrespondenceModule', 'UpkeepModule'];

let house: House;
interface Somebody {
  readonly name: string;
  readonly roles: readonly string[];
  readonly visitor: Visitor;
}
let people: readonly Somebody[];
beforeAll(async () => {
  house = await openToldHouse();
  const named = await house.db.query<{ id: string; name: string; roles: string[] }[]>(
    `SELECT p.id, p.name, array_agg(DISTINCT r.role) AS roles
       FROM person p JOIN person_role r ON r.person_id = p.id
      WHERE r.role <> 'contact' OR r.subject_id IN (SELECT organisation_id FROM application WHERE status <> 'draft')
      GROUP BY p.id ORDER BY p.name`,
  );
  people = await Promise.all(
    named.map(async ({ id, ...known }) => ({ ...known, visitor: await house.as(id) })),
  );
}, 120_000);
afterAll(() => house.close());

async function lastRecorded(): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT coalesce(max(id), 0)::text AS id FROM audit_event',
  );
  return row?.id ?? '0';
}

/** What people did since, by what it was done to. The house's own acts may come at any time. */
async function recordedSince(id: string): Promise<readonly { act: string; times: number }[]> {
  return house.db.query<{ act: string; times: number }[]>(
    `SELECT split_part(subject, '/', 1) || ' ' || act AS act, count(*)::integer AS times
       FROM audit_event WHERE id > $1 AND person_id IS NOT NULL GROUP BY subject, act ORDER BY 1`,
    [id],
  );
}

/** The same form, filled in once, sent many times at once. */
async function click(
  visitor: Visitor,
  address: string,
  typed: Step['typed'],
): Promise<readonly Answer[] | undefined> {
  const page = await visitor.get(address);
  if (page.status === 403) return [];
  const form = page.status === 200 ? filledForm(page.text, address, typed) : undefined;
  if (!form) return undefined;
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form.fields) fields[name] = [...(fields[name] ?? []), value];
  const paper = aPdf();
  const send = (): Promise<Answer> =>
    form.hasFile
      ? visitor.upload(address, 'Paper.pdf', paper, fields)
      : visitor.post(address, fields);
  return Promise.all(Array.from({ length: TIMES }, send));
}

function admits(path: string, roles: readonly string[]): boolean {
  const route = routesOf(house.app).find((one) => one.method === 'POST' && one.path === path);
  const allowed = route?.allowed ?? [];
  return allowed.includes('signed-in') || roles.some((role) => allowed.includes(role));
}

/** A line for the table: by whom it was done, how it was answered, and what went on the record. */
async function done(step: Step): Promise<{ line: string; fault?: string }> {
  const addresses = await realAddresses(house, { path: step.path }, 12);
  const refused = new Set<string>();
  for (const { name, visitor } of people.filter(({ roles }) => admits(step.path, roles))) {
    if (step.who !== undefined && step.who !== name) continue;
    for (const bare of addresses) {
      const address = bare + (step.query ?? '');
      const since = await lastRecorded();
      const answers = await click(visitor, address, step.typed);
      if (answers?.length === 0) break; // no door of theirs
      if (!answers) continue;
      const count = (status: number): number =>
        answers.filter((answer) => answer.status === status).length;
      const acts = await recordedSince(since);
      const first = answers.find(({ status }) => status !== 303);
      if (count(303) === 0 || (acts.length === 0 && !UNRECORDED.has(step.path))) {
        refused.add(`${first?.status ?? 303} ${problemIn(first)}`);
        continue;
      }
      const line = `${step.path.padEnd(52)} ${name.padEnd(18)} sent on ${count(303)}, told why not ${count(422)}: ${acts.map(({ act, times }) => `${act} ${times}`).join(', ')}`;
      const odd = answers.filter(({ status }) => status !== 303 && status !== 422);
      if (odd.length > 0) return { line, fault: `${step.path} answered ${odd[0]?.status ?? 0}` };
      const twice = acts.filter(({ times }) => times > (step.each ?? 1));
      return twice.length > 0 ? { line, fault: `Done twice: ${line}` } : { line };
    }
  }
  const why = [...refused].slice(0, 3).join(' / ');
  return { line: `${step.path} NOT DONE`, fault: `${step.path} could not be done: ${why}` };
}

function problemIn(answer: Answer | undefined): string {
  const text = readable(answer?.text ?? '');
  const from = text.indexOf('There is a problem');
  return text.slice(Math.max(from, 0)).slice(0, 160);
}

it('does each act after a decision once, clicked twenty times at once', async () => {
  const lines: string[] = [];
  const faults: string[] = [];
  for (const step of STEPS) {
    if (step.before !== undefined) await house.db.query(step.before);
    const { line, fault } = await done(step);
    lines.push(line);
    if (fault !== undefined) faults.push(fault);
  }
  console.log(lines.join('\n'));

  expect(faults).toEqual([]);
}, 600_000);

it('leaves out no act of these rooms', () => {
  const acts = routesOf(house.app)
    .filter(({ method, room }) => method === 'POST' && ROOMS.includes(room))
    .map(({ path }) => path);
  const clicked = new Set([
    ...STEPS.map(({ path }) => path),
    ...Object.keys({ ...ELSEWHERE, ...HARMLESS }),
  ]);

  expect(acts.length).toBeGreaterThan(70);
  expect(acts.filter((path) => !clicked.has(path))).toEqual([]);
  expect([...clicked].filter((path) => !acts.includes(path))).toEqual([]);
});

it('leaves books that agree', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});

import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import { actsOn } from '../people/signing-in.js';
import { aFund, type AFund } from './a-fund.js';

let house: House;
let fund: AFund;
let path: string;
let trustee: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

beforeEach(async () => {
  fund = await aFund(house);
  path = `/funds/${fund.fundId}`;
  trustee = await house.as(fund.administrator);
});

afterAll(() => house.close());

function letIn(email: string): Promise<Answer> {
  return trustee.submit(`${path}/funder-contacts/new`, { name: 'Imogen Hale', email });
}

async function idOf(email: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>('SELECT id FROM person WHERE email = $1', [
    email,
  ]);
  return row?.id ?? '';
}

it('lets somebody of the funder’s read their fund and no other, and tells them once', async () => {
  const elsewhere = await aFund(house);

  await letIn('Imogen.1@example.org');
  const again = await letIn('imogen.1@example.org');

  const page = readable((await trustee.follow(again)).text);
  expect(page).toContain('imogen.1@example.org may read the statement of');
  expect(page).toContain('Imogen Hale imogen.1@example.org Monday 23 November 2026');
  const letter = await house.letterbox.waitFor('imogen.1@example.org', 'You may read');
  expect(letter.text).toContain('/sign-in');
  expect(house.letterbox.to('imogen.1@example.org')).toHaveLength(1);
  const id = await idOf('imogen.1@example.org');
  expect(await actsOn(house, id)).toEqual(['registered', 'given-role']);
  const imogen = await house.as(id);
  expect((await imogen.get(`${path}/statement`)).status).toBe(200);
  expect((await imogen.get(`/funds/${elsewhere.fundId}/statement`)).status).toBe(404);
  expect((await imogen.get(path)).status).toBe(403);
});

it('ends their reading, and lets them in anew', async () => {
  await letIn('imogen.2@example.org');
  const id = await idOf('imogen.2@example.org');
  const imogen = await house.as(id);
  const { text } = await trustee.get(path);
  const withdrawal = /href="([^"]*\/funder-contacts\/[^"]*\/withdrawal)"/.exec(text)?.[1] ?? '';

  const ended = await trustee.submit(withdrawal);

  expect(ended.location).toBe(path);
  expect((await imogen.get(`${path}/statement`)).status).toBe(403);
  expect(readable((await trustee.get(path)).text)).not.toContain('imogen.2@example.org');
  expect((await trustee.get(withdrawal)).status).toBe(404);
  await letIn('imogen.2@example.org');
  expect((await imogen.get(`${path}/statement`)).status).toBe(200);
  expect(await actsOn(house, id)).toEqual([
    'registered',
    'given-role',
    'withdrew-role',
    'given-role',
  ]);
});

it('takes nobody’s role by the address of another fund, and none that is not a funder’s', async () => {
  const other = await aFund(house);
  await letIn('imogen.3@example.org');
  const [role] = await house.db.query<{ id: string }[]>(
    `SELECT id FROM person_role WHERE subject_id = $1`,
    [fund.fundId],
  );
  const [own] = await house.db.query<{ id: string }[]>(
    `SELECT id FROM person_role WHERE person_id = $1`,
    [fund.administrator],
  );
  const { text } = await trustee.get(`${path}/funder-contacts/new`);
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';

  for (const elsewhere of [
    `/funds/${other.fundId}/funder-contacts/${role?.id ?? ''}/withdrawal`,
    `${path}/funder-contacts/${own?.id ?? ''}/withdrawal`,
  ]) {
    expect((await trustee.get(elsewhere)).status).toBe(404);
    await trustee.post(elsewhere, { _csrf });
  }

  const held = await house.db.query<unknown[]>('SELECT FROM person_role WHERE id = ANY($1)', [
    [role?.id, own?.id],
  ]);
  expect(held).toHaveLength(2);
});

it('is the trustee administrator’s act alone, and needs an address', async () => {
  const coordinator = await house.as(await house.person('Cora Pitt', 'coordinator'));

  expect((await coordinator.get(`${path}/funder-contacts/new`)).status).toBe(403);
  expect((await letIn('nowhere')).status).toBe(422);
});

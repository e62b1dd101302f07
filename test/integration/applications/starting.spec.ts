import { Starting } from '../../../src/applications/starting/starting.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { anOrganisation } from './written-application.js';

let house: House;
let slug: string;
let contact: string;
let organisationId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  slug = await openRound(house, await ground(house));
  contact = await house.person('Wyn Wivenhoe');
  organisationId = await anOrganisation(house, 'Wivenhoe Lunch Club', contact);
}, 60_000);

beforeEach(() => {
  house.clock.set('2026-11-23T10:00:00Z');
});

afterAll(() => house.close());

async function drafts(): Promise<{ reference: string; status: string }[]> {
  return house.db.query('SELECT reference, status FROM application ORDER BY reference');
}

it('shows a person without an organisation where to register one', async () => {
  const newcomer = await house.as(await house.person('Nia Newcomer'));

  const answer = await newcomer.get(`/rounds/${slug}/application`);

  expect(answer.status).toBe(200);
  expect(answer.text).toContain(`href="/organisations/new?then=%2Frounds%2F${slug}%2Fapplication"`);
});

it('brings whoever registered an organisation back to the round, and to no other site', async () => {
  const newcomer = await house.as(await house.person('Rae Returner'));
  const organisation = {
    name: 'Returners',
    legalForm: 'unincorporated-group',
    postcode: 'CO1 1JB',
    purpose: 'Coming back',
  };

  const back = await newcomer.submit(
    `/organisations/new?then=%2Frounds%2F${slug}%2Fapplication%3Fv%3D1%26a%3D1.1`,
    organisation,
  );
  const away = await newcomer.submit('/organisations/new?then=%2F%2Felsewhere.example', {
    ...organisation,
    name: 'Elsewhere',
  });

  expect(back.location).toBe(`/rounds/${slug}/application?v=1&a=1.1`);
  expect(away.location).toMatch(/^\/organisations\/[0-9a-f-]{36}$/);
});

it('refuses a round that is not open, leaving nothing behind', async () => {
  house.clock.set('2026-12-04T11:30:00Z');
  const wyn = await house.as(contact);
  const form = await wyn.get(`/rounds/${slug}/application`);
  const _csrf = /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
  house.clock.set('2026-12-04T12:00:00Z');

  const answer = await wyn.post(`/rounds/${slug}/application`, {
    _csrf,
    organisation: organisationId,
  });

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('This round closed on Friday 4 December 2026, 12 noon');
  expect(await drafts()).toEqual([]);
});

it('starts for nobody else’s organisation', async () => {
  const stranger = await house.person('Sly Stranger');
  await anOrganisation(house, 'Sly Group', stranger);
  const sly = await house.as(stranger);

  const answer = await sly.submit(`/rounds/${slug}/application`, { organisation: organisationId });

  expect(answer.status).toBe(404);
  expect(await drafts()).toEqual([]);
});

it('starts one draft for twenty clicks at once, and takes each to it', async () => {
  const command = {
    roundSlug: slug,
    organisationId,
    by: contact,
    reachedAt: house.clock.now(),
  };

  const ids = await Promise.all(
    Array.from({ length: 20 }, () => house.get(Starting).start(command)),
  );

  expect(new Set(ids).size).toBe(1);
  expect(await drafts()).toMatchObject([{ status: 'draft' }]);
  const [{ reference } = { reference: '' }] = await drafts();
  expect(reference).toMatch(/^OC-2026-\d{4}$/);
  const acts = await house.db.query<unknown[]>('SELECT act FROM audit_event WHERE subject = $1', [
    `application/${ids[0] ?? ''}`,
  ]);
  expect(acts).toEqual([{ act: 'started' }]);
});

it('takes whoever presses again to the draft there is, also after the round has closed', async () => {
  house.clock.set('2026-12-04T11:30:00Z');
  const wyn = await house.as(contact);
  const first = await wyn.submit(`/rounds/${slug}/application`, { organisation: organisationId });
  const form = await wyn.get(`/rounds/${slug}/application`);
  const _csrf = /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
  house.clock.set('2026-12-04T12:00:00Z');

  const second = await wyn.post(`/rounds/${slug}/application`, {
    _csrf,
    organisation: organisationId,
  });

  expect(first.location).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
  expect(second.location).toBe(first.location);
});

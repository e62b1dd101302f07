import { PanelOpening } from '../../../src/panels/membership/panel-opening.service.js';
import { Seating, type SeatMember } from '../../../src/panels/membership/seating.service.js';
import { Seats } from '../../../src/panels/membership/seats.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { actsOn, aPanel } from './a-panel.js';

let house: House;
let coordinator: string;
let panels = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coordinator = await house.person('Cora Coordinator', 'coordinator');
}, 60_000);

afterAll(() => house.close());

async function emptyPanel(): Promise<string> {
  const panel = { name: `Panel ${++panels}`, parentBody: 'Strategic Group', quorumAgencies: 5 };
  return (await house.get(PanelOpening).open(panel, coordinator)).id;
}

function ann(panelId: string, change: Partial<SeatMember> = {}): SeatMember {
  return {
    panelId,
    name: 'Ann Archer',
    email: 'ann@example.org',
    agency: { name: 'Essex Police', sector: 'public' },
    office: 'chair',
    ...change,
  };
}

it('opens a panel and seats its first member, page by page', async () => {
  const cora = await house.as(coordinator);

  const opened = await cora.submit('/panels/new', {
    name: 'Community Safety Panel',
    parentBody: 'Delivery Board',
    quorumAgencies: '3',
  });
  expect(opened.status).toBe(303);
  const panelPath = opened.location ?? '';
  const seated = await cora.submit(`${panelPath}/seats`, {
    name: 'Ben Baker',
    email: 'Ben@Example.org',
    agencyId: 'new',
    agencyName: 'Colchester Garrison',
    sector: 'public',
    office: 'vice-chair',
  });

  const shown = readable((await cora.follow(seated)).text);
  expect(shown).toContain('Ben Baker has a seat, and can sign in with ben@example.org.');
  expect(shown).toContain('1 member for 1 agency');
  expect(shown).toContain('Colchester Garrison Public Ben Baker Vice chair');
  expect(shown).toContain(
    'Only 1 agency has a seat, and 3 make a quorum: nothing can be decided yet.',
  );
  expect(readable((await cora.get('/panels')).text)).toContain(
    'Community Safety Panel Delivery Board 1 1 3',
  );
});

it('keeps what was typed, and says what is missing of a new agency', async () => {
  const cora = await house.as(coordinator);
  const path = `/panels/${await emptyPanel()}/seats`;

  const answer = await cora.submit(path, {
    name: 'Ben Baker',
    email: 'ben at example',
    agencyId: 'new',
    office: 'member',
  });

  expect(answer.status).toBe(422);
  for (const field of ['email', 'agencyName', 'sector']) {
    expect(answer.text).toContain(`href="#${field}"`);
  }
  expect(answer.text).toContain('value="ben at example"');
});

it('gives the person the role, from today, on the record', async () => {
  const panelId = await emptyPanel();

  const personId = await house.get(Seating).seat(ann(panelId), coordinator);

  expect(await house.get(Seats).ofPanel(panelId)).toMatchObject([
    { personId, agencyName: 'Essex Police', office: 'chair', startsOn: '2026-11-23' },
  ]);
  expect(await house.get(Seats).isChair(panelId, personId)).toBe(true);
  expect(
    await house.db.query('SELECT role FROM person_role WHERE person_id = $1 AND subject_id = $2', [
      personId,
      panelId,
    ]),
  ).toEqual([{ role: 'panel-member' }]);
  expect(await actsOn(house, `panel/${panelId}`)).toEqual(['opened', 'seated', 'elected']);
});

it('makes one seat of twenty clicks', async () => {
  const panelId = await emptyPanel();
  const command = ann(panelId, { email: 'clicks@example.org' });

  const ids = await Promise.all(
    Array.from({ length: 20 }, () => house.get(Seating).seat(command, coordinator)),
  );

  expect(new Set(ids).size).toBe(1);
  expect(await house.get(Seats).ofPanel(panelId)).toHaveLength(1);
  expect(await actsOn(house, `panel/${panelId}`)).toEqual(['opened', 'seated', 'elected']);
});

it('has one chair, also of two at once', async () => {
  const panelId = await emptyPanel();

  const answers = await Promise.allSettled([
    house.get(Seating).seat(ann(panelId, { email: 'one@example.org' }), coordinator),
    house.get(Seating).seat(ann(panelId, { email: 'two@example.org' }), coordinator),
  ]);

  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await house.get(Seats).ofPanel(panelId)).toHaveLength(1);
});

it('refuses a second seat, an agency there is not, and leaves nobody behind', async () => {
  const panelId = await emptyPanel();
  await house.get(Seating).seat(ann(panelId), coordinator);

  await expect(
    house.get(Seating).seat(ann(panelId, { office: 'member' }), coordinator),
  ).rejects.toMatchObject({ refusals: [{ code: 'already-seated' }] });
  await expect(
    house
      .get(Seating)
      .seat(ann(panelId, { email: 'nobody@example.org', agency: { id: panelId } }), coordinator),
  ).rejects.toMatchObject({ refusals: [{ code: 'agency-unknown' }] });
  expect(await house.db.query(`SELECT 1 FROM person WHERE email = 'nobody@example.org'`)).toEqual(
    [],
  );
});

it('does not count a seat that has ended', async () => {
  const panelId = await emptyPanel();
  const personId = await house.get(Seating).seat(ann(panelId), coordinator);
  await house.db.query(
    `UPDATE seat SET starts_on = '2026-01-01', ends_on = '2026-11-22' WHERE panel_id = $1`,
    [panelId],
  );

  expect(await house.get(Seats).on(panelId, personId)).toBeUndefined();
  expect(await house.get(Seats).ofPanel(panelId)).toEqual([]);
  expect((await (await house.as(personId)).get(`/panels/${panelId}`)).status).toBe(404);
});

it('shows a panel to who sits on it, and to nobody from another', async () => {
  const panel = await aPanel(house);
  const other = await aPanel(house);
  const [member = ''] = panel.members;
  const visitor = await house.as(member);

  expect((await visitor.get(`/panels/${panel.panelId}`)).status).toBe(200);
  expect((await visitor.get(`/panels/${other.panelId}`)).status).toBe(404);
  expect((await visitor.get('/panels')).status).toBe(403);
  expect((await visitor.get(`/panels/${panel.panelId}/seats`)).status).toBe(403);
});

import { AgenciesOfItem } from '../../../src/panels/interests/agencies-of-item.queries.js';
import { Interests } from '../../../src/panels/interests/interests.queries.js';
import type { InterestKind } from '../../../src/panels/interests/interest-kind.js';
import { SettingInterests } from '../../../src/panels/interests/setting/setting.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { actsOn, aBid, aPanel, declare, score, type ABid, type APanel } from './a-panel.js';

const CANARY = 'Xylophonist';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

function set(
  { coordinator }: APanel,
  { applicationId }: ABid,
  personId: string,
  kind: InterestKind,
  reason = 'Told at the town hall',
): Promise<void> {
  const what = { applicationId, personId, kind, reason, by: coordinator };
  return house.get(SettingInterests).set(what);
}

async function standing({ applicationId }: ABid, personId: string) {
  return house.get(Interests).standing(personId, applicationId);
}

function pathOf({ applicationId }: ABid, personId?: string): string {
  return `/applications/${applicationId}/interests${personId === undefined ? '' : `/${personId}`}`;
}

describe('what the coordinator sets', () => {
  it('takes the bid off the boards of a coordinator: no row, no count, no sum', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, {
      ...{ title: CANARY, organisationName: `${CANARY}s of the desk`, requestedPence: 123_400n },
    });
    await aBid(house, panel, { organisationName: 'Bike Shed', requestedPence: 200_000n });
    const related = await house.person('Rhian Related', 'coordinator');
    const visitor = await house.as(related);
    const board = `/rounds-board/${panel.round.slug}`;
    expect(readable((await visitor.get(board)).text)).toContain(CANARY);

    await set(panel, bid, related, 'pecuniary');

    const shown = readable((await visitor.get(board)).text);
    expect(shown).not.toContain(CANARY);
    expect(shown).toContain('£2,000');
    for (const path of [board, '/rounds-board', '/home']) {
      const page = readable((await visitor.get(path)).text);
      expect(page).not.toContain('1,234');
      expect(page).not.toContain('3,234');
    }
    expect(readable((await (await house.as(panel.coordinator)).get(board)).text)).toContain(
      '£3,234',
    );
  });

  it('shuts the bid as a declaration does, and is kept apart from it', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { title: CANARY, organisationName: `${CANARY}s` });
    const [, , member = ''] = panel.members;
    await score(house, panel, bid, member, 5);
    const coordinator = await house.as(panel.coordinator);

    const done = await coordinator.submit(pathOf(bid, member), {
      kind: 'pecuniary',
      reason: 'Their partner works there',
    });

    expect(done.location).toBe(pathOf(bid));
    const desk = readable((await coordinator.follow(done)).text);
    expect(desk).toContain('No interest, declared by them');
    expect(desk).toContain(
      'Disclosable pecuniary interest, set by Cora Coordinator. Their partner works there',
    );
    expect(await standing(bid, member)).toEqual({
      ...{ declared: 'none', set: 'pecuniary', isAgencyOut: false, isShut: true },
    });
    const visitor = await house.as(member);
    expect((await visitor.get(`/applications/${bid.applicationId}/scores`)).status).toBe(404);
    const shut = await visitor.get(`/applications/${bid.applicationId}/declaration`);
    expect(shut.text).toContain('This bid is shut to you');
    expect(shut.text).not.toContain(CANARY);
    const list = await visitor.get(`/panels/${panel.panelId}/interests?round=${panel.round.id}`);
    expect(list.text).not.toContain(CANARY);
    await expect(declare(house, bid, member, 'none')).rejects.toMatchObject({
      refusals: [{ code: 'bid-shut' }],
    });
    const readers = await house.get(Interests).readersOf(bid.applicationId);
    expect(readers.map(({ id }) => id)).not.toContain(member);
    expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual([
      'interest-declared',
      'scored',
      'interest-set',
    ]);
  });

  it('is raised and taken back by acts that all stay on the record', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const [, , member = ''] = panel.members;
    await set(panel, bid, member, 'non-registerable', 'A cousin');
    await set(panel, bid, member, 'pecuniary', 'A paid cousin');
    await set(panel, bid, member, 'none', 'Another cousin');

    expect(await standing(bid, member)).toMatchObject({ set: undefined, isShut: false });
    const page = readable((await (await house.as(panel.coordinator)).get(pathOf(bid))).text);
    expect(page).toMatch(/Taken back Another cousin.*A paid cousin.*A cousin/);
    await expect(
      house.db.query('UPDATE set_interest SET kind = $1 WHERE person_id = $2', ['none', member]),
    ).rejects.toThrow();
  });

  it('takes a declaration back when it says less, and the member declares anew', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const [, , member = ''] = panel.members;
    await declare(house, bid, member, 'pecuniary');
    expect(await standing(bid, member)).toMatchObject({ isShut: true });

    await set(panel, bid, member, 'none', 'It was the other hall');

    expect(await standing(bid, member)).toMatchObject({ declared: undefined, isShut: false });
    const page = readable((await (await house.as(panel.coordinator)).get(pathOf(bid))).text);
    expect(page).toContain('Taken back, and with it their declaration of disclosable pecuniary');
    await declare(house, bid, member, 'none');
    expect(await standing(bid, member)).toMatchObject({ declared: 'none', isShut: false });
    await declare(house, bid, member, 'pecuniary');
    await set(panel, bid, member, 'none', 'It was the other hall');
    expect(await standing(bid, member)).toMatchObject({ declared: undefined, isShut: false });
  });

  it('makes one act of twenty clicks, and refuses what can’t be with the reason', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const [, , member = ''] = panel.members;

    await Promise.all(Array.from({ length: 20 }, () => set(panel, bid, member, 'pecuniary')));

    expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual(['interest-set']);
    const coordinator = await house.as(panel.coordinator);
    const path = pathOf(bid, panel.members[3]);
    const refused = await coordinator.submit(path, { kind: 'none', reason: 'So' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('there is none to take back');
    expect((await coordinator.submit(path, { kind: 'pecuniary' })).text).toContain(
      'Enter the reason',
    );
  });

  it('is for a coordinator to whom the bid is open, about those who are asked', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { title: CANARY, organisationName: CANARY });
    const open = await aBid(house, panel, { organisationName: 'Open to all' });
    const [chair = '', , member = ''] = panel.members;
    const other = await aPanel(house);
    const coordinator = await house.as(panel.coordinator);
    expect((await coordinator.get(pathOf(bid, other.members[0]))).status).toBe(404);
    const draft = await aBid(house, panel, { status: 'draft' });
    expect((await coordinator.get(pathOf(draft))).status).toBe(404);

    for (const person of [chair, member]) {
      expect((await (await house.as(person)).get(pathOf(bid, member))).status).toBe(403);
    }
    await set(panel, bid, panel.coordinator, 'pecuniary');
    expect((await coordinator.get(pathOf(bid))).status).toBe(404);
    expect((await coordinator.get(pathOf(bid, member))).status).toBe(404);
    const round = await coordinator.get(`/rounds/${panel.round.slug}/interests`);
    expect(round.text).not.toContain(CANARY);
    expect(round.text).toContain('Open to all');
    const token = /name="_csrf" value="(\w+)"/.exec(
      (await coordinator.get(pathOf(open, member))).text,
    )?.[1];
    const sent = { _csrf: token ?? '', kind: 'none', reason: 'So' };
    expect((await coordinator.post(pathOf(bid, member), sent)).status).toBe(404);
    await expect(set(panel, bid, member, 'pecuniary')).rejects.toMatchObject({
      refusals: [{ code: 'setter-has-interest' }],
    });
  });
});

describe('the page of a round', () => {
  it('says of each bid what stands and who has not declared, to who runs the panel', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { organisationName: 'Wivenhoe Lunch Club' });
    const [chair = '', viceChair = '', member = '', fourth = '', fifth = ''] = panel.members;
    await declare(house, bid, chair);
    await declare(house, bid, viceChair, 'other-registerable');
    await set(panel, bid, member, 'pecuniary', 'Their partner works there');
    await declare(house, bid, fourth);
    const path = `/rounds/${panel.round.slug}/interests`;

    for (const person of [panel.coordinator, chair, viceChair]) {
      const text = readable((await (await house.as(person)).get(path)).text);
      expect(text).toContain('other registerable interest, declared by them. A trustee');
      expect(text).toContain(
        'disclosable pecuniary interest, set by Cora Coordinator. Their partner works there',
      );
      expect(text).toMatch(/A trustee Nothing CBH member \d+ /);
      expect(text).not.toContain('Everyone has');
    }
    const asMember = await house.as(fifth);
    expect((await asMember.get(path)).status).toBe(404);
    await declare(house, bid, fifth);
    const after = await (await house.as(chair)).get(path);
    expect(after.text).toContain('Everyone has');
  });
});

describe('an agency that applies', () => {
  it('is out as a whole: nobody of it reads, declares, is counted or is asked to', async () => {
    const panel = await aPanel(house, { sixthAgency: `${CANARY} Hub` });
    const bid = await aBid(house, panel, { organisationName: `${CANARY} hub`, title: CANARY });
    await aBid(house, panel, { organisationName: 'Open to all' });
    const [chair = '', , , , , own = ''] = panel.members;
    const visitor = await house.as(own);

    expect((await visitor.get(`/applications/${bid.applicationId}/scores`)).status).toBe(404);
    const list = await visitor.get(`/panels/${panel.panelId}/interests?round=${panel.round.id}`);
    expect(readable(list.text)).toContain('1 to declare');
    const home = await visitor.get('/home');
    expect(home.text).toContain('Open to all');
    for (const { text } of [list, home]) expect(text).not.toContain(`${CANARY} hub`);
    await expect(declare(house, bid, own, 'none')).rejects.toMatchObject({
      refusals: [{ code: 'bid-shut' }],
    });
    await expect(set(panel, bid, own, 'none')).rejects.toMatchObject({
      refusals: [{ code: 'agency-is-applicant' }],
    });
    const agencies = await house.get(AgenciesOfItem).of(house.db.manager, bid.applicationId);
    expect(agencies.filter(({ isRecused }) => isRecused).map((one) => one.agencyName)).toEqual([
      `${CANARY} Hub`,
    ]);
    const round = await (
      await house.as(panel.coordinator)
    ).get(`/rounds/${panel.round.slug}/interests`);
    expect(readable(round.text)).toContain(
      'disclosable pecuniary interest, as their agency is the applicant',
    );
    expect(await house.get(Interests).hasPecuniary(chair, bid.applicationId)).toBe(false);
  });
});

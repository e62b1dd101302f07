import { randomUUID } from 'node:crypto';
import { Inviting } from '../../../src/organisations/contacts/inviting/inviting.service.js';
import { Dismissing } from '../../../src/panels/interests/dismissal/dismissing.service.js';
import { Interests } from '../../../src/panels/interests/interests.queries.js';
import { InterestRegisters } from '../../../src/panels/register/interest-registers.queries.js';
import { Registering } from '../../../src/panels/register/registering.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { emailOf } from '../organisations/people.js';
import { actsOn, aBid, aPanel, declare, type ABid, type APanel } from './a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

/** Gives these answers of the standard form to a bid that is there. */
async function answer({ applicationId }: ABid, answers: object): Promise<void> {
  await house.db.query('UPDATE application SET answers = answers || $2 WHERE id = $1', [
    applicationId,
    answers,
  ]);
}

async function pageOf(personId: string, path: string): Promise<string> {
  return readable((await (await house.as(personId)).get(path)).text);
}

function deskOf({ coordinator }: APanel, { applicationId }: ABid): Promise<string> {
  return pageOf(coordinator, `/applications/${applicationId}/interests`);
}

it('proposes partners and suppliers to the member before they declare, without a word of the paper', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const lines = [{ what: 'Secret room at ESNEFT', costKind: 'venue', cost: '100', asked: '100' }];
  await answer(bid, { partners: 'Secretly with Essex Police', budget: { lines, match: [] } });
  const [, police = '', esneft = '', other = ''] = panel.members;
  const path = `/applications/${bid.applicationId}/declaration`;

  const asPolice = await (await house.as(police)).get(path);
  expect(asPolice.text).toContain('Essex Police is named in the answer to “Who do you work with?”');
  expect(asPolice.text).toMatch(/value="other-registerable" checked/);
  const asEsneft = await (await house.as(esneft)).get(path);
  expect(asEsneft.text).toContain('ESNEFT is named in the budget');
  expect(asEsneft.text).toMatch(/value="pecuniary" checked/);
  for (const { text } of [asPolice, asEsneft]) expect(text).not.toContain('Secret');
  expect(await pageOf(other, path)).not.toContain('We think');
  const round = await pageOf(panel.coordinator, `/rounds/${panel.round.slug}/interests`);
  expect(round).toMatch(/ESNEFT member \d+: They sit on the panel for ESNEFT, and ESNEFT is named/);
  expect(await house.get(Interests).hasPecuniary(esneft, bid.applicationId)).toBe(false);
});

it('finds who acts for the applicant, did so before, or was only invited to', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { organisationName: 'Wivenhoe Lunch Club' });
  const [acts = '', acted = '', invited = ''] = panel.members;
  const { organisationId, contact } = bid;
  await house.db.query(
    `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
     VALUES ($1, 'contact', $2, 'reader', now())`,
    [acts, organisationId],
  );
  await house.db.query(
    `INSERT INTO contact_change (organisation_id, person_id, from_capacity, to_capacity, changed_at, changed_by)
     VALUES ($1, $2, 'editor', NULL, now(), $3)`,
    [organisationId, acted, contact],
  );
  await house.get(Inviting).invite({
    ...{ organisationId, name: 'Ivy', email: await emailOf(house, invited), capacity: 'reader' },
    by: contact,
  });

  const desk = await deskOf(panel, bid);

  expect(desk).toContain('They act for Wivenhoe Lunch Club, and');
  expect(desk).toContain('They acted for Wivenhoe Lunch Club before, and');
  expect(desk).toContain('An invitation to act for Wivenhoe Lunch Club went to their address');
  for (const person of [acts, acted, invited]) {
    expect(await house.get(Interests).hasPecuniary(person, bid.applicationId)).toBe(false);
  }
});

it('finds what a member has registered of who asks, by its tie, its name, or as it was', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { organisationName: 'Rowhedge Rowers' });
  const [, , trustee = '', named = '', ended = ''] = panel.members;
  const register = async (personId: string, body: string, chosen: string | null): Promise<void> => {
    await house.get(Registering).register({
      ...{ personId, kind: 'trusteeship', body, what: 'Secret words', since: '2024-05-01' },
      ...{ organisation: chosen, formKey: randomUUID() },
    });
  };
  await register(trustee, 'The Rowhedge Rowers', bid.organisationId);
  await register(named, 'Rowhedge Rowers Ltd', null);
  await register(ended, 'Rowhedge Rowers', bid.organisationId);
  const [entry] = await house.get(InterestRegisters).entriesOf([ended]);
  const interestId = entry?.id ?? '';
  await house.get(Registering).end({ personId: ended, interestId, endedOn: '2026-11-01' });

  const desk = await deskOf(panel, bid);
  for (const body of ['The Rowhedge Rowers', 'Rowhedge Rowers Ltd'])
    expect(desk).toContain(`They are registered as a trustee or member of ${body}, and Rowhedge`);
  expect(desk).toContain('Their register of interests named Rowhedge Rowers before, and');
  const form = await (
    await house.as(trustee)
  ).get(`/applications/${bid.applicationId}/declaration`);
  expect(form.text).toContain('You are registered as a trustee or member of The Rowhedge Rowers');
  expect(form.text).toMatch(/value="other-registerable" checked/);
  for (const person of [trustee, named, ended])
    expect(await house.get(Interests).hasPecuniary(person, bid.applicationId)).toBe(false);
  expect(
    await pageOf(panel.members[1] ?? '', `/applications/${bid.applicationId}/declaration`),
  ).not.toContain('We think');
});

it('is set by the coordinator with one act, and is then settled', async () => {
  const panel = await aPanel(house, { sixthAgency: 'Wivenhoe Hub' });
  const bid = await aBid(house, panel, { organisationName: 'The Wivenhoe Hub CIC' });
  const member = panel.members[5] ?? '';
  await declare(house, bid, member);
  const coordinator = await house.as(panel.coordinator);
  const desk = await coordinator.get(`/applications/${bid.applicationId}/interests`);
  const [, link = ''] =
    /href="(\/applications\/[^"]+\?finding=agency[^"]+)">Set it/.exec(desk.text) ?? [];

  const form = await coordinator.get(link);
  expect(form.text).toMatch(/value="pecuniary" checked/);
  expect(form.text).toContain('They sit on the panel for Wivenhoe Hub');
  const reason = 'They sit on the panel for Wivenhoe Hub';
  await coordinator.submit(link, { kind: 'pecuniary', reason });

  expect(await house.get(Interests).hasPecuniary(member, bid.applicationId)).toBe(true);
  expect(await deskOf(panel, bid)).not.toContain('or dismiss it');
});

describe('dismissing', () => {
  async function found(): Promise<{ panel: APanel; bid: ABid; member: string; link: string }> {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    await answer(bid, { partners: 'Essex Police' });
    const [, member = ''] = panel.members;
    const key = encodeURIComponent('agency/answers:Essex Police');
    const link = `/applications/${bid.applicationId}/interests/${member}/dismissal?finding=${key}`;
    return { panel, bid, member, link };
  }

  it('is on the record with its reason, and proposes it no more', async () => {
    const { panel, bid, member, link } = await found();
    const coordinator = await house.as(panel.coordinator);
    const reason = 'Another police';

    const done = await coordinator.submit(link, { reason });

    const desk = readable((await coordinator.follow(done)).text);
    expect(desk).toContain('Dismissed by Cora Coordinator');
    expect(desk).toContain('Another police');
    expect(desk).not.toContain('or dismiss it');
    expect(await pageOf(member, `/applications/${bid.applicationId}/declaration`)).not.toContain(
      'We think',
    );
    expect((await coordinator.get(link)).text).not.toContain('Dismiss it');
    const token = /name="_csrf" value="(\w+)"/.exec((await coordinator.get('/sign-out')).text)?.[1];
    expect((await coordinator.post(link, { _csrf: token ?? '', reason })).status).toBe(303);
    const other = await coordinator.post(link, { _csrf: token ?? '', reason: 'Something else' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('It was dismissed before: Another police');
    expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual(['interest-dismissed']);
  });

  it('is once of twenty clicks, and never one’s own or in a bid that is shut', async () => {
    const { panel, bid, member } = await found();
    const { applicationId } = bid;
    const finding = { foundBy: 'agency/answers', about: 'Essex Police' } as const;
    const dismiss = (by: string, reason = 'No'): Promise<void> =>
      house.get(Dismissing).dismiss({ applicationId, personId: member, finding, reason, by });

    await expect(dismiss(member)).rejects.toMatchObject({
      refusals: [{ code: 'not-yours-to-dismiss' }],
    });
    await Promise.all(Array.from({ length: 20 }, () => dismiss(panel.coordinator)));
    await expect(dismiss(panel.coordinator, 'Never')).rejects.toMatchObject({
      refusals: [{ code: 'dismissed-already', message: 'It was dismissed before: No' }],
    });
    expect(await actsOn(house, `application/${applicationId}`)).toEqual(['interest-dismissed']);
    const other = await found();
    await declare(house, other.bid, panel.coordinator, 'pecuniary');
    const coordinator = await house.as(panel.coordinator);
    expect((await coordinator.get(other.link)).status).toBe(404);
  });

  it('is of what was found, and of nothing else', async () => {
    const { panel, link } = await found();
    const coordinator = await house.as(panel.coordinator);

    expect((await coordinator.get(link.replace('Essex', 'Kent'))).status).toBe(404);
    expect((await coordinator.get(link.replace(/\?.*/, ''))).status).toBe(404);
  });
});

import { MinutesIssuing } from '../../../src/awards/minutes/issuing.service.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { MeetingCalling } from '../../../src/panels/meetings/calling.service.js';
import { PaperAdding } from '../../../src/panels/meetings/papers/paper-adding.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer } from '../../support/visitor.js';
import { aFile, aPdf } from '../organisations/a-paper.js';
import { aBid, actsOn, aMeeting, aPanel, declare, type ABid, type APanel } from './a-panel.js';

let house: House;
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);
afterAll(() => house.close());

async function toCome(panel: APanel): Promise<string> {
  const startsAt = londonInstant('2026-12-16', '14:00');
  return house
    .get(MeetingCalling)
    .call({ roundId: panel.round.id, startsAt, place: 'Town Hall' }, panel.coordinator);
}

/** A paper about a bid, or about none. @returns its id. */
async function add(panel: APanel, meetingId: string, title: string, bid?: ABid): Promise<string> {
  await house.get(PaperAdding).add({
    ...{ file: aFile(`${title}.pdf`), meetingId, roundId: panel.round.id, title },
    ...{ applicationId: bid?.applicationId ?? null, by: panel.coordinator },
  });
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM meeting_paper WHERE meeting_id = $1 AND title = $2',
    [meetingId, title],
  );
  return row?.id ?? '';
}

async function open(personId: string, path: string): Promise<Answer> {
  return (await house.as(personId)).get(path);
}

it('is added by the coordinator, once of two clicks, and read by the panel', async () => {
  const panel = await aPanel(house);
  const meetingId = await toCome(panel);
  const path = `/meetings/${meetingId}/papers`;
  const coordinator = await house.as(panel.coordinator);
  const paper = ['Winter so far.pdf', aPdf('the winter so far')] as const;
  const fields = { title: 'The winter so far', bid: '' };
  const added = await coordinator.upload(`${path}/new`, ...paper, fields);
  const again = await coordinator.upload(`${path}/new`, ...paper, fields);

  expect([added.status, again.status]).toEqual([303, 303]);
  const page = readable((await open(panel.members[2] ?? '', path)).text);
  expect(page).toContain('1 paper');
  expect(page).toContain('The winter so far The meeting Winter so far.pdf');
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM meeting_paper WHERE meeting_id = $1',
    [meetingId],
  );
  const opened = await open(panel.members[2] ?? '', `${path}/${row?.id ?? ''}`);
  expect(opened.text).toContain('the winter so far');
  expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await actsOn(house, `meeting/${meetingId}`)).toEqual(['called', 'paper-added']);
});

it('refuses a form without a paper, and a bid of another round', async () => {
  const panel = await aPanel(house);
  const other = await aPanel(house);
  const elsewhere = await aBid(house, other);
  const meetingId = await toCome(panel);
  const coordinator = await house.as(panel.coordinator);
  const none = await coordinator.submit(`/meetings/${meetingId}/papers/new`, {
    ...{ title: 'Nothing', bid: '' },
  });

  expect(none.status).toBe(422);
  await expect(add(panel, meetingId, 'Theirs', elsewhere)).rejects.toThrow('a bid of this round');
});

it('about a bid, opens after declaring, and is not there for whom the bid is shut to', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { organisationName: 'Zqgroup' });
  const meetingId = await toCome(panel);
  const paperId = await add(panel, meetingId, 'Zqpaper', bid);
  const path = `/meetings/${meetingId}/papers`;
  const [, , declared = '', shut = '', silent = ''] = panel.members;
  await declare(house, bid, declared);
  await declare(house, bid, shut, 'pecuniary');

  expect(readable((await open(declared, path)).text)).toContain('Zqpaper');
  expect((await open(declared, `${path}/${paperId}`)).status).toBe(200);

  const toDeclare = await open(silent, path);
  expect(toDeclare.text).not.toMatch(/Zqgroup|Zqpaper/);
  expect(toDeclare.text).toContain(`/applications/${bid.applicationId}/declaration`);
  expect((await open(silent, `${path}/${paperId}`)).status).toBe(404);

  const nothing = await open(shut, path);
  expect(nothing.text).not.toMatch(/Zqgroup|Zqpaper/);
  expect(nothing.text).not.toContain(bid.applicationId);
  expect(readable(nothing.text)).toContain('0 papers');
  expect((await open(shut, `${path}/${paperId}`)).status).toBe(404);
});

it('is nobody else’s, and not another meeting’s', async () => {
  const panel = await aPanel(house);
  const other = await aPanel(house);
  const meetingId = await toCome(panel);
  const theirs = await toCome(other);
  const paperId = await add(panel, meetingId, 'Ours');
  const stranger = other.members[0] ?? '';
  const trustee = await house.person('Tess Trustee', 'trustee-administrator');

  expect((await open(stranger, `/meetings/${meetingId}/papers`)).status).toBe(404);
  expect((await open(stranger, `/meetings/${meetingId}/papers/${paperId}`)).status).toBe(404);
  expect((await open(stranger, `/meetings/${theirs}/papers/${paperId}`)).status).toBe(404);
  expect((await open(trustee, `/meetings/${meetingId}/papers/${paperId}`)).status).toBe(403);
  expect((await open(panel.members[2] ?? '', `/meetings/${meetingId}/papers/new`)).status).toBe(
    403,
  );
  const observer = await house.person('Olly Observer', 'observer');
  expect((await open(observer, `/meetings/${meetingId}/papers/${paperId}`)).status).toBe(200);
});

it('has the minutes of the meeting before among them, and takes none once its own are issued', async () => {
  const panel = await aPanel(house, { quorumAgencies: 1 });
  const first = await aMeeting(house, panel);
  await house.get(MinutesIssuing).issue(first, panel.coordinator);
  const next = await house.get(MeetingCalling).call(
    {
      roundId: panel.round.id,
      startsAt: londonInstant('2027-01-13', '14:00'),
      place: 'Library',
    },
    panel.coordinator,
  );

  const { text } = await open(panel.members[2] ?? '', `/meetings/${next}/papers`);
  expect(text).toContain(`href="/meetings/${first}/minutes"`);
  await expect(add(panel, first, 'Late')).rejects.toThrow('it has all its papers');
  expect((await open(panel.coordinator, `/meetings/${first}/papers`)).text).not.toContain(
    'Add a paper',
  );
});

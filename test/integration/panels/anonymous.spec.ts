import { jest } from '@jest/globals';
import { FilesAdding } from '../../../src/applications/files/adding/files-adding.service.js';
import { MeetingChanging } from '../../../src/panels/meetings/changing/meeting-changing.service.js';
import type { Paper } from '../../../src/platform/paper/paper.js';
import { Pdf } from '../../../src/platform/paper/pdf.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import { atEveryDoor, isShut, readsOf } from '../hardening/doors.js';
import { aFile } from '../organisations/a-paper.js';
import {
  aBid,
  actsOn,
  AT_THE_MEETING,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from './a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(() => house.close());

const NAME = 'Zquill Reading Circle';
const rankingOf = (panel: APanel) => `/rounds/${panel.round.slug}/ranking`;
const packOf = (panel: APanel) => `/rounds/${panel.round.slug}/reading-pack`;
const interestsOf = (panel: APanel) => `/panels/${panel.panelId}/interests?round=${panel.round.id}`;
const scoresOf = (bid: ABid) => `/applications/${bid.applicationId}/scores`;
const byName = (panel: APanel, bid: ABid) =>
  `/rounds/${panel.round.slug}/applicants/${bid.organisationId}`;

async function bodyOf(visitor: Visitor, path: string): Promise<string> {
  const { status, text } = await visitor.get(path);
  expect([path, status]).toEqual([path, 200]);
  return readable(text);
}

interface HiddenRound {
  readonly panel: APanel;
  /** Sent second, with its name in answers and in the names of two files. */
  readonly bid: ABid;
  readonly other: ABid;
  readonly quote: string;
  readonly constitution: string;
}

async function aHiddenRound(): Promise<HiddenRound> {
  const panel = await aPanel(house, { judging: { hidesApplicants: true } });
  const other = await aBid(house, panel, { organisationName: 'Aardvark Club', title: 'First' });
  const bid = await aBid(house, panel, {
    organisationName: NAME,
    title: `${NAME} reads aloud`,
    status: 'draft',
  });
  const { applicationId, contact, organisationId } = bid;
  for (const question of ['quotes', 'governing-document']) {
    await house.get(FilesAdding).add({
      ...{ applicationId, question, files: [aFile(`zquill ${question}.pdf`)], documentIds: [] },
      ...{ by: contact, organisationIds: [organisationId], reachedAt: house.clock.now() },
    });
  }
  const answers = {
    ...{ summary: `At ${NAME.toUpperCase()} we read`, phone: '01206 999111' },
    venue: { lines: ['Zquill House'], postcode: 'CO1 1AA' },
    ...{ 'at-risk': 'yes', 'safeguarding-lead': 'Quentin Zquill' },
  };
  await house.db.query(
    `UPDATE application SET status = 'submitted', answers = answers || $2, submitted_at = '2026-11-21T10:00:00Z', submitted_by = $3
      WHERE id = $1`,
    [applicationId, answers, contact],
  );
  const files = await house.db.query<{ id: string; question: string }[]>(
    'UPDATE application_file SET is_on_record = true WHERE application_id = $1 RETURNING file_id AS id, question',
    [applicationId],
  );
  const [rows] = files as unknown as [{ id: string; question: string }[]];
  const idOf = (of: string) => rows.find(({ question }) => question === of)?.id ?? '';
  return { panel, bid, other, quote: idOf('quotes'), constitution: idOf('governing-document') };
}

describe('a round that hides who applies', () => {
  it('lets members declare by name and read by number: no page, file or pack says who is which', async () => {
    const { panel, bid, other, quote, constitution } = await aHiddenRound();
    const [chair = ''] = panel.members;
    const visitor = await house.as(chair);

    // By name, in the order of the names, with nothing that leads to a paper.
    const list = await visitor.get(interestsOf(panel));
    expect(readable(list.text)).toMatch(
      /Aardvark Club To declare .*Zquill Reading Circle To declare/,
    );
    expect(list.text).not.toContain(bid.applicationId);
    expect((await visitor.get('/home')).text).not.toContain(bid.applicationId);
    expect((await visitor.get(`/applications/${bid.applicationId}/declaration`)).location).toBe(
      interestsOf(panel),
    );

    // One declared tells nothing: no paper opens, and no sheet is taken, before all are.
    await visitor.submit(byName(panel, bid), { kind: 'none', note: '' });
    for (const one of [bid, other]) {
      expect((await visitor.get(scoresOf(one))).location).toBe(interestsOf(panel));
    }
    const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get(packOf(panel))).text)?.[1];
    const early = await visitor.post(scoresOf(bid), { _csrf: token ?? '' });
    expect(early.location).toBe(interestsOf(panel));
    expect((await visitor.post(packOf(panel), { _csrf: token ?? '' })).status).not.toBe(200);
    expect(await bodyOf(visitor, '/home')).not.toContain('Score ');
    await visitor.submit(byName(panel, other), { kind: 'none', note: '' });

    const printed = jest.spyOn(house.get(Pdf), 'printApart');
    const pack = await visitor.submit(packOf(panel));
    expect([pack.status, pack.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const [paper] = printed.mock.calls[0] as [Paper, Date];
    const fileAt = (id: string) =>
      visitor.get(`/applications/${bid.applicationId}/paper/files/${id}`);
    expect((await fileAt(quote)).headers.get('content-disposition')).toContain('File 1.pdf');
    expect((await fileAt(constitution)).status).toBe(404);
    const read = [
      await bodyOf(visitor, rankingOf(panel)),
      await bodyOf(visitor, scoresOf(bid)),
      await bodyOf(visitor, '/home'),
      JSON.stringify(paper),
    ];
    for (const page of read) {
      expect(page).toContain('Applicant 2');
      expect(page).not.toMatch(/zquill|999111|CO1 1AA/i);
    }
    expect(read[1]).toContain('At Applicant 2 we read');
    expect(read[1]).toContain('File 1.pdf');
    expect(read[0]).toMatch(/1 Applicant 1: First .* 2 Applicant 2: Applicant 2 reads aloud/);
  });

  it('hides it until the meeting begins, and from nobody who does other work in the house', async () => {
    const { panel, bid, other } = await aHiddenRound();
    const [chair = '', vice = ''] = panel.members;
    for (const one of [bid, other]) await score(house, panel, one, vice, 4);
    for (const one of [bid, other]) await score(house, panel, one, chair, 3);
    const meetingId = await aMeeting(house, panel, []);
    house.clock.set('2026-12-16T13:59:00Z');
    const pages = [rankingOf(panel), scoresOf(bid), `/meetings/${meetingId}`];
    const visitor = await house.as(chair);
    const desks = ['interests', 'assignments', 'progress'].map(
      (desk) => `/rounds/${panel.round.slug}/${desk}`,
    );
    for (const path of [...pages, ...desks]) {
      expect(await bodyOf(visitor, path)).not.toMatch(/zquill/i);
    }
    expect(await bodyOf(visitor, desks[0] ?? '')).toContain('Who applies is hidden');
    const coordinator = await house.as(panel.coordinator);
    for (const path of desks) expect(await bodyOf(coordinator, path)).toContain(NAME);
    for (const path of pages) expect(await bodyOf(coordinator, path)).toContain(NAME);

    house.clock.set('2026-12-16T14:00:00Z');
    const later = await house.as(chair);
    for (const path of pages) expect(await bodyOf(later, path)).toContain(NAME);
    expect((await later.get(byName(panel, bid))).status).toBe(404);
  });

  it('says it on no page there is but those for declaring, to the chair and to a member', async () => {
    const { panel, bid, other } = await aHiddenRound();
    await aMeeting(house, panel, []);
    house.clock.set('2026-12-15T12:00:00Z');
    const [chair = '', , memberId = ''] = panel.members;
    for (const person of [chair, memberId]) {
      for (const one of [bid, other]) await score(house, panel, one, person, 4);
      const visitor = await house.as(person);
      const told: string[] = [];
      await atEveryDoor(
        await readsOf(house),
        () => true,
        async (path) => {
          const answer = await visitor.get(path);
          if (/zquill/i.test(answer.text)) told.push(path);
          return isShut(answer);
        },
      );
      const byNameAlone = [
        interestsOf(panel).split('?')[0],
        `/rounds/${panel.round.slug}/applicants/`,
      ];
      expect(
        told.filter((path) => !byNameAlone.some((own) => path.startsWith(own ?? '-'))),
      ).toEqual([]);
    }
  }, 120_000);

  it('goes on hiding it when the meeting was cancelled, and scoring goes on with it', async () => {
    const { panel, bid, other } = await aHiddenRound();
    const [memberId = ''] = panel.members;
    await declare(house, other, memberId);
    await score(house, panel, bid, memberId, 4);
    const meetingId = await aMeeting(house, panel, []);
    const member = await house.as(memberId);
    const begun = await bodyOf(member, scoresOf(bid));
    expect(begun).toContain(NAME);
    expect(begun).not.toContain('Think again about your scores');

    house.clock.set('2026-12-16T10:00:00Z');
    const cancelling = { meetingId, reason: 'Snow' };
    await house.get(MeetingChanging).cancel(cancelling, panel.coordinator);
    house.clock.set(AT_THE_MEETING);

    const again = await house.as(memberId);
    const going = await bodyOf(again, scoresOf(bid));
    expect(going).not.toContain(NAME);
    expect(going).toContain('Think again about your scores');
  });

  it('keeps the number of a bid when another is withdrawn, and shuts one by its number alone', async () => {
    const { panel, bid, other } = await aHiddenRound();
    const third = await aBid(house, panel, { title: 'Third', organisationName: 'Third Age' });
    const [chair = ''] = panel.members;
    await house.db.query(`UPDATE application SET status = 'withdrawn' WHERE id = $1`, [
      other.applicationId,
    ]);
    const visitor = await house.as(chair);
    await visitor.submit(byName(panel, bid), { kind: 'pecuniary', note: 'A trustee' });
    await visitor.submit(byName(panel, third), { kind: 'none', note: '' });

    const ranking = await bodyOf(visitor, rankingOf(panel));
    expect(ranking).toMatch(/3 You have left/);
    expect(ranking).toMatch(/2 Applicant 2: Third/);
    const list = await bodyOf(visitor, interestsOf(panel));
    expect(list).toContain('You have left 1 bid');
    expect(list).not.toContain(NAME);
    expect((await visitor.get(byName(panel, bid))).status).toBe(404);
  });
});

describe('a reading pack', () => {
  it('holds what is open to its reader; of the rest the number and nothing else; taking it is on the record', async () => {
    const panel = await aPanel(house);
    const [chair = ''] = panel.members;
    const shut = await aBid(house, panel, {
      organisationName: 'Shut Out Club',
      title: 'Shut',
      answer: 'zqshut',
    });
    const open = await aBid(house, panel, {
      organisationName: 'Open Door',
      title: 'Open',
      answer: 'zqopen',
    });
    const owed = await aBid(house, panel, {
      organisationName: 'Owed Ltd',
      title: 'Owed',
      answer: 'zqowed',
    });
    await declare(house, shut, chair, 'pecuniary');
    await declare(house, open, chair);
    const visitor = await house.as(chair);

    const page = await bodyOf(visitor, packOf(panel));
    expect(page).toContain('1 bid in one PDF');
    expect(page).toContain('You have left: number 1.');
    expect(page).toContain('To declare first: number 3.');
    const printed = jest.spyOn(house.get(Pdf), 'printApart');
    const pack = await visitor.submit(packOf(panel));

    expect(pack.headers.get('content-disposition')).toContain(
      `reading-pack-${panel.round.slug}.pdf`,
    );
    expect(pack.text).toContain('/StructTreeRoot');
    expect(pack.text).toContain('/Outlines');
    const [paper] = printed.mock.calls[0] as [Paper, Date];
    const words = JSON.stringify(paper);
    expect(words).toContain('2. Open Door: Open');
    expect(words).toContain('zqopen');
    for (const word of ['Shut', 'zqshut', shut.reference, 'Owed', 'zqowed', owed.reference]) {
      expect(words).not.toContain(word);
    }
    expect(await actsOn(house, `round/${panel.round.id}`)).toContain('reading-pack-taken');
    const [{ detail = {} } = {}] = await house.db.query<{ detail?: object }[]>(
      `SELECT detail FROM audit_event WHERE act = 'reading-pack-taken' AND subject = $1`,
      [`round/${panel.round.id}`],
    );
    expect(detail).toEqual({ bids: open.reference });
  });

  it('is the coordinator’s too, and of nobody else who reads or of another panel', async () => {
    const panel = await aPanel(house);
    await aBid(house, panel);
    const stranger = (await aPanel(house)).members[0] ?? '';

    const pack = await (await house.as(panel.coordinator)).submit(packOf(panel));
    expect(pack.status).toBe(200);
    expect((await (await house.as(stranger)).get(packOf(panel))).status).toBe(404);
    const observer = await house.person('Olu Observer', 'observer');
    expect((await (await house.as(observer)).get(packOf(panel))).status).toBe(403);
  });

  it('asks the database as often for three bids as for one', async () => {
    const panel = await aPanel(house);
    jest.spyOn(house.get(Pdf), 'printApart').mockResolvedValue(Buffer.from('%PDF'));
    const coordinator = await house.as(panel.coordinator);
    const take = () =>
      countQueries(house.db, async () => {
        expect((await coordinator.submit(packOf(panel))).status).toBe(200);
      });
    await aBid(house, panel);
    const one = await take();

    for (const title of ['B', 'C']) await aBid(house, panel, { title });

    expect(await take()).toBe(one);
  });
});

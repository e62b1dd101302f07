import { Interests } from '../../../src/panels/interests/interests.queries.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import {
  actsOn,
  aBid,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from './a-panel.js';

const CANARY = 'Xylophonist';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

function interestsPath({ panelId, round }: APanel): string {
  return `/panels/${panelId}/interests?round=${round.id}`;
}

async function declaredBy(personId: string, { applicationId }: ABid): Promise<unknown> {
  const declared = await house.get(Interests).of(applicationId);
  return declared.find((one) => one.personId === personId)?.kind;
}

describe('declaring', () => {
  it('shows names only until it is done, and then the paper', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, {
      organisationName: 'Wivenhoe Lunch Club',
      title: 'Lunch for all',
      answer: 'A secret recipe',
    });
    const [, , member = ''] = panel.members;
    const visitor = await house.as(member);
    const path = `/applications/${bid.applicationId}`;

    const before = await visitor.get(`${path}/scores`);
    expect(before).toMatchObject({ status: 303, location: `${path}/declaration` });
    const form = await visitor.get(`${path}/declaration`);
    expect(form.text).toContain('Wivenhoe Lunch Club: Lunch for all');
    expect(form.text).not.toContain('A secret recipe');
    const list = readable((await visitor.get(interestsPath(panel))).text);
    expect(list).toContain('1 to declare');
    expect(list).not.toContain('Lunch for all');

    const declared = await visitor.submit(`${path}/declaration`, { kind: 'none', note: '' });
    expect(declared.location).toBe(`${path}/scores`);
    expect((await visitor.follow(declared)).text).toContain('A secret recipe');
    expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual(['interest-declared']);
  });

  it('proposes an interest to who sits for the organisation that asks, with the reason', async () => {
    const panel = await aPanel(house, { sixthAgency: 'Wivenhoe Hub' });
    const bid = await aBid(house, panel, { organisationName: 'The Wivenhoe Hub CIC' });
    const visitor = await house.as(panel.members[5] ?? '');

    const form = await visitor.get(`/applications/${bid.applicationId}/declaration`);

    expect(form.text).toContain('You sit on the panel for Wivenhoe Hub');
    expect(form.text).toMatch(/value="pecuniary" checked/);
    expect(readable((await visitor.get(interestsPath(panel))).text)).toContain(
      'Likely an interest',
    );
    expect(await declaredBy(panel.members[5] ?? '', bid)).toBeUndefined();
  });

  it('wants a choice and a note, and keeps both', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const visitor = await house.as(panel.members[0] ?? '');
    const path = `/applications/${bid.applicationId}/declaration`;

    expect((await visitor.submit(path, {})).text).toContain('Choose whether you have an interest');
    const unexplained = await visitor.submit(path, { kind: 'other-registerable', note: ' ' });
    expect(unexplained.status).toBe(422);
    expect(unexplained.text).toContain('Say what the interest is');
    expect(unexplained.text).toMatch(/value="other-registerable" checked/);
  });

  it('raises an interest and never lowers one', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const [chair = ''] = panel.members;
    await declare(house, bid, chair, 'none');
    await declare(house, bid, chair, 'non-registerable');

    await expect(declare(house, bid, chair, 'none')).rejects.toMatchObject({
      refusals: [{ code: 'interest-lowered' }],
    });
    await declare(house, bid, chair, 'pecuniary');
    await expect(declare(house, bid, chair, 'other-registerable')).rejects.toMatchObject({
      refusals: [{ code: 'interest-lowered' }],
    });

    expect(await declaredBy(chair, bid)).toBe('pecuniary');
    expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual([
      'interest-declared',
      'interest-raised',
      'interest-raised',
    ]);
  });

  it('makes one declaration of twenty clicks', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const [chair = ''] = panel.members;

    await Promise.all(Array.from({ length: 20 }, () => declare(house, bid, chair, 'pecuniary')));

    expect(await house.get(Interests).of(bid.applicationId)).toHaveLength(1);
    expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual(['interest-declared']);
  });

  it('is for members of the panel that decides it, about what was submitted', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const draft = await aBid(house, panel, { status: 'draft' });
    const other = await aPanel(house);
    const stranger = await house.as(other.members[0] ?? '');
    const member = await house.as(panel.members[0] ?? '');

    for (const page of ['declaration', 'scores']) {
      expect((await stranger.get(`/applications/${bid.applicationId}/${page}`)).status).toBe(404);
      expect((await member.get(`/applications/${draft.applicationId}/${page}`)).status).toBe(404);
    }
    expect((await stranger.get(interestsPath(panel))).status).toBe(404);
    expect(
      (await member.get(`/panels/${panel.panelId}/interests?round=${other.round.id}`)).status,
    ).toBe(404);
  });
});

describe('a pecuniary interest', () => {
  /** A bid whose every word is the canary; the third member has a pecuniary interest, all others scored it. */
  async function shutBid(): Promise<{ panel: APanel; bid: ABid; meetingId: string }> {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, {
      organisationName: `${CANARY} Society`,
      title: `${CANARY} lessons`,
      answer: `${CANARY}s for everyone`,
      requestedPence: 123_400n,
    });
    const open = await aBid(house, panel, { title: 'Open to all' });
    const [chair = '', viceChair = '', conflicted = ''] = panel.members;
    await score(house, panel, bid, chair, 5, 100_000n);
    await score(house, panel, bid, viceChair, 4, 100_000n);
    await score(house, panel, bid, conflicted, 1, 0n);
    for (const member of [chair, viceChair, conflicted]) await score(house, panel, open, member, 3);
    await declare(house, bid, conflicted, 'pecuniary');
    return { panel, bid, meetingId: await aMeeting(house, panel) };
  }

  function pagesAbout({ panel, bid, meetingId }: Awaited<ReturnType<typeof shutBid>>): string[] {
    return [
      '/home',
      '/board',
      `/panels/${panel.panelId}`,
      interestsPath(panel),
      `/rounds/${panel.round.slug}/ranking`,
      `/meetings/${meetingId}`,
      `/meetings/${meetingId}/decisions/${bid.applicationId}`,
      `/applications/${bid.applicationId}`,
      `/applications/${bid.applicationId}/scores`,
      `/applications/${bid.applicationId}/declaration`,
      `/funds/${panel.fundId}`,
      `/funds/${panel.fundId}/statement`,
    ];
  }

  async function wordsOf(visitor: Visitor, paths: readonly string[]): Promise<string> {
    const answers = await Promise.all(paths.map((path) => visitor.get(path)));
    return answers.map(({ text }) => text).join('\n');
  }

  it('never lets a word or a sum of the bid out, while others read it', async () => {
    const story = await shutBid();
    const [chair = '', , conflicted = ''] = story.panel.members;
    const visitor = await house.as(conflicted);

    const shutWords = await wordsOf(visitor, pagesAbout(story));
    const openWords = await wordsOf(await house.as(chair), pagesAbout(story));

    expect(openWords).toContain(CANARY);
    expect(openWords).toContain('£1,234');
    expect(shutWords).not.toContain(CANARY);
    expect(shutWords).not.toContain('£1,234');
    expect(shutWords).toContain('Open to all');
  });

  it('answers as if there were no such paper, sheet or item', async () => {
    const { panel, bid, meetingId } = await shutBid();
    const conflicted = await house.as(panel.members[2] ?? '');
    const path = `/applications/${bid.applicationId}/scores`;

    expect((await conflicted.get(path)).status).toBe(404);
    expect(
      (await conflicted.get(`/meetings/${meetingId}/decisions/${bid.applicationId}`)).status,
    ).toBe(404);
    const { text } = await conflicted.get(`/panels/${panel.panelId}`);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
    expect((await conflicted.post(path, { _csrf, comment: 'Nevertheless' })).status).toBe(404);
  });

  it('shuts it to a chair and to a coordinator as well', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { title: CANARY, organisationName: CANARY });
    const [chair = ''] = panel.members;
    await house.person('Cora Coordinator', { role: 'panel-member', subjectId: panel.panelId });
    await declare(house, bid, chair, 'pecuniary');
    await declare(house, bid, panel.coordinator, 'pecuniary');
    const meetingId = await aMeeting(house, panel);

    for (const person of [chair, panel.coordinator]) {
      const visitor = await house.as(person);
      const story = { panel, bid, meetingId };
      const pages = [
        `/rounds/${panel.round.slug}/ranking`,
        `/meetings/${meetingId}`,
        `/meetings/${meetingId}/decisions/${bid.applicationId}`,
        `/applications/${bid.applicationId}/scores`,
      ];
      expect(pagesAbout(story)).toEqual(expect.arrayContaining(pages));
      expect(await wordsOf(visitor, pages)).not.toContain(CANARY);
    }
    const coordinator = await house.as(panel.coordinator);
    const paper = await coordinator.get(`/applications/${bid.applicationId}/paper`);
    expect(paper.status).toBe(404);
    expect(paper.text).not.toContain(CANARY);
  });

  it('asks a coordinator who sits on the panel to declare before the paper opens', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { answer: CANARY });
    const member = await house.person('Cora Coordinator', 'coordinator');
    const both = await house.get(Seating).seat(
      {
        panelId: panel.panelId,
        name: 'Cora Coordinator',
        email: 'cora.coordinator@example.org',
        agency: { name: 'Stanway Together', sector: 'voluntary' },
        office: 'member',
      },
      member,
    );
    expect(both).toBe(member);
    const visitor = await house.as(member);
    const path = `/applications/${bid.applicationId}`;

    const before = await visitor.get(`${path}/paper`);
    expect(before).toMatchObject({ status: 303, location: `${path}/declaration` });
    await declare(house, bid, member, 'none');
    expect((await visitor.get(`${path}/paper`)).text).toContain(CANARY);
    await declare(house, bid, member, 'pecuniary');
    expect((await visitor.get(`${path}/paper`)).status).toBe(404);
  });

  it('takes the member’s own sheet out of the ranking, and the member off the list of readers', async () => {
    const { panel, bid } = await shutBid();
    const [chair = '', , conflicted = ''] = panel.members;

    const ranking = readable(
      (await (await house.as(chair)).get(`/rounds/${panel.round.slug}/ranking`)).text,
    );
    const readers = await house.get(Interests).readersOf(bid.applicationId);

    expect(ranking).toMatch(
      new RegExp(`${CANARY} lessons 4.50 4.50 .* 4.00 to 5.00, ±0.71 2 £1,234 £1,000`),
    );
    expect(readers.map(({ id }) => id).sort()).toEqual(
      panel.members.filter((id) => id !== conflicted).sort(),
    );
    expect(await house.get(Interests).hasPecuniary(conflicted, bid.applicationId)).toBe(true);
    expect(await house.get(Interests).hasPecuniary(chair, bid.applicationId)).toBe(false);
  });
});

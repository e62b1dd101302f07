import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { Ordering } from '../../../src/awards/agenda/order/ordering.service.js';
import { Proposing } from '../../../src/awards/agenda/proposals/proposing.service.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { openHouse, type House } from '../../support/house.js';
import { listenTo, type Listener } from '../../support/listener.js';
import type { Visitor } from '../../support/visitor.js';
import {
  aBid,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';

let house: House;
const open: Listener[] = [];

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});

afterAll(() => house.close());

interface Scene {
  readonly panel: APanel;
  readonly one: ABid;
  readonly other: ABid;
  readonly meetingId: string;
}

async function scene(): Promise<Scene> {
  const panel = await aPanel(house);
  const [chair = ''] = panel.members;
  const one = await aBid(house, panel, { organisationName: 'One', requestedPence: 100_000n });
  const other = await aBid(house, panel, { organisationName: 'Other', requestedPence: 100_000n });
  await score(house, panel, one, chair, 5, 0n);
  await score(house, panel, other, chair, 3, 0n);
  return { panel, one, other, meetingId: await aMeeting(house, panel, panel.members.slice(0, 3)) };
}

/** Somebody's page, listening; what it is told first, when the house begins to listen itself, is let go by. */
async function listening(visitor: Visitor, meetingId: string): Promise<Listener> {
  const listener = await listenTo(`${house.url}/meetings/${meetingId}/changes`, visitor);
  open.push(listener);
  if (listener.status === 200) await new Promise((resume) => setTimeout(resume, 400));
  return listener;
}

const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 500));

it('says that something has changed, to everybody at once, and nothing else', async () => {
  const { panel, one, other, meetingId } = await scene();
  const { id: roundId } = panel.round;
  const [chair = '', vice = '', member = '', , last = ''] = panel.members;
  const viewers = await Promise.all(
    [chair, member, panel.coordinator].map(async (id) => listening(await house.as(id), meetingId)),
  );
  const said = viewers.map((viewer) => viewer.changes());
  const allHear = (more: number): Promise<unknown> =>
    Promise.all(viewers.map((viewer, index) => viewer.hears((said[index] ?? 0) + more)));

  await house.get(Attending).arrive(meetingId, [last], panel.coordinator);
  await allHear(1);
  const move = { meetingId, roundId, applicationId: other.applicationId, place: 1, seenVersion: 0 };
  await house.get(Ordering).move({ ...move, by: chair });
  await allHear(2);
  const parts = [{ fundId: panel.fundId, amountPence: 5n }];
  const proposals = [{ applicationId: one.applicationId, seenVersion: 0, parts }];
  await house.get(Proposing).propose({ meetingId, roundId, proposals, by: chair });
  await allHear(3);
  await declare(house, one, vice, 'pecuniary');
  await allHear(4);

  for (const viewer of viewers) {
    const rest = viewer.text().replaceAll('event: changed\ndata:\n\n', '');
    expect(rest).toBe('retry: 3000\n\n');
  }
});

it('says nothing about another round, nor what was taken back', async () => {
  const [here, there] = [await scene(), await scene()];
  const viewer = await listening(await house.as(here.panel.coordinator), here.meetingId);
  const before = viewer.changes();

  await house.get(Attending).arrive(there.meetingId, there.panel.members, there.panel.coordinator);
  await house.db
    .transaction(async (tx) => {
      await tx.query(
        `INSERT INTO audit_event (subject, act, at) VALUES ('meeting/' || $1, 'nothing', now())`,
        [here.meetingId],
      );
      throw new Error('taken back');
    })
    .catch(() => undefined);
  await pause();

  expect(viewer.changes()).toBe(before);
});

it('is told of what another process did', async () => {
  const { panel, one, meetingId } = await scene();
  const viewer = await listening(await house.as(panel.coordinator), meetingId);
  const before = viewer.changes();
  const { url } = house.db.options as unknown as { readonly url: string };
  const settings = new Settings(
    ...([0, 'http://localhost', '/nowhere', url, undefined, 'smtp://localhost:1'] as const),
    ...([
      'another secret, long enough for anybody',
      'silent',
      'a key that only the tests know, long enough',
    ] as const),
  );
  const another = await NestFactory.createApplicationContext(AppModule.for(settings, url, false), {
    logger: false,
  });

  const parts = [{ fundId: panel.fundId, amountPence: 7n }];
  await another.get(Proposing, { strict: false }).propose({
    ...{ meetingId, roundId: panel.round.id, by: panel.coordinator },
    proposals: [{ applicationId: one.applicationId, seenVersion: 0, parts }],
  });

  await viewer.hears(before + 1);
  await another.close();
});

describe('who may listen', () => {
  it('is who may open the meeting, and only a browser’s EventSource', async () => {
    const { meetingId } = await scene();
    const elsewhere = await scene();
    const stranger = await house.as(elsewhere.panel.members[0] ?? '');
    const path = `${house.url}/meetings/${meetingId}/changes`;

    expect((await listening(stranger, meetingId)).status).toBe(404);
    expect((await listening(house.visitor(), meetingId)).status).toBe(303);
    const chair = await house.as(elsewhere.panel.coordinator);
    expect((await chair.get(`/meetings/${meetingId}/changes`)).status).toBe(406);
    const head = await fetch(path, {
      method: 'HEAD',
      headers: { cookie: chair.cookie, accept: 'text/event-stream' },
    });
    expect(head.status).toBe(406);
  });

  it('is asked again each time: who signed out or lost the seat is told nothing and let go', async () => {
    const { panel, meetingId } = await scene();
    const [, , member = '', another = ''] = panel.members;
    const [asMember, asAnother] = [await house.as(member), await house.as(another)];
    const stays = await listening(await house.as(panel.coordinator), meetingId);
    const viewers = [await listening(asMember, meetingId), await listening(asAnother, meetingId)];
    const before = viewers.map((viewer) => viewer.changes());
    await asMember.submit('/sign-out');
    await house.db.query(`UPDATE seat SET ends_on = '2026-12-15' WHERE person_id = $1`, [another]);
    const staying = stays.changes();

    await house.get(Attending).leave(meetingId, member, panel.coordinator);

    await stays.hears(staying + 1);
    await Promise.all(viewers.map(({ ended }) => ended));
    expect(viewers.map((viewer) => viewer.changes())).toEqual(before);
    expect((await listening(asAnother, meetingId)).status).toBe(404);
  });

  it('is six tabs of a person at once, and another when one is closed', async () => {
    const { panel, meetingId } = await scene();
    const visitor = await house.as(panel.members[2] ?? '');
    const tabs: Listener[] = [];
    for (let tab = 0; tab < 6; tab += 1) tabs.push(await listening(visitor, meetingId));

    expect((await listening(visitor, meetingId)).status).toBe(429);
    tabs[0]?.close();
    await pause();
    expect((await listening(visitor, meetingId)).status).toBe(200);
  });
});

it('prolongs no sign-in, neither when it is opened nor when it ends', async () => {
  const { panel, meetingId } = await scene();
  const personId = panel.members[2] ?? '';
  const visitor = await house.as(personId);
  await house.db.query(`UPDATE session SET expire = '2100-01-01' WHERE sess ->> 'personId' = $1`, [
    personId,
  ]);

  const viewer = await listening(visitor, meetingId);
  viewer.close();
  await pause();

  const [session] = await house.db.query<{ isSame: boolean }[]>(
    `SELECT expire = '2100-01-01' AS "isSame" FROM session WHERE sess ->> 'personId' = $1`,
    [personId],
  );
  expect(session?.isSame).toBe(true);
});

it('listens again when its connection to the database is lost, and says that something may have been missed', async () => {
  const { panel, meetingId } = await scene();
  const viewer = await listening(await house.as(panel.coordinator), meetingId);
  const before = viewer.changes();

  await house.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query = 'LISTEN acts'`,
  );

  await viewer.hears(before + 1);
  await house.get(Attending).leave(meetingId, panel.members[0] ?? '', panel.coordinator);
  await viewer.hears(before + 2);
});

it('reaches thirty, with one connection that listens', async () => {
  const { panel, meetingId } = await scene();
  const sessions = await Promise.all(panel.members.map((id) => house.as(id)));
  const viewers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => {
      const visitor = sessions[index % sessions.length] ?? house.visitor();
      return listening(visitor, meetingId);
    }),
  );
  const before = viewers.map((viewer) => viewer.changes());

  await house.get(Attending).leave(meetingId, panel.members[1] ?? '', panel.coordinator);

  await Promise.all(viewers.map((viewer, index) => viewer.hears((before[index] ?? 0) + 1)));
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM pg_stat_activity
      WHERE datname = current_database() AND query = 'LISTEN acts'`,
  );
  expect(row?.count).toBe(1);
});

it('ends when the house closes', async () => {
  const closing = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  const panel = await aPanel(closing);
  const meetingId = await aMeeting(closing, panel);
  const viewer = await listenTo(
    `${closing.url}/meetings/${meetingId}/changes`,
    await closing.as(panel.coordinator),
  );

  await closing.close();

  await viewer.ended;
  expect(viewer.status).toBe(200);
}, 60_000);

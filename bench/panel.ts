import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Ordering } from '../src/awards/agenda/order/ordering.service.js';
import { Scores } from '../src/panels/scoring/scores.queries.js';
import { countQueries } from '../test/integration/reporting/counted-queries.js';
import { listenTo } from '../test/support/listener.js';
import type { Visitor } from '../test/support/visitor.js';
import { openPanelHouse, type PanelHouse } from './panel-house.js';

const FEW = 20;
const TIMES = 60;
const WARM_UP = 10;
const GOAL_MS = 300;
const VIEWERS = 30;

const PAGES: readonly (readonly [string, (house: PanelHouse) => string, 'chair' | 'member'])[] = [
  ['Ranking', ({ slug }) => `/rounds/${slug}/ranking`, 'member'],
  ['Agenda, for a member', ({ meetingId }) => `/meetings/${meetingId}`, 'member'],
  ['Agenda, for the chair', ({ meetingId }) => `/meetings/${meetingId}`, 'chair'],
  ['Proposed amounts', ({ meetingId }) => `/meetings/${meetingId}/proposals`, 'chair'],
];

/** A meeting on so many bids, each scored by twelve members on eight criteria: its pages, and thirty who look on. */
export async function benchPanel(server: string, bids: number): Promise<void> {
  const few = await openPanelHouse(server, FEW);
  const house = await openPanelHouse(server, bids);
  try {
    console.log(
      `page with ${bids} bids, ${TIMES} times: p50, p95; queries with ${FEW} and ${bids}`,
    );
    for (const [name, path, who] of PAGES) {
      const times = await timesOf(await visitorOf(house, who), path(house));
      const queries = [await queriesOf(few, path, who), await queriesOf(house, path, who)] as const;
      const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
      const isGood = p95 < GOAL_MS && queries[0] === queries[1];
      if (!isGood) process.exitCode = 1;
      console.log(
        `${name}: ${p50.toFixed(0)} ms, ${p95.toFixed(0)} ms, goal ${GOAL_MS}; ${queries[0]} and ${queries[1]} queries${isGood ? '' : ', MISSED'}`,
      );
    }
    await benchViewers(house);
  } finally {
    await few.close();
    await house.close();
  }
}

/** The chair moves a bid: how long until all have heard, and until all have the new page. */
async function benchViewers(house: PanelHouse): Promise<void> {
  const visitors = await Promise.all(
    Array.from({ length: VIEWERS }, (_, index) =>
      house.as(house.members[index % house.members.length] ?? ''),
    ),
  );
  const path = `/meetings/${house.meetingId}`;
  const before = memory();
  const viewers = await Promise.all(
    visitors.map((visitor) => listenTo(`${house.url}${path}/changes`, visitor)),
  );
  await new Promise((resume) => setTimeout(resume, 1_000)); // whoever came first is told once that we listen now
  const after = memory();
  console.log(
    `${VIEWERS} viewers: ${((after - before) / 1024 / VIEWERS).toFixed(0)} KiB each, with both ends in this process`,
  );
  const [round] = await house.db.query<{ id: string }[]>('SELECT id FROM round');
  const roundId = round?.id ?? '';
  const ranking = await house.get(Scores).orderOf(roundId);
  const applicationId = ranking[9]?.applicationId ?? '';
  const heardBefore = viewers.map((viewer) => viewer.changes());
  const startedAt = performance.now();
  await house.get(Ordering).move({
    ...{ meetingId: house.meetingId, roundId, applicationId, place: 1, seenVersion: 0 },
    by: house.members[0] ?? '',
  });
  const movedAt = performance.now();
  await Promise.all(viewers.map((viewer, index) => viewer.hears((heardBefore[index] ?? 0) + 1)));
  const heardAt = performance.now();
  const answers = await Promise.all(visitors.map((visitor) => visitor.get(path)));
  const shownAt = performance.now();
  if (answers.some(({ status }) => status !== 200)) throw new Error('A page was not shown');
  console.log(
    `one change: stored in ${(movedAt - startedAt).toFixed(0)} ms, heard by all ${VIEWERS} after ${(heardAt - movedAt).toFixed(0)} ms more, on all their pages ${(shownAt - heardAt).toFixed(0)} ms later`,
  );
  for (const viewer of viewers) viewer.close();
}

/** What is really in use: rubbish is swept out first. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function timesOf(visitor: Visitor, path: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let time = -WARM_UP; time < TIMES; time += 1) {
    const startedAt = performance.now();
    const { status } = await visitor.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    if (time >= 0) times.push(performance.now() - startedAt);
  }
  return times;
}

async function queriesOf(
  house: PanelHouse,
  path: (house: PanelHouse) => string,
  who: 'chair' | 'member',
): Promise<number> {
  const visitor = await visitorOf(house, who);
  return countQueries(house.db, () => visitor.get(path(house)));
}

function visitorOf(house: PanelHouse, who: 'chair' | 'member'): Promise<Visitor> {
  return house.as((who === 'chair' ? house.members[0] : house.members[5]) ?? '');
}

function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}

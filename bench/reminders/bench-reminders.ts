import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Kinds } from '../../src/correspondence/reminders/kinds.queries.js';
import { Reminders } from '../../src/correspondence/reminders/reminders.service.js';
import { windowOf } from '../../src/correspondence/reminders/timing/timing.rules.js';
import { median } from '../measure.js';
import { noOpRate } from './no-op-rate.js';
import { openOwingHouse, type OwingHouse } from './owing-house.js';

const FEW = 10_000;
const TICKS = 30;
const GOAL = 1.5;

/** What a tick costs beside a hundred times as much that is owed later; how fast the messages leave; whether it stays so. */
export async function benchReminders(server: string, future: number, due: number): Promise<void> {
  const few = await openOwingHouse(server, FEW, due);
  const small = await ticksOf(few, due);
  await few.close();
  const house = await openOwingHouse(server, future, due);
  try {
    const large = await ticksOf(house, due);
    say('first tick, which writes them', small.writing, large.writing);
    say(`each tick after it, median of ${TICKS}`, small.planning, large.planning);
    console.log(
      `${due} messages left at ${large.rate.toFixed(0)} jobs a second; BullMQ’s own that do nothing: ${(await noOpRate(house.url, due)).toFixed(0)}`,
    );
    await plans(house);
  } finally {
    await house.close();
  }
}

function say(what: string, few: number, many: number): void {
  const ratio = many / few;
  if (ratio > GOAL) process.exitCode = 1;
  console.log(
    `${what}: ${few.toFixed(1)} ms and ${many.toFixed(1)} ms, × ${ratio.toFixed(2)}, goal ${GOAL}${ratio > GOAL ? ', MISSED' : ''}`,
  );
}

interface Ticks {
  readonly writing: number;
  readonly planning: number;
  /** Messages a second, from the first to the last. */
  readonly rate: number;
}

async function ticksOf(house: OwingHouse, due: number): Promise<Ticks> {
  const reminders = house.get(Reminders);
  const writing = await timeOf(() => reminders.remindAll());
  const startedAt = performance.now();
  const before = await sent(house);
  while ((await sent(house)) < due) await new Promise((resume) => setTimeout(resume, 20));
  const rate = ((due - before) * 1_000) / (performance.now() - startedAt);
  const times: number[] = [];
  for (let tick = 0; tick < TICKS; tick++) times.push(await timeOf(() => reminders.remindAll()));
  const resting = memory();
  for (let tick = 0; tick < TICKS * 3; tick++) await reminders.remindAll();
  console.log(
    `memory over ${TICKS * 3} ticks: ${inMiB(resting)} in use before, ${inMiB(memory())} after; ${inMiB(process.memoryUsage().rss)} in all`,
  );
  const [{ count } = { count: 0 }] = await house.db.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM reminder',
  );
  if (count !== due) throw new Error(`${count} reminders were written of ${due}`);
  return { writing, planning: median(times), rate };
}

async function sent(house: OwingHouse): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM mail_message WHERE sent_at IS NOT NULL',
  );
  return row?.count ?? 0;
}

async function timeOf(act: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** What is really in use: rubbish is swept out first. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function inMiB(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

/** How the database finds what each kind asks for. */
async function plans(house: OwingHouse): Promise<void> {
  const { db } = house;
  for (const kind of house.get(Kinds).all) {
    const { from, upTo } = windowOf(kind, house.clock.today());
    const asked: [string, unknown[]][] = [];
    const query = db.query.bind(db);
    db.query = ((sql: string, values: unknown[] = []) => {
      asked.push([sql, values]);
      return query(sql, values);
    }) as typeof db.query;
    try {
      await kind.owedBetween(from, upTo);
    } finally {
      db.query = query;
    }
    for (const [sql, values] of asked) {
      const plan = await db.query<Record<'QUERY PLAN', string>[]>(
        `EXPLAIN (COSTS OFF) ${sql}`,
        values,
      );
      const scans = plan
        .map((line) => line['QUERY PLAN'].trim())
        .filter((line) => line.includes('Scan'));
      console.log(`${kind.name}: ${scans.map((scan) => scan.replace(/^-> +/, '')).join('; ')}`);
    }
  }
}

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
/** Days on which a step has come for all that is due: a week and a day before, a day and two weeks after. */
const DAYS = ['2026-12-01', '2026-12-07', '2026-12-09', '2026-12-22'];

/** What a tick costs beside a hundred times as much that is owed later; how fast the messages leave; whether it stays so. */
export async function benchReminders(server: string, future: number, due: number): Promise<void> {
  const few = new Measured(await openOwingHouse(server, FEW, due), due);
  const many = new Measured(await openOwingHouse(server, future, due), due);
  try {
    // In turns, so that whatever else the machine does is done to both.
    for (const day of DAYS) for (const one of [few, many]) await one.writes(day);
    for (let tick = 0; tick < TICKS; tick += 1) for (const one of [few, many]) await one.plans();
    say(`a tick that writes ${due}, median of ${DAYS.length}`, few.writing, many.writing);
    say(`a tick that finds nothing to write, median of ${TICKS}`, few.planning, many.planning);
    console.log(
      `${due} messages left at ${median(many.rates).toFixed(0)} jobs a second; BullMQ’s own that do nothing: ${(await noOpRate(many.house.url, due)).toFixed(0)}`,
    );
    await many.staysSo();
    await plans(many.house);
  } finally {
    await few.house.close();
    await many.house.close();
  }
}

function say(what: string, few: readonly number[], many: readonly number[]): void {
  const ratio = median(many) / median(few);
  if (ratio > GOAL) process.exitCode = 1;
  console.log(
    `${what}: ${median(few).toFixed(1)} ms and ${median(many).toFixed(1)} ms, × ${ratio.toFixed(2)}, goal ${GOAL}${ratio > GOAL ? ', MISSED' : ''}`,
  );
}

class Measured {
  /** In milliseconds each. */
  readonly writing: number[] = [];
  readonly planning: number[] = [];
  /** Messages a second, from the first to the last. */
  readonly rates: number[] = [];
  private readonly reminders: Reminders;

  constructor(
    readonly house: OwingHouse,
    private readonly due: number,
  ) {
    this.reminders = house.get(Reminders);
  }

  async writes(day: string): Promise<void> {
    this.house.clock.set(`${day}T10:00:00Z`);
    this.writing.push(await timeOf(() => this.reminders.remindAll()));
    const startedAt = performance.now();
    const before = await sent(this.house);
    const all = this.due * this.writing.length;
    while ((await sent(this.house)) < all) await new Promise((resume) => setTimeout(resume, 20));
    this.rates.push(((all - before) * 1_000) / (performance.now() - startedAt));
  }

  async plans(): Promise<void> {
    this.planning.push(await timeOf(() => this.reminders.remindAll()));
  }

  /** Memory over many ticks; and nothing was written twice. */
  async staysSo(): Promise<void> {
    const resting = memory();
    for (let tick = 0; tick < TICKS * 3; tick++) await this.reminders.remindAll();
    console.log(
      `memory over ${TICKS * 3} ticks: ${inMiB(resting)} in use before, ${inMiB(memory())} after; ${inMiB(process.memoryUsage().rss)} in all`,
    );
    const [{ count } = { count: 0 }] = await this.house.db.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM reminder',
    );
    const meant = this.due * DAYS.length;
    if (count !== meant) throw new Error(`${count} reminders were written of ${meant}`);
  }
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

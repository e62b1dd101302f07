import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientsOf } from './clients.js';
import { wrongsOf } from './comparing.js';
import { Diary } from './diary.js';
import { Installation } from './installation.js';
import { readTraces } from './traces.queries.js';
import type { Victim } from './victims.js';

const RELAYED_WITHIN_MS = 60_000;

/** One kill, and what was found after it. */
export interface Killed {
  readonly victim: string;
  readonly acknowledged: number;
  readonly refused: number;
  /** Questions whose answer was lost, and which were asked again until there was one. */
  readonly askedAgain: number;
  /** After how many milliseconds pages, database and queue answered again. */
  readonly backAfterMs: number;
  /** What is wrong. */
  readonly wrongs: readonly string[];
}

/**
 * Kills one after the other while eight people act through pages, and proves after each that the books
 * agree, that no act is half done, and that each act which was acknowledged is there once.
 */
export async function kills(
  victims: readonly Victim[],
  tell: (killed: Killed) => void = () => undefined,
): Promise<Killed[]> {
  const house = await Installation.build();
  try {
    const all: Killed[] = [];
    for (const victim of victims) {
      const killed = await killOnce(house, victim);
      tell(killed);
      all.push(killed);
    }
    return all;
  } finally {
    await house.clear();
  }
}

async function killOnce(house: Installation, victim: Victim): Promise<Killed> {
  await house.standAs(victim.shape);
  const before = await readTraces(house);
  const diary = new Diary();
  const clients = await clientsOf(house, diary);
  let isOver = false;
  const acting = Promise.all(
    clients.map(async (client) => {
      while (!isOver) await client.act();
    }),
  );
  const struck = strikeOnce(house, victim).finally(() => {
    isOver = true;
  });
  const [backAfterMs] = await Promise.all([struck, acting]);

  const wrongs = [
    ...house.endedByThemselves(),
    ...(await waitingInTheOutbox(house)),
    ...(await house.verify()),
    ...wrongsOf(diary, before, await readTraces(house)),
    ...diary.unclear.map((answer) => `no clear sentence: ${answer}`),
  ];
  const { acknowledged, refused, askedAgain } = diary;
  return { victim: victim.name, acknowledged, refused, askedAgain, backAfterMs, wrongs };
}

/** At a random moment. People go on for a while after it is back. */
async function strikeOnce(house: Installation, victim: Victim): Promise<number> {
  await sleep(randomInt(300, 2_000));
  const since = Date.now();
  await victim.strike(house);
  await sleep(200); // a server needs a moment to notice what has happened to it
  await house.ready();
  const backAfterMs = Date.now() - since;
  await house.connect();
  await sleep(500);
  return backAfterMs;
}

/** Consequences are carried on, too. */
async function waitingInTheOutbox(house: Installation): Promise<string[]> {
  const deadline = Date.now() + RELAYED_WITHIN_MS;
  for (;;) {
    const [waiting] = await house.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM outbox WHERE relayed_at IS NULL',
    );
    if (waiting?.count === 0) return [];
    if (Date.now() > deadline) return [`${waiting?.count ?? 0} events still wait in the outbox`];
    await sleep(100);
  }
}

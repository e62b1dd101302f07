import { kills, type Killed } from './kills.js';
import { victims, type Victim } from './victims.js';

/** Kills so many times, first all of one process and then all of two, and prints what was found after each. */
export async function benchKills(times: number): Promise<void> {
  const killed = await kills(inTurn(times), printRow);
  const sum = (of: (one: Killed) => number): number =>
    killed.reduce((all, one) => all + of(one), 0);
  const wrongs = sum((one) => one.wrongs.length);
  console.log(
    `${killed.length} kills: ${sum((one) => one.acknowledged)} acts acknowledged, ${sum((one) => one.refused)} refused, ` +
      `${sum((one) => one.askedAgain)} answers lost and asked for again; ${wrongs === 0 ? 'nothing is wrong' : `${wrongs} things are wrong`}`,
  );
  if (wrongs > 0) process.exitCode = 1;
}

function inTurn(times: number): Victim[] {
  const all: readonly Victim[] = Object.values(victims);
  const chosen = Array.from(
    { length: times },
    (_, at) => all[at % all.length] ?? victims.application,
  );
  return (['one process', 'two processes'] as const).flatMap((shape) =>
    chosen.filter((victim) => victim.shape === shape),
  );
}

let row = 0;

function printRow({
  victim,
  acknowledged,
  refused,
  askedAgain,
  backAfterMs,
  wrongs,
}: Killed): void {
  const numbers = [acknowledged, refused, askedAgain].map((number) =>
    number.toString().padStart(8),
  );
  if (row++ === 0) {
    console.log('     killed                       done  refused    again  back after');
  }
  console.log(
    `${row.toString().padStart(3)}  ${victim.padEnd(26)}${numbers.join(' ').slice(2)}  ${(backAfterMs / 1000).toFixed(1).padStart(8)} s  ${wrongs.length === 0 ? 'clean' : 'WRONG'}`,
  );
  for (const wrong of wrongs) console.log(`       ${wrong}`);
}

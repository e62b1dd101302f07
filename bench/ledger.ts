import { Contenders } from './contenders.js';
import { compare } from './measure.js';

const REPETITIONS = 5;
const MS = Number(process.env['BENCH_MS'] ?? 1_000);

/** Prints what a posting costs beside the limits of this machine and beside the naive way, as ratios. */
export async function benchLedger(url: string): Promise<void> {
  const ways = await Contenders.prepare(url);
  try {
    for (const clients of [1, 8, 16]) await compareAt(clients, ways);
  } finally {
    await ways.close();
  }
}

interface Ratio {
  readonly of: string;
  readonly to: string;
  /** Asked of 8 clients. */
  readonly goal: number;
}

const RATIOS: readonly Ratio[] = [
  { of: 'Journal.post, many funds', to: 'bare insert', goal: 0.1 },
  { of: 'Journal.post, many funds', to: 'naive, many funds', goal: 4 },
  { of: 'Journal.post, one fund', to: 'bare update, one row', goal: 0.2 },
  { of: 'Journal.post, one fund', to: 'naive, one fund', goal: 5 },
  { of: 'award, many funds', to: 'naive award, many funds', goal: 3 },
  { of: 'award, one fund', to: 'naive award, one fund', goal: 3 },
  { of: 'batch of 100, many funds', to: 'Journal.post, many funds', goal: 5 },
  { of: 'batch of 100, one fund', to: 'Journal.post, one fund', goal: 5 },
];

async function compareAt(clients: number, ways: Contenders): Promise<void> {
  const rates = await compare(
    [
      ways.bareInsert(),
      ways.bareHotUpdate(),
      ways.post('many funds'),
      ways.post('one fund'),
      ways.naive('many funds'),
      ways.naive('one fund'),
      ways.batch('many funds'),
      ways.batch('one fund'),
      ways.award('many funds'),
      ways.award('one fund'),
      ways.naiveAward('many funds'),
      ways.naiveAward('one fund'),
    ],
    clients,
    { repetitions: REPETITIONS, ms: MS },
  );
  console.log(
    `\n${clients.toString()} ${clients === 1 ? 'client' : 'clients'}, a second (medians)`,
  );
  for (const [name, rate] of rates)
    console.log(`  ${name.padEnd(28)} ${rate.toFixed(0).padStart(7)}`);
  for (const { of, to, goal } of RATIOS) {
    const ratio = (rates.get(of) ?? 0) / (rates.get(to) ?? 1);
    const verdict =
      clients === 8 ? `  goal ${goal.toString()}${ratio >= goal ? '' : ', MISSED'}` : '';
    console.log(`  ${of} : ${to}`.padEnd(58) + ratio.toFixed(2).padStart(6) + verdict);
  }
}

/** One way to do the work: called again and again, by so many clients at once. */
export interface Contender {
  readonly name: string;
  readonly act: (client: number, turn: number) => Promise<unknown>;
  /** Postings that one act makes. */
  readonly postings?: number;
}

/** Long enough for each connection to keep its plans: a statement is planned anew the first five times. */
const WARM_UP_MS = 500;

/** Acts (or postings) finished in a second, with this many clients at it. */
async function rateOf(contender: Contender, clients: number, ms: number): Promise<number> {
  await atOnce(contender, clients, WARM_UP_MS);
  const startedAt = performance.now();
  const acts = await atOnce(contender, clients, ms);
  return (acts * (contender.postings ?? 1) * 1_000) / (performance.now() - startedAt);
}

let turn = 0;

async function atOnce({ act }: Contender, clients: number, ms: number): Promise<number> {
  const until = performance.now() + ms;
  const counts = await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      let acts = 0;
      while (performance.now() < until) {
        await act(client, ++turn);
        acts++;
      }
      return acts;
    }),
  );
  return counts.reduce((sum, acts) => sum + acts, 0);
}

/** Interleaved, so that whatever else the machine does meets everybody; the median of the repetitions. */
export async function compare(
  contenders: readonly Contender[],
  clients: number,
  { repetitions, ms }: { repetitions: number; ms: number },
): Promise<ReadonlyMap<string, number>> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const contender of contenders) {
      rates.get(contender.name)?.push(await rateOf(contender, clients, ms));
    }
  }
  return new Map([...rates].map(([name, all]) => [name, median(all)]));
}

/** The one in the middle. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

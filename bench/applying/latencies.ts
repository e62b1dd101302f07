/** Milliseconds that half, 95 and 99 in a hundred of the answers took, and the slowest. */
export interface Latencies {
  readonly count: number;
  /** Answers in a second, over the whole of the time. */
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}

export function latenciesOf(milliseconds: readonly number[], overMs: number): Latencies {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return {
    count: sorted.length,
    rate: (sorted.length * 1000) / overMs,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    slowest: sorted.at(-1) ?? NaN,
  };
}

import fc from 'fast-check';
import { Verification } from '../../src/ledger/verify.service.js';
import { Client, sourceOf } from './client.js';
import { cutConnections } from './cutting.js';
import { HammeredLedger } from './hammered-ledger.js';
import { act, type Act } from './random-acts.js';
import { Tally } from './tally.js';

const CLIENTS = 16;

/** What came of it. The ledger has stood it when both lists are empty. */
export interface Hammered {
  readonly acknowledged: number;
  readonly refused: number;
  /** Those whose program failed between posting and commit. */
  readonly failed: number;
  readonly askedAgain: number;
  /** Connections that were dropped in the middle of something. */
  readonly cut: number;
  readonly checkedPostings: number;
  readonly differences: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Sixteen clients at random acts on three funds of an empty ledger: every kind of movement, half of them
 * more than there is, reversals, periods closed and reopened meanwhile; programs fail, answers are lost
 * and asked for again, connections are cut. Afterwards every act that was acknowledged is there once as
 * it was asked, none that was refused or failed is, and verification is clean.
 */
export async function hammer(url: string, acts: number): Promise<Hammered> {
  const ledger = await HammeredLedger.open(url, CLIENTS);
  try {
    const tally = new Tally(ledger.names);
    const cut = await strike(url, ledger, tally, blows(acts));
    const { problems, checkedPostings } = await new Verification(ledger.database).run();
    const { acknowledged, refused, failed, askedAgain } = tally;
    return {
      ...{ acknowledged, refused, failed, askedAgain, cut, checkedPostings },
      differences: await tally.differences(ledger.database),
      problems: problems.map(({ who, what }) => `${who}: ${what}`),
    };
  } finally {
    await ledger.close();
  }
}

/** Reversals of what came a little before. */
function blows(count: number): Act[] {
  return fc
    .sample(act, count)
    .map((blow, at) => (blow.act === 'reverse' ? { ...blow, of: at - blow.of } : blow));
}

/** @returns how many connections were cut in the middle of something. */
async function strike(
  url: string,
  ledger: HammeredLedger,
  tally: Tally,
  acts: readonly Act[],
): Promise<number> {
  const todo = acts.entries(); // one list, from which each takes the next
  const clients = Array.from({ length: CLIENTS }, async () => {
    const client = new Client(ledger, tally);
    for (const [at, blow] of todo) await client.act(sourceOf(at), blow);
  });
  let isOver = false;
  const cutting = cutConnections(url, () => isOver);
  try {
    await Promise.all(clients);
  } finally {
    isOver = true;
  }
  return cutting;
}

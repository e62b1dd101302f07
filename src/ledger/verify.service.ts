import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { crossCheck } from './cross-checks.queries.js';
import {
  readKeptBalances,
  readKeptDays,
  readPeriods,
  type KeptBalances,
} from './kept-balances.queries.js';
import { differences, heldOfFunds, Recount, type Problem } from './recount.rules.js';
import { nextLink, readSealedPostings } from './stored-postings.queries.js';
import type { Tx } from '../platform/database/transactions.service.js';

export interface VerificationResult {
  readonly checkedEntries: number;
  readonly checkedPostings: number;
  /** Empty when the ledger is as it should be. */
  readonly problems: readonly Problem[];
}

/**
 * Proves the ledger again from nothing: every balance, award, chain and cross-check by a second way
 * that shares no code with the first. Reads one moment, in one pass over the postings, and changes
 * nothing; people may go on posting meanwhile.
 */
@Injectable()
export class Verification {
  constructor(private readonly dataSource: DataSource) {}

  run(): Promise<VerificationResult> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      return verifyLedger(tx);
    });
  }
}

/** The proof itself, of what this transaction sees. */
export async function verifyLedger(tx: Tx): Promise<VerificationResult> {
  const { recount, links, checkedPostings } = await recountEverything(tx);
  const kept = await readKeptBalances(tx);
  for (const problem of [...compare(recount, links, kept), ...(await crossCheck(tx))]) {
    recount.note(problem);
  }
  const [{ count }] = await tx.query<[{ count: string }]>('SELECT count(*) FROM ledger.entry');
  return { checkedEntries: Number(count), checkedPostings, problems: allOf(recount) };
}

async function recountEverything(
  tx: Tx,
): Promise<{ recount: Recount; links: Map<string, string>; checkedPostings: number }> {
  const recount = new Recount(await readPeriods(tx));
  const links = new Map<string, string>();
  let checkedPostings = 0;
  let fundId: string | undefined;
  for await (const posting of readSealedPostings(tx)) {
    checkedPostings++;
    if (posting.fundId !== fundId) await compareDays(tx, recount, fundId);
    fundId = posting.fundId;
    recount.add(posting);
    if (posting.chain !== nextLink(links.get(fundId) ?? '', posting)) {
      recount.note({
        what: `chain is broken at version ${posting.version.toString()}: entry ${posting.entryId} is not as it was posted`,
        who: `fund ${fundId}`,
      });
    }
    links.set(fundId, posting.chain); // as stored, so that the one bad link is named, not all after it
  }
  await compareDays(tx, recount, fundId);
  return { recount, links, checkedPostings };
}

/** The days of the fund that was just counted to its end; none before the first. */
async function compareDays(tx: Tx, recount: Recount, fundId: string | undefined): Promise<void> {
  if (fundId === undefined) return;
  const [counted, kept] = [recount.takeDays(), await readKeptDays(tx, fundId)];
  for (const key of new Set([...counted.keys(), ...kept.keys()])) {
    const [one, other] = [counted.get(key), kept.get(key)];
    if (one?.pence === other?.pence && one?.movements === other?.movements) continue;
    recount.note({ what: `total of the day ${key} is not what was posted`, who: `fund ${fundId}` });
  }
}

function compare(recount: Recount, links: Map<string, string>, kept: KeptBalances): Problem[] {
  const cutShort = [...kept.links]
    .filter(([fundId, link]) => link !== (links.get(fundId) ?? ''))
    .map(([fundId]) => ({
      what: 'last link of the chain is not the fund’s',
      who: `fund ${fundId}`,
    }));
  return [
    ...cutShort,
    ...differences(recount.versions, kept.versions, 'version of the fund'),
    ...differences(recount.funds, kept.funds, 'balance of the fund'),
    ...differences(recount.cash, kept.cash, 'cash of the fund'),
    ...differences(heldOfFunds(recount.funds), kept.cashOfFunds, 'cash in all of the fund'),
  ];
}

function allOf({ problems, notKept }: Recount): Problem[] {
  if (notKept === 0) return problems;
  return [...problems, { what: `and ${notKept} more`, who: 'the ledger' }];
}

import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { AssignableBids, type AssignableBid } from './assignable-bids.queries.js';
import { Assignment } from './assignment.entity.js';
import {
  activeOn,
  changeTo,
  refusalsToAssign,
  scoringIt,
  type AssignmentChange,
} from './assigning.rules.js';
import { balanced } from './balancing.rules.js';

export interface AssignBid {
  readonly roundId: string;
  readonly applicationId: string;
  /** Who is to score it. */
  readonly personIds: readonly string[];
  /** Who was asked when the form was opened. */
  readonly seen: readonly string[];
  readonly by: string;
}

export interface AssignRound {
  readonly roundId: string;
  readonly scorersPerBid: number;
  /** The bids that are open to whoever assigns. */
  readonly applicationIds: readonly string[];
  readonly by: string;
}

@Injectable()
export class Assigning {
  constructor(
    private readonly transactions: Transactions,
    private readonly bids: AssignableBids,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks these members to score a bid, and nobody else; who declined is asked again when they are among them. The
   * same again changes nothing. Of two people the later is told what the other did meanwhile.
   * The caller has seen that whoever assigns may, and reads the bid.
   * @throws Refused with every reason.
   */
  assign({ roundId, applicationId, personIds, seen, by }: AssignBid): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lock(tx, roundId, [applicationId]);
      const bids = await this.bids.ofRound(roundId, tx);
      const bid = bids.find((one) => one.applicationId === applicationId);
      if (!bid) return refuse('no-such-bid', 'There is no such bid');
      const change = changeTo(bid, personIds);
      if (change.toAsk.length + change.toTakeBack.length === 0) return;
      refuseIfMeanwhile(bid, seen);
      const members = await this.bids.scorers(roundId, tx);
      refuseIfAny(refusalsToAssign({ bid, members, change, by }));
      await this.record(tx, bid, change, by);
    });
  }

  /**
   * Fills up the bids that are open to whoever asks for it and not decided, so that each has so many scorers and all
   * members about as many bids: see `balanced`. Nobody is taken off a bid, and who declined is not asked again.
   * Asked twice, the second time finds nothing to do.
   * @returns how many were asked.
   */
  balance({ roundId, scorersPerBid, applicationIds, by }: AssignRound): Promise<number> {
    return this.transactions.run(async (tx) => {
      await lock(tx, roundId, applicationIds);
      const all = await this.bids.ofRound(roundId, tx);
      const members = (await this.bids.scorers(roundId, tx)).map(({ personId }) => personId);
      const bids = all.filter(
        ({ applicationId, isOpen, shutTo }) =>
          isOpen && applicationIds.includes(applicationId) && !shutTo.includes(by),
      );
      const asked = balanced(
        bids.map((bid) => ({
          id: bid.applicationId,
          eligible: members.filter(
            (person) => !bid.shutTo.includes(person) && !declined(bid, person),
          ),
          scorers: scoringIt(bid),
        })),
        members,
        scorersPerBid,
      );
      for (const bid of bids) {
        const toAsk = asked.flatMap(({ bidId, personId }) =>
          bidId === bid.applicationId ? [personId] : [],
        );
        if (toAsk.length > 0) await this.record(tx, bid, { toAsk, toTakeBack: [] }, by);
      }
      return asked.length;
    });
  }

  private async record(
    tx: Tx,
    { applicationId, scorers }: AssignableBid,
    { toAsk, toTakeBack }: AssignmentChange,
    by: string,
  ): Promise<void> {
    const now = this.clock.now();
    const askedAgain = scorers
      .filter(({ personId, isAssigned }) => isAssigned && toAsk.includes(personId))
      .map(({ personId }) => personId);
    await tx.update(
      Assignment,
      { applicationId, personId: In([...toTakeBack, ...askedAgain]), takenBackAt: IsNull() },
      { takenBackAt: now, takenBackBy: by },
    );
    for (const personId of toAsk) {
      await tx.insert(Assignment, { applicationId, personId, assignedAt: now, assignedBy: by });
    }
    await this.audit.record(tx, {
      subject: `application/${applicationId}`,
      act: 'assigned',
      by,
      detail: { asked: toAsk.join(' '), takenBack: toTakeBack.join(' ') },
    });
  }
}

/** A bid's interests and its scorers stay as they are until the end; two who assign come one after the other. */
async function lock(tx: Tx, roundId: string, applicationIds: readonly string[]): Promise<void> {
  await tx.query('SELECT id FROM round WHERE id = $1 FOR NO KEY UPDATE', [roundId]);
  await tx.query(
    'SELECT id FROM application WHERE id = ANY($1) AND round_id = $2 ORDER BY id FOR NO KEY UPDATE',
    [applicationIds, roundId],
  );
}

/** @throws Refused when others are asked now than when the form was opened. */
function refuseIfMeanwhile(bid: AssignableBid, seen: readonly string[]): void {
  const asked = activeOn(bid);
  if (asked.length === seen.length && asked.every((person) => seen.includes(person))) return;
  const names = bid.scorers.flatMap(({ personId, personName }) =>
    asked.includes(personId) ? [personName] : [],
  );
  refuse(
    'assigned-meanwhile',
    `Somebody has assigned this bid meanwhile: to ${names.join(', ') || 'nobody'}. What you chose is ticked below, and was not saved`,
    'scorers',
  );
}

function declined(bid: AssignableBid, person: string): boolean {
  return bid.scorers.some(({ personId, answer }) => personId === person && answer === 'declined');
}

import { Injectable } from '@nestjs/common';
import { AskedCosts } from '../../../applications/costs/asked-costs.queries.js';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { MeetingRecord } from '../../../panels/meetings/meeting-record.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Rounds } from '../../../rounds/rounds.queries.js';
import { costsOf } from '../../split/split.rules.js';
import { isAnother, refusalsToPropose } from './proposal.rules.js';
import { Proposal } from './proposal.entity.js';
import { ProposalPart } from './proposal-part.entity.js';
import type { TypedProposal } from './proposals.form.js';
import { Proposals } from './proposals.queries.js';

export interface Propose {
  readonly meetingId: string;
  readonly roundId: string;
  /** Of bids that are open to whoever proposes: the caller has seen to it. */
  readonly proposals: readonly TypedProposal[];
  readonly by: string;
}

@Injectable()
export class Proposing {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingRecord,
    private readonly proposals: Proposals,
    private readonly rounds: Rounds,
    private readonly costs: AskedCosts,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what is tried for bids at a meeting: all of it or none of it. What stands already is not kept again.
   * @throws Refused with every reason, that somebody proposed something else meanwhile among them, or when the
   * meeting was cancelled or minuted.
   */
  async propose({ meetingId, roundId, proposals, by }: Propose): Promise<void> {
    const funds = await this.rounds.fundsOf(roundId);
    await this.transactions.run(async (tx) => {
      await this.meetings.lockOpen(tx, meetingId);
      const ids = proposals.map(({ applicationId }) => applicationId);
      const standing = await this.proposals.of(meetingId, ids, tx);
      const seen = await this.proposals.asSeen(meetingId, proposals, tx);
      // A whole page is sent: what nobody touched on it is not proposed anew, whatever stands there by now.
      const others = proposals.filter(
        (one) =>
          isAnother(one, seen.get(one.applicationId)) &&
          isAnother(one, standing.get(one.applicationId)),
      );
      const bids = await bidsOf(tx, roundId, others);
      const costs = await this.costs.of([...bids.keys()], tx);
      refuseIfAny(
        others.flatMap((typed) => {
          const bid = bids.get(typed.applicationId);
          if (!bid) return [];
          const { applicationId } = typed;
          const asked = costsOf(bid.askedPence, costs.get(applicationId) ?? []);
          const facts = { ...bid, costs: asked, standing: standing.get(applicationId), funds };
          return refusalsToPropose(typed, facts);
        }),
      );
      for (const { applicationId, parts } of others.filter((one) => bids.has(one.applicationId))) {
        const version = (standing.get(applicationId)?.version ?? 0) + 1;
        const made = { meetingId, applicationId, version, proposedAt: this.clock.now() };
        const { id } = await tx.save(Proposal, { ...made, proposedBy: by });
        for (const part of parts) await tx.insert(ProposalPart, { proposalId: id, ...part });
      }
    });
  }
}

interface Bid {
  readonly organisationName: string;
  readonly status: string;
  readonly askedPence: bigint;
}

/** Those of the round, by id. */
async function bidsOf(
  tx: Tx,
  roundId: string,
  proposals: readonly TypedProposal[],
): Promise<ReadonlyMap<string, Bid>> {
  const rows = await tx.query<(Omit<Bid, 'askedPence'> & { id: string; askedPence: string })[]>(
    `SELECT a.id, o.name AS "organisationName", a.status, coalesce(a.requested_pence, 0) AS "askedPence"
       FROM application a JOIN organisation o ON o.id = a.organisation_id
      WHERE a.round_id = $1 AND a.id = ANY($2)`,
    [roundId, proposals.map(({ applicationId }) => applicationId)],
  );
  return new Map(
    rows.map(({ id, ...bid }) => [id, { ...bid, askedPence: BigInt(bid.askedPence) }]),
  );
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { MeetingRecord } from '../../../panels/meetings/meeting-record.service.js';
import { placed } from '../../../panels/scoring/placed.rules.js';
import { Scores } from '../../../panels/scoring/scores.queries.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { AgendaOrder } from './agenda-order.entity.js';
import { moved, refusalsToMove, type Move } from './agenda-order.rules.js';
import { AgendaOrders } from './agenda-orders.queries.js';

export interface MoveBid extends Move {
  readonly meetingId: string;
  readonly roundId: string;
  readonly by: string;
}

@Injectable()
export class Ordering {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingRecord,
    private readonly scores: Scores,
    private readonly orders: AgendaOrders,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a bid another place on the agenda, which begins as the ranking. Where it stands already, nothing is done.
   * That the bid isn't shut to whoever moves it, the caller has seen to.
   * @throws Refused when there is no such place, somebody else has moved one since the agenda was read, or the
   * meeting was cancelled or minuted.
   */
  async move(command: MoveBid): Promise<void> {
    const { meetingId, roundId, applicationId, place, by } = command;
    const ranking = await this.scores.orderOf(roundId); // read before: it takes no lock and needs none
    await this.transactions.run(async (tx) => {
      await this.meetings.lockOpen(tx, meetingId);
      const last = await this.orders.inForce(meetingId, tx);
      const { version, orderedByName } = last ?? { version: 0, orderedByName: undefined };
      const bids = placed(ranking, last?.applicationIds ?? []);
      const order = bids.map((bid) => bid.applicationId);
      refuseIfAny(refusalsToMove(command, { order, version, orderedByName }));
      const from = order.indexOf(applicationId) + 1;
      if (from === place) return;
      await tx.insert(AgendaOrder, {
        ...{ meetingId, version: version + 1, orderedAt: this.clock.now(), orderedBy: by },
        applicationIds: [...moved(order, command)],
      });
      await this.audit.record(tx, {
        subject: `meeting/${meetingId}`,
        act: 'agenda reordered',
        by,
        detail: { applicationId, from, to: place },
      });
    });
  }
}

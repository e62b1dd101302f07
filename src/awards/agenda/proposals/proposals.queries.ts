import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../../platform/database/transactions.service.js';
import type { PartFromFund } from '../../decision/outcome.rules.js';

/** What is proposed for a bid, by whom. */
export interface StandingProposal {
  readonly version: number;
  /** None when it was taken back. */
  readonly parts: readonly PartFromFund[];
  readonly proposedByName: string;
}

type Row = Omit<StandingProposal, 'parts'> & {
  readonly applicationId: string;
  readonly parts: readonly { readonly fundId: string; readonly amountPence: string }[];
};

@Injectable()
export class Proposals {
  constructor(private readonly dataSource: DataSource) {}

  /** The last for each of these bids at a meeting, by the application's id: name only bids that are open to the reader. */
  of(
    meetingId: string,
    applicationIds: readonly string[],
    db?: Pick<Tx, 'query'>,
  ): Promise<ReadonlyMap<string, StandingProposal>> {
    const tail = 'AND q.application_id = ANY($2) ORDER BY q.application_id, q.version DESC';
    return this.select(tail, [meetingId, applicationIds], db);
  }

  /** Those that somebody had before them: of each bid the version they saw; none for version 0. */
  asSeen(
    meetingId: string,
    seen: readonly { readonly applicationId: string; readonly seenVersion: number }[],
    db: Pick<Tx, 'query'>,
  ): Promise<ReadonlyMap<string, StandingProposal>> {
    const ids = seen.map(({ applicationId }) => applicationId);
    const versions = seen.map(({ seenVersion }) => seenVersion);
    const tail = `AND (q.application_id, q.version) IN (SELECT * FROM unnest($2::uuid[], $3::integer[]))
        ORDER BY q.application_id`;
    return this.select(tail, [meetingId, ids, versions], db);
  }

  private async select(
    tail: string,
    parameters: unknown[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, StandingProposal>> {
    const rows = await db.query<Row[]>(
      `SELECT DISTINCT ON (q.application_id) q.application_id AS "applicationId", q.version,
              p.name AS "proposedByName",
              coalesce((SELECT jsonb_agg(jsonb_build_object('fundId', t.fund_id,
                          'amountPence', t.amount_pence::text) ORDER BY f.name, f.id)
                 FROM proposal_part t JOIN fund f ON f.id = t.fund_id
                WHERE t.proposal_id = q.id), '[]') AS parts
         FROM proposal q JOIN person p ON p.id = q.proposed_by
        WHERE q.meeting_id = $1 ${tail}`,
      parameters,
    );
    return new Map(
      rows.map(({ applicationId, parts, ...proposal }) => [
        applicationId,
        {
          ...proposal,
          parts: parts.map(({ fundId, amountPence }) => ({
            fundId,
            amountPence: BigInt(amountPence),
          })),
        },
      ]),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** An offer that is not signed by all who have to, and its last day. */
export interface EndingOffer {
  readonly id: string;
  /** The day the organisation was told of it. */
  readonly askedOn: LondonDate;
  readonly dueOn: LondonDate;
}

/** Nobody has signed it, or one of two has. */
export type Unsigned = 'offered' | 'half-accepted';

/** An offer with what a letter says of it. */
export interface OfferInWords extends EndingOffer {
  readonly reference: string;
  readonly title: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly organisationName: string;
}

/** Offers that end unless they are signed. */
@Injectable()
export class OffersEnding {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that end in these days, both included. */
  between(status: Unsigned, from: LondonDate, upTo: LondonDate): Promise<readonly EndingOffer[]> {
    return this.dataSource.query<EndingOffer[]>(
      `${SELECT} AND w.offer_ends_on BETWEEN $2 AND $3 ORDER BY w.offer_ends_on, w.id`,
      [status, from, upTo],
    );
  }

  /** Undefined when it is no longer so. Nobody signs it until the transaction ends. */
  async locked(tx: Tx, status: Unsigned, id: string): Promise<OfferInWords | undefined> {
    await tx.query('SELECT FROM award WHERE id = $1 FOR SHARE', [id]);
    const [offer] = await tx.query<OfferInWords[]>(
      `${SELECT} AND w.id = $2 AND w.offer_ends_on IS NOT NULL`,
      [status, id],
    );
    return offer;
  }
}

const SELECT = `
  SELECT w.id, to_char(coalesce(a.outcome_released_at, w.decided_at) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "askedOn",
         to_char(w.offer_ends_on, 'YYYY-MM-DD') AS "dueOn", w.reference, a.title, a.id AS "applicationId",
         w.organisation_id AS "organisationId", o.name AS "organisationName"
    FROM award w
    JOIN application a ON a.id = w.application_id
    JOIN organisation o ON o.id = w.organisation_id
   WHERE w.status = $1 AND w.status IN ('offered', 'half-accepted')`;

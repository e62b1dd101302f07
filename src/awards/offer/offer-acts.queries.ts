import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { OfferActKind } from './offer-act.entity.js';

/** What became of an offer, as pages and letters say it. */
export interface ActOnOffer {
  readonly id: string;
  readonly awardId: string;
  readonly kind: OfferActKind;
  readonly reason: string;
  /** Of the offer from then on; of one that lapsed, the day that had passed. */
  readonly offerEndsOn: LondonDate | null;
  readonly at: Date;
  /** Null for the clock. */
  readonly byName: string | null;
}

/** Who may read it, the caller decides. */
@Injectable()
export class OfferActs {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<ActOnOffer | undefined> {
    const [act] = await this.select('o.id = $1', id);
    return act;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly ActOnOffer[]> {
    return this.select('o.award_id = $1', awardId);
  }

  private select(where: string, id: string): Promise<ActOnOffer[]> {
    return this.dataSource.query<ActOnOffer[]>(
      `SELECT o.id, o.award_id AS "awardId", o.kind, o.reason,
              to_char(o.offer_ends_on, 'YYYY-MM-DD') AS "offerEndsOn", o.at, p.name AS "byName"
         FROM offer_act o LEFT JOIN person p ON p.id = o.by
        WHERE ${where} ORDER BY o.at DESC, o.id DESC`,
      [id],
    );
  }
}

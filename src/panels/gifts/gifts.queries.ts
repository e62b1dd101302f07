import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApplicationAccess } from '../../applications/application-access.queries.js';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { GiftAnswer } from './gift-offer.entity.js';

/** A record of an offer. */
export interface RecordedGift {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly what: string;
  readonly body: string;
  readonly organisationId: string | null;
  readonly valuePence: Pence;
  readonly offeredOn: LondonDate;
  readonly answer: GiftAnswer;
  readonly reason: string;
  /** What was wrong with the record before it; null for a first one. */
  readonly correction: string | null;
  /** The record that took its place; null for what stands. */
  readonly correctedBy: string | null;
  readonly recordedAt: Date;
}

/** A bid that waits for the panel, of an organisation that offered somebody something. */
export interface BidOfGiver {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly reference: string;
  readonly roundId: string;
  readonly roundTitle: string;
}

/** What members were offered. Who may ask is the caller's to know. */
@Injectable()
export class Gifts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ApplicationAccess,
    private readonly clock: Clock,
  ) {}

  /** What a person recorded, corrected records too, what was offered last first. */
  ofPerson(personId: string): Promise<readonly RecordedGift[]> {
    return this.select('g.person_id = $1', [personId]);
  }

  /** The same of all who sit on a panel today. */
  ofPanel(panelId: string): Promise<readonly RecordedGift[]> {
    return this.select(
      `EXISTS (SELECT FROM seat s WHERE s.person_id = g.person_id AND s.panel_id = $1
                  AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL))`,
      [panelId, this.clock.today()],
    );
  }

  /** Undecided bids of these organisations in rounds of the panel, without those that are shut to this coordinator. */
  async bidsOfGivers(
    panelId: string,
    organisationIds: readonly string[],
    readerId: string,
  ): Promise<readonly BidOfGiver[]> {
    const bids = await this.dataSource.query<BidOfGiver[]>(
      `SELECT a.id AS "applicationId", a.organisation_id AS "organisationId", a.reference,
              r.id AS "roundId", r.title AS "roundTitle"
         FROM application a JOIN round r ON r.id = a.round_id
        WHERE r.panel_id = $1 AND a.organisation_id = ANY($2) AND a.status IN ('submitted', 'recommended')
        ORDER BY a.reference`,
      [panelId, organisationIds],
    );
    const roundIds = [...new Set(bids.map(({ roundId }) => roundId))];
    const shut = await Promise.all(roundIds.map((id) => this.access.shutIn(id, readerId)));
    return bids.filter(({ applicationId }) => !shut.some((ids) => ids.has(applicationId)));
  }

  private async select(
    where: string,
    parameters: readonly string[],
  ): Promise<readonly RecordedGift[]> {
    const rows = await this.dataSource.query<
      (Omit<RecordedGift, 'valuePence'> & { valuePence: string })[]
    >(
      `SELECT g.id, g.person_id AS "personId", p.name AS "personName", g.what, g.body,
              g.organisation_id AS "organisationId", g.value_pence AS "valuePence",
              to_char(g.offered_on, 'YYYY-MM-DD') AS "offeredOn", g.answer, g.reason, g.correction,
              c.id AS "correctedBy", g.recorded_at AS "recordedAt"
         FROM gift_offer g JOIN person p ON p.id = g.person_id
         LEFT JOIN gift_offer c ON c.corrects = g.id
        WHERE ${where} ORDER BY g.offered_on DESC, g.recorded_at DESC, g.id`,
      [...parameters],
    );
    return rows.map((row) => ({ ...row, valuePence: BigInt(row.valuePence) }));
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { RoundInvitation } from './round-invitation.entity.js';

export interface InvitedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly invitedAt: Date;
  /** Its application in the round; null before it has begun one. */
  readonly applicationId: string | null;
}

/** Which organisations a round by invitation is for. */
@Injectable()
export class Invitations {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. */
  ofRound(roundId: string): Promise<readonly InvitedOrganisation[]> {
    return this.dataSource.query<InvitedOrganisation[]>(
      `SELECT o.id, o.name, i.invited_at AS "invitedAt", a.id AS "applicationId"
         FROM round_invitation i JOIN organisation o ON o.id = i.organisation_id
         LEFT JOIN application a ON a.round_id = i.round_id AND a.organisation_id = i.organisation_id
        WHERE i.round_id = $1 ORDER BY o.name, o.id`,
      [roundId],
    );
  }

  has(roundId: string, organisationId: string, tx: Tx = this.dataSource.manager): Promise<boolean> {
    return tx.existsBy(RoundInvitation, { roundId, organisationId });
  }
}

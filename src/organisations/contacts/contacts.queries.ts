import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Capacity } from '../../kernel/role.js';
import type { InvitationStatus } from './contact-invitation.entity.js';

/** Somebody who acts for an organisation. */
export interface ContactOf {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly capacity: Capacity;
  readonly since: Date;
}

export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly name: string;
  readonly email: string;
  readonly capacity: Capacity;
  readonly status: InvitationStatus;
  readonly invitedAt: Date;
  readonly invitedByName: string;
  readonly expiresAt: Date;
}

/** What a contact's role was and is; null for no contact. */
export interface ChangeOfContact {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly personId: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly from: Capacity | null;
  readonly to: Capacity | null;
  readonly changedAt: Date;
  readonly changedByName: string;
}

const INVITATION = `
  SELECT i.id, i.organisation_id AS "organisationId", o.name AS "organisationName", i.name, i.email,
         i.capacity, i.status, i.invited_at AS "invitedAt", p.name AS "invitedByName",
         i.expires_at AS "expiresAt"
    FROM contact_invitation i
    JOIN organisation o ON o.id = i.organisation_id
    JOIN person p ON p.id = i.invited_by`;

/** An organisation's people. Who may see them, the caller decides. */
@Injectable()
export class ContactsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Leads first, then by name. */
  of(organisationId: string): Promise<readonly ContactOf[]> {
    return this.dataSource.query<ContactOf[]>(
      `SELECT p.id AS "personId", p.name, p.email, r.capacity, r.granted_at AS since
         FROM person_role r JOIN person p ON p.id = r.person_id
        WHERE r.role = 'contact' AND r.subject_id = $1
        ORDER BY r.capacity <> 'lead', p.name, p.id`,
      [organisationId],
    );
  }

  /** Invitations that nobody has answered yet, those that have expired among them. */
  waiting(organisationId: string): Promise<readonly Invitation[]> {
    return this.dataSource.query<Invitation[]>(
      `${INVITATION} WHERE i.organisation_id = $1 AND i.status = 'waiting' ORDER BY i.invited_at, i.id`,
      [organisationId],
    );
  }

  async invitation(id: string): Promise<Invitation | undefined> {
    const [invitation] = await this.dataSource.query<Invitation[]>(
      `${INVITATION} WHERE i.id = $1`,
      [id],
    );
    return invitation;
  }

  async change(id: string): Promise<ChangeOfContact | undefined> {
    const [change] = await this.dataSource.query<ChangeOfContact[]>(
      `SELECT c.id, c.organisation_id AS "organisationId", o.name AS "organisationName",
              c.person_id AS "personId", p.name AS "personName", p.email AS "personEmail",
              c.from_capacity AS "from", c.to_capacity AS "to", c.changed_at AS "changedAt",
              b.name AS "changedByName"
         FROM contact_change c
         JOIN organisation o ON o.id = c.organisation_id
         JOIN person p ON p.id = c.person_id
         JOIN person b ON b.id = c.changed_by
        WHERE c.id = $1`,
      [id],
    );
    return change;
  }
}

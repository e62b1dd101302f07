import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { shutTo } from '../application-access.queries.js';
import type { Side } from './application-message.entity.js';

export interface MessageShown {
  readonly id: string;
  readonly applicationId: string;
  readonly side: Side;
  readonly body: string;
  readonly sentAt: Date;
  readonly sentByName: string;
}

/** Messages about one application that a person has not read yet. */
export interface UnreadMessages {
  readonly applicationId: string;
  readonly reference: string;
  readonly organisationName: string;
  readonly count: number;
}

/** What was said about applications. Who may see which, the caller decides; of what is unread, the query. */
@Injectable()
export class Messages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The oldest first, as one reads. */
  of(applicationId: string): Promise<readonly MessageShown[]> {
    return this.select('m.application_id = $1 ORDER BY m.sent_at, m.id', applicationId);
  }

  async byId(id: string): Promise<MessageShown | undefined> {
    const [message] = await this.select('m.id = $1', id);
    return message;
  }

  /** What coordinators said to the people of these organisations and this one of them has not read. */
  unreadOfOrganisations(
    organisationIds: readonly string[],
    personId: string,
  ): Promise<readonly UnreadMessages[]> {
    return this.unread(`m.side = 'coordinator' AND a.organisation_id = ANY($2)`, [
      personId,
      organisationIds,
    ]);
  }

  /** What organisations said to the coordinator and this one has not read; of applications shut to them, nothing. */
  unreadOfCoordinator(personId: string): Promise<readonly UnreadMessages[]> {
    return this.unread(
      `m.side = 'organisation' AND NOT ${shutTo('$1', '$2')}
         AND NOT EXISTS (SELECT FROM person_role p WHERE p.person_id = $1 AND p.role = 'contact'
                            AND p.subject_id = a.organisation_id)`,
      [personId, this.clock.today()],
    );
  }

  private unread(
    where: string,
    parameters: readonly unknown[],
  ): Promise<readonly UnreadMessages[]> {
    return this.dataSource.query<UnreadMessages[]>(
      `SELECT a.id AS "applicationId", a.reference, o.name AS "organisationName",
              count(*)::integer AS count
         FROM application_message m
         JOIN application a ON a.id = m.application_id
         JOIN organisation o ON o.id = a.organisation_id
         LEFT JOIN message_reading g ON g.application_id = a.id AND g.person_id = $1
        WHERE (g.read_at IS NULL OR m.sent_at > g.read_at) AND ${where}
        GROUP BY a.id, o.name ORDER BY min(m.sent_at), a.reference`,
      [...parameters],
    );
  }

  private select(where: string, id: string): Promise<MessageShown[]> {
    return this.dataSource.query<MessageShown[]>(
      `SELECT m.id, m.application_id AS "applicationId", m.side, m.body, m.sent_at AS "sentAt",
              p.name AS "sentByName"
         FROM application_message m JOIN person p ON p.id = m.sent_by WHERE ${where}`,
      [id],
    );
  }
}

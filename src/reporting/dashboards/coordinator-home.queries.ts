import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';

export interface OverdueReturn {
  readonly id: string;
  readonly title: string;
  readonly organisationName: string;
  readonly dueOn: LondonDate;
}

/** What is late anywhere. */
@Injectable()
export class CoordinatorHomeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The oldest first. */
  overdueReturns(today: LondonDate): Promise<OverdueReturn[]> {
    return this.dataSource.query<OverdueReturn[]>(
      `SELECT m.id, p.title, o.name AS "organisationName", m.due_on::text AS "dueOn"
         FROM monitoring_return m
         JOIN award w ON w.id = m.award_id
         JOIN application p ON p.id = w.application_id
         JOIN organisation o ON o.id = w.organisation_id
        WHERE m.status = 'due' AND m.due_on < $1 ORDER BY m.due_on, m.id`,
      [today],
    );
  }
}

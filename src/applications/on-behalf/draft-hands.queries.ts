import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApplicationAccess } from '../application-access.queries.js';
import {
  holds,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';

/**
 * In whose hands a draft is: its organisation's people, or the coordinator's while one that came
 * on paper or by telephone is typed in.
 */
@Injectable()
export class DraftHands {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ApplicationAccess,
  ) {}

  /** The organisations whose draft the person may read, as far as this one is concerned. */
  async readers(person: SignedInPerson, applicationId: string): Promise<readonly string[]> {
    const own = subjectsOf(person, 'contact');
    const typed = await this.typedBy(person, applicationId);
    return typed === undefined ? own : [...own, typed];
  }

  /**
   * Those for which they may write it. What staff type in is not for others to change before it is
   * sent: the time to do so is theirs because the paper was in time.
   */
  async writers(person: SignedInPerson, applicationId: string): Promise<readonly string[]> {
    const typed = await this.typedBy(person, applicationId);
    if (typed !== undefined) return [typed];
    return (await this.isBeingTyped(applicationId)) ? [] : subjectsOf(person, 'contact');
  }

  private async typedBy(person: SignedInPerson, id: string): Promise<string | undefined> {
    if (!holds(person, 'coordinator') || !(await this.isOnBehalf(id))) return undefined;
    const reached = await this.access.found(person, id, 'coordinator').catch(() => undefined);
    return reached?.application.organisationId;
  }

  private isOnBehalf(id: string): Promise<boolean> {
    return this.any('SELECT FROM on_behalf WHERE application_id = $1', id);
  }

  private isBeingTyped(id: string): Promise<boolean> {
    return this.any(
      `SELECT FROM on_behalf b WHERE b.application_id = $1
          AND NOT EXISTS (SELECT FROM submission s WHERE s.application_id = b.application_id)`,
      id,
    );
  }

  private async any(sql: string, id: string): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>(sql, [id])).length > 0;
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { holds, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { Applications, type ApplicationSummary } from './applications.queries.js';

/** From where a person looks at an application: as one of its own people, as the coordinator, or as staff who only read. */
export type Standpoint = 'organisation' | 'coordinator' | 'reader';

export interface ApplicationInReach {
  readonly application: ApplicationSummary;
  readonly from: Standpoint;
}

/**
 * Who may deal with an application outside the panel's own pages. One of its people is that before
 * anything else: nobody coordinates their own application. Staff who sit on the panel that decides
 * it declare first, like any member, and a pecuniary interest shuts it to them.
 */
@Injectable()
export class ApplicationAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException unless there is such an application for the person, seen from one of these. */
  async found(
    person: SignedInPerson,
    id: string,
    ...from: readonly Standpoint[]
  ): Promise<ApplicationInReach> {
    const application = await this.applications.byId(id);
    const standpoint = application && (await this.standpointOf(person, application));
    if (!application || !standpoint || !from.includes(standpoint)) throw new NotFoundException();
    return { application, from: standpoint };
  }

  /** Of the applications that arrived in a round, those this person may not deal with as staff: their own among them. */
  async shutIn(roundId: string, personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT a.id FROM application a
        WHERE a.round_id = $1 AND a.submitted_at IS NOT NULL
          AND (${shutTo('$2', '$3')} OR ${isTheirOwn('$2')})`,
      [roundId, personId, this.clock.today()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Of these applications, those this person may not deal with as staff: their own among them. */
  async shutAmong(ids: readonly string[], personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT a.id FROM application a
        WHERE a.id = ANY($1) AND (${shutTo('$2', '$3')} OR ${isTheirOwn('$2')})`,
      [ids, personId, this.clock.today()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async standpointOf(
    person: SignedInPerson,
    { id, organisationId }: ApplicationSummary,
  ): Promise<Standpoint | undefined> {
    if (holds(person, 'contact', organisationId)) return 'organisation';
    const isCoordinator = holds(person, 'coordinator');
    const isStaff =
      isCoordinator || holds(person, 'trustee-administrator') || holds(person, 'observer');
    if (!isStaff || (await this.isShutTo(person.id, id))) return undefined;
    return isCoordinator ? 'coordinator' : 'reader';
  }

  private async isShutTo(personId: string, id: string): Promise<boolean> {
    const shut = await this.dataSource.query<unknown[]>(
      `SELECT FROM application a WHERE a.id = $1 AND ${shutTo('$2', '$3')}`,
      [id, personId, this.clock.today()],
    );
    return shut.length > 0;
  }
}

/*
 * SQL about the application `a` and a person, by the number of the parameter that has their id. The views are the
 * panels', which stand above this room.
 */

/** Whether it can't be looked into, on this day: an interest shuts it, or theirs is not declared yet. */
export function shutTo(person: string, today: string): string {
  return `(${hasInterestThatShuts(person)}
        OR a.submitted_at IS NOT NULL AND ${isToBeDeclaredBy(person, today)})`;
}

/** They act for the organisation that applies. */
function isTheirOwn(person: string): string {
  return `EXISTS (SELECT FROM person_role c WHERE c.person_id = ${person} AND c.role = 'contact'
                     AND c.subject_id = a.organisation_id)`;
}

/** A pecuniary interest, whoever says so: declared, set by the coordinator, or their agency's own bid. */
export function hasInterestThatShuts(person: string): string {
  return `EXISTS (SELECT FROM interest_in_bid i
                   WHERE i.application_id = a.id AND i.person_id = ${person} AND i.kind = 'pecuniary')`;
}

/** Who has a seat on the panel that decides it, or is a substitute, declares first. */
export function isToBeDeclaredBy(person: string, today: string): string {
  return `(EXISTS (SELECT FROM round_reader s
                    WHERE s.round_id = a.round_id AND s.person_id = ${person} AND s.starts_on <= ${today}
                      AND (${today} <= s.ends_on OR s.ends_on IS NULL))
       AND NOT EXISTS (SELECT FROM interest_on_record d
                        WHERE d.application_id = a.id AND d.person_id = ${person} AND d.source = 'declared'))`;
}

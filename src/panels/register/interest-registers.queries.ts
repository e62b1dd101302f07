import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { registersOwed } from './register-due.rules.js';
import type { RegisteredKind } from './registered-kind.rules.js';

/** An entry of somebody's register. */
export interface RegisterEntry {
  readonly id: string;
  readonly personId: string;
  readonly kind: RegisteredKind;
  readonly body: string;
  readonly organisationId: string | null;
  readonly what: string;
  readonly since: LondonDate;
  /** Null while it stands. */
  readonly endedOn: LondonDate | null;
}

/** A seat that counts today, and what its holder last said of their register. */
export interface RegisterOfSeat {
  readonly panelId: string;
  readonly personId: string;
  readonly personName: string;
  readonly email: string;
  readonly agencyName: string;
  readonly startsOn: LondonDate;
  /** Both null for who never confirmed. */
  readonly confirmedOn: LondonDate | null;
  /** How many interests stood in it then. */
  readonly confirmedInterests: number | null;
}

/**
 * What people have registered. A panel's register is that of those who sit on it today, and open to its members
 * and staff: who may ask is the caller's to know.
 */
@Injectable()
export class InterestRegisters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The entries of these people, what has ended after what stands, each in the order of their beginning. */
  entriesOf(
    personIds: readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly RegisterEntry[]> {
    return db.query<RegisterEntry[]>(
      `SELECT i.id, i.person_id AS "personId", i.kind, i.body, i.organisation_id AS "organisationId", i.what,
              to_char(i.since, 'YYYY-MM-DD') AS since, to_char(e.ended_on, 'YYYY-MM-DD') AS "endedOn"
         FROM registered_interest i LEFT JOIN interest_ending e ON e.interest_id = i.id
        WHERE i.person_id = ANY($1)
        ORDER BY e.ended_on IS NOT NULL, e.ended_on DESC, i.since, i.registered_at, i.id`,
      [personIds],
    );
  }

  /** Those who sit on the panel today, deputies among them, by name. */
  ofPanel(panelId: string): Promise<readonly RegisterOfSeat[]> {
    return this.seated('AND s.panel_id = $2 ORDER BY p.name, p.id', [panelId]);
  }

  /** Everybody with a seat today, a line for each seat. */
  all(): Promise<readonly RegisterOfSeat[]> {
    return this.seated('ORDER BY p.email, s.id', []);
  }

  /** A person's seats today; none for who has none. */
  ofPerson(personId: string, tx?: Tx): Promise<readonly RegisterOfSeat[]> {
    return this.seated('AND s.person_id = $2 ORDER BY s.starts_on, s.id', [personId], tx);
  }

  /**
   * By when they have to confirm, as of now; undefined for who has no seat. Locks the person, so that who
   * confirms meanwhile waits.
   */
  async lockedDueOn(tx: Tx, personId: string): Promise<LondonDate | undefined> {
    await lockRegister(tx, personId);
    return registersOwed(await this.ofPerson(personId, tx))[0]?.dueOn;
  }

  private seated(
    tail: string,
    parameters: readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly RegisterOfSeat[]> {
    return db.query<RegisterOfSeat[]>(
      `SELECT s.panel_id AS "panelId", s.person_id AS "personId", p.name AS "personName", p.email, g.name AS "agencyName",
              to_char(s.starts_on, 'YYYY-MM-DD') AS "startsOn",
              to_char(c.confirmed_on, 'YYYY-MM-DD') AS "confirmedOn", c.interests AS "confirmedInterests"
         FROM seat s JOIN person p ON p.id = s.person_id JOIN agency g ON g.id = s.agency_id
         LEFT JOIN LATERAL (SELECT confirmed_on, interests FROM register_confirmation
                             WHERE person_id = s.person_id ORDER BY confirmed_on DESC, version DESC LIMIT 1) c ON true
        WHERE s.starts_on <= $1 AND ($1 <= s.ends_on OR s.ends_on IS NULL) ${tail}`,
      [this.clock.today(), ...parameters],
    );
  }
}

/** Whoever changes or confirms a person's register comes one after the other. */
export async function lockRegister(tx: Tx, personId: string): Promise<void> {
  await tx.query('SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
}

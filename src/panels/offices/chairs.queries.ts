import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { officeOn } from '../membership/seats.queries.js';

/** The last chair a panel has elected, by the term. */
export interface LastChair {
  readonly termId: string;
  readonly panelId: string;
  readonly panelName: string;
  readonly endsOn: LondonDate;
}

/** Who chairs, and when the panel has to elect again. */
@Injectable()
export class Chairs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Who chairs the panel that decides this bid today: the vice chair where nobody else does; none where neither. */
  async ofApplication(
    applicationId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly Addressee[]> {
    const sitting = await db.query<(Addressee & { office: string })[]>(
      `SELECT p.id, p.name, p.email, ${officeOn('$2::date')} AS office
         FROM application a JOIN round r ON r.id = a.round_id
         JOIN seat s ON s.panel_id = r.panel_id AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
         JOIN person p ON p.id = s.person_id
        WHERE a.id = $1 ORDER BY p.email`,
      [applicationId, this.clock.today()],
    );
    const chair = sitting.filter(({ office }) => office === 'chair');
    const acting =
      chair.length > 0 ? chair : sitting.filter(({ office }) => office === 'vice-chair');
    return acting.map(({ id, name, email }) => ({ id, name, email }));
  }

  /** The last terms of chairs that end in these days, both included: whoever came before was succeeded. */
  endingBetween(from: LondonDate, upTo: LondonDate): Promise<readonly LastChair[]> {
    return this.last(this.dataSource, 't.ends_on BETWEEN $1 AND $2', [from, upTo]);
  }

  /** Undefined when another was elected since. The panel elects nobody until the transaction ends. */
  async lockedLast(tx: Tx, termId: string): Promise<LastChair | undefined> {
    await tx.query(
      'SELECT FROM panel WHERE id = (SELECT panel_id FROM office_term WHERE id = $1) FOR UPDATE',
      [termId],
    );
    const [last] = await this.last(tx, 't.id = $1', [termId]);
    return last;
  }

  private last(
    db: Pick<Tx, 'query'>,
    which: string,
    parameters: readonly string[],
  ): Promise<readonly LastChair[]> {
    return db.query<LastChair[]>(
      `SELECT t.id AS "termId", t.panel_id AS "panelId", p.name AS "panelName",
              to_char(t.ends_on, 'YYYY-MM-DD') AS "endsOn"
         FROM office_term t JOIN panel p ON p.id = t.panel_id
        WHERE t.office = 'chair' AND ${which}
          AND NOT EXISTS (SELECT FROM office_term n
                           WHERE n.panel_id = t.panel_id AND n.office = 'chair'
                             AND (n.ends_on, n.id) > (t.ends_on, t.id))
        ORDER BY t.ends_on, t.id`,
      [...parameters],
    );
  }
}

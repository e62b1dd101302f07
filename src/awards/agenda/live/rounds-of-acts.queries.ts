import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isId } from '../../../platform/web/fields.js';

/** Which rounds an act of the panel is about, by the subject it is recorded under. */
@Injectable()
export class RoundsOfActs {
  constructor(private readonly dataSource: DataSource) {}

  /** @param subjects such as `meeting/<id>`, `application/<id>`, `panel/<id>`. */
  async of(subjects: readonly string[]): Promise<readonly string[]> {
    const ids = subjects.map((subject) => subject.split('/')[1] ?? '').filter(isId);
    const rows = await this.dataSource.query<{ roundId: string }[]>(
      `SELECT round_id AS "roundId" FROM meeting WHERE id = ANY($1)
       UNION SELECT round_id FROM application WHERE id = ANY($1)
       UNION SELECT id FROM round WHERE id = ANY($1) OR panel_id = ANY($1)
       UNION SELECT a.round_id FROM decision d JOIN application a ON a.id = d.application_id
               LEFT JOIN ratification r ON r.decision_id = d.id
              WHERE d.id = ANY($1) OR r.id = ANY($1)`,
      [ids],
    );
    return rows.map(({ roundId }) => roundId);
  }
}

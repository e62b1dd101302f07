import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A subject whose record does not hold together, and the place in it where that shows. */
export interface BrokenRecord {
  readonly subject: string;
  readonly place: number;
}

/** Re-proves the record of acts from nothing: every hash, every place, none missing between. */
@Injectable()
export class AuditChain {
  constructor(private readonly dataSource: DataSource) {}

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM audit_event',
    );
    return row?.count ?? 0;
  }

  broken(): Promise<readonly BrokenRecord[]> {
    return this.dataSource.query<BrokenRecord[]>(`
      SELECT subject, place FROM (
        SELECT e.subject, e.place, e.hash, audit_hash(lag(e.hash, 1, '\\x') OVER life, e) AS expected,
               row_number() OVER life AS counted
          FROM audit_event e WINDOW life AS (PARTITION BY e.subject ORDER BY e.place)) proof
       WHERE hash <> expected OR place <> counted ORDER BY subject, place`);
  }
}

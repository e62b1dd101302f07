import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { LookUp } from './look-up.entity.js';
import type { RegisterEntry } from './register.rules.js';

/** A question to a register and what came of it, as staff read it. */
export interface AskedRegister extends Pick<
  LookUp,
  'id' | 'register' | 'number' | 'status' | 'askedAt' | 'answeredAt' | 'problem'
> {
  readonly askedByName: string;
  readonly entry:
    (Omit<RegisterEntry, 'incomePence'> & { readonly incomePence: Pence | null }) | null;
}

type Row = Omit<AskedRegister, 'entry'> & Pick<LookUp, 'entry'>;

@Injectable()
export class LookUpsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  async ofOrganisation(organisationId: string): Promise<readonly AskedRegister[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT l.id, l.register, l.number, l.status, l.asked_at AS "askedAt",
              l.answered_at AS "answeredAt", l.entry, l.problem, p.name AS "askedByName"
         FROM register_look_up l JOIN person p ON p.id = l.asked_by
        WHERE l.organisation_id = $1 ORDER BY l.asked_at DESC, l.id`,
      [organisationId],
    );
    return rows.map(({ entry, ...row }) => ({ ...row, entry: entry && withPence(entry) }));
  }
}

function withPence(entry: RegisterEntry): AskedRegister['entry'] {
  const { incomePence } = entry;
  return { ...entry, incomePence: incomePence === null ? null : BigInt(incomePence) };
}

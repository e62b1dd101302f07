import { Injectable } from '@nestjs/common';
import type { Form } from '../../forms/form.js';
import { refuse } from '../../kernel/refusal.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { shelfOf, type FormName } from './form-shelf.rules.js';
import { namesIn } from './edits.rules.js';

/** The version that is being built, as it stays until the transaction ends. */
export interface BuildingFacts {
  readonly version: number;
  readonly definition: Form;
  readonly revision: number;
  readonly editMark: string | null;
  readonly editedAt: Date;
  readonly editedBy: string;
  readonly editedByName: string;
  /** The names of every question that this round has ever asked, or is about to. */
  readonly taken: ReadonlySet<string>;
}

type Row = Omit<BuildingFacts, 'taken'> & { readonly publishedAt: Date | null };

@Injectable()
export class BuildingFactsQueries {
  /** @throws Refused when no version is being built. */
  async lock(tx: Tx, roundId: string, of: FormName = 'application'): Promise<BuildingFacts> {
    const { table, where } = shelfOf(of);
    const rows = await tx.query<Row[]>(
      `SELECT f.version, f.definition, f.revision, f.edit_mark AS "editMark", f.edited_at AS "editedAt",
              f.edited_by AS "editedBy", e.name AS "editedByName", f.published_at AS "publishedAt"
         FROM ${table} f JOIN person e ON e.id = f.edited_by
        WHERE ${where} ORDER BY f.version FOR UPDATE OF f`,
      [roundId],
    );
    const building = rows.find(({ publishedAt }) => publishedAt === null);
    if (!building) {
      refuse('nothing-built', 'No new version of this form is being built: begin one first');
    }
    const taken = new Set(rows.flatMap(({ definition }) => namesIn(definition)));
    return { ...building, taken };
  }
}

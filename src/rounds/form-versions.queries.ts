import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Form } from '../forms/form.js';
import { shelfOf, type FormName, type Shelf } from './form-building/form-shelf.rules.js';
import type { DraftsOnPublishing } from './form-version.entity.js';

/** A version of a round's form, with who made it. */
export interface VersionOfForm {
  readonly version: number;
  readonly definition: Form;
  readonly revision: number;
  readonly editedAt: Date;
  readonly editedBy: string;
  readonly editedByName: string;
  /** Null while it is being built. */
  readonly publishedAt: Date | null;
  readonly publishedByName: string | null;
  readonly drafts: DraftsOnPublishing | null;
}

export interface VersionsOfForm {
  /** The newest first. */
  readonly published: readonly VersionOfForm[];
  /** The one that is being built; undefined when none is. */
  readonly building: VersionOfForm | undefined;
}

function select({ table, where }: Shelf): string {
  const drafts = table === 'round_form' ? 'f.drafts' : 'NULL::text AS drafts';
  return `
  SELECT f.version, f.definition, f.revision, f.edited_at AS "editedAt", f.edited_by AS "editedBy",
         e.name AS "editedByName", f.published_at AS "publishedAt", p.name AS "publishedByName", ${drafts}
    FROM ${table} f
    JOIN person e ON e.id = f.edited_by
    LEFT JOIN person p ON p.id = f.published_by
   WHERE ${where}`;
}

@Injectable()
export class FormVersions {
  constructor(private readonly dataSource: DataSource) {}

  async of(roundId: string, name: FormName = 'application'): Promise<VersionsOfForm> {
    const versions = await this.dataSource.query<VersionOfForm[]>(
      `${select(shelfOf(name))} ORDER BY f.version DESC`,
      [roundId],
    );
    return {
      published: versions.filter(({ publishedAt }) => publishedAt !== null),
      building: versions.find(({ publishedAt }) => publishedAt === null),
    };
  }

  /** One published version; undefined when there is none of this number. */
  async published(roundId: string, version: number): Promise<VersionOfForm | undefined> {
    const [found] = await this.dataSource.query<VersionOfForm[]>(
      `${select(shelfOf('application'))} AND f.version = $2 AND f.published_at IS NOT NULL`,
      [roundId, version],
    );
    return found;
  }
}

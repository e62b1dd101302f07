import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** How an application stands with its second signatory. */
export interface Certification {
  /** The round asks for it. */
  readonly isNeeded: boolean;
  /** Those who certified the version there is now, the first first. */
  readonly certifiedBy: readonly { readonly id: string; readonly name: string }[];
  /** The organisation's second signatories by name, who could. */
  readonly signatories: readonly string[];
}

/** Of an application whose reader the caller has judged. */
@Injectable()
export class Certificates {
  constructor(private readonly dataSource: DataSource) {}

  of(applicationId: string): Promise<Certification> {
    return certificationOf(this.dataSource, applicationId);
  }
}

/** As it stands for whoever asks: in their transaction, where the application is locked. */
export async function certificationOf(
  db: DataSource | EntityManager,
  applicationId: string,
): Promise<Certification> {
  const [row] = await db.query<Certification[]>(
    `SELECT r.needs_second_signatory AS "isNeeded",
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)
                      ORDER BY c.certified_at, p.id), '[]')
               FROM certificate c JOIN person p ON p.id = c.certified_by
              WHERE c.application_id = a.id AND c.version = a.version) AS "certifiedBy",
            ARRAY(SELECT p.name FROM person_role s JOIN person p ON p.id = s.person_id
                   WHERE s.role = 'contact' AND s.subject_id = a.organisation_id
                     AND s.capacity = 'second-signatory' ORDER BY p.name) AS signatories
       FROM application a JOIN round r ON r.id = a.round_id WHERE a.id = $1`,
    [applicationId],
  );
  if (!row) throw new Error(`There is no application ${applicationId}`);
  return row;
}

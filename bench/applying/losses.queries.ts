import type { DataSource } from 'typeorm';
import type { Acknowledged } from './applicant.js';

/** Everything that was acknowledged and is not there, or is there twice. */
export async function lossesOf(
  db: DataSource,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const ids = acknowledged.map(({ applicationId }) => applicationId);
  const losses: string[] = [];
  const stored = await db.query<
    { id: string; title: string; status: string; acts: number; events: number; rivals: number }[]
  >(
    `SELECT a.id, a.title, a.status,
            (SELECT count(*)::integer FROM audit_event e
              WHERE e.subject = 'application/' || a.id AND e.act = 'submitted') AS acts,
            (SELECT count(*)::integer FROM outbox o
              WHERE o.event = 'application.submitted' AND o.payload ->> 'applicationId' = a.id::text) AS events,
            (SELECT count(*)::integer FROM rival_answer r WHERE r.application_id = a.id) AS rivals
       FROM application a WHERE a.id = ANY($1)`,
    [ids],
  );
  const byId = new Map(stored.map((row) => [row.id, row]));
  for (const { applicationId, title, isSubmitted } of acknowledged) {
    const row = byId.get(applicationId);
    if (row?.title !== title) losses.push(`${applicationId}: “${title}” is not what is stored`);
    if (!isSubmitted || row?.status !== 'submitted') losses.push(`${applicationId}: not submitted`);
    if (row?.acts !== 1 || row.events !== 1) losses.push(`${applicationId}: not submitted once`);
    if (row?.rivals !== 0) losses.push(`${applicationId}: disagrees with itself`);
  }
  const [all] = await db.query<{ kinds: number; references: number }[]>(
    `SELECT count(DISTINCT answers)::integer AS kinds, count(DISTINCT reference)::integer AS "references"
       FROM application WHERE id = ANY($1)`,
    [ids],
  );
  // All typed the same but for the title, so that any other answer that is missing shows here.
  if (all?.kinds !== 1) losses.push(`${all?.kinds ?? 0} different sets of answers, not one`);
  if (all?.references !== ids.length) losses.push(`${all?.references ?? 0} references`);
  return losses;
}

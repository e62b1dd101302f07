import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { ContactRoles } from '../../people/roles/contact-roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import {
  databaseProblem,
  Transactions,
  type Tx,
} from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Organisation } from '../organisation.entity.js';
import { organisationsMerged } from '../organisations.events.js';
import {
  lockBoth,
  mergingFacts,
  referencesToOrganisations,
  type Reference,
} from './merging-facts.queries.js';
import { refusalsToMerge, thingsIn } from './merging.rules.js';
import { OrganisationMerge, type SameExtension } from './organisation-merge.entity.js';

const UNIQUE_VIOLATION = '23505';

export interface MergeOrganisations {
  /** Whose record stays, with its name and kind. */
  readonly winnerId: string;
  readonly loserId: string;
  readonly reason: string;
  readonly by: string;
}

/** Makes two records of one organisation one. */
@Injectable()
export class Merging {
  constructor(
    private readonly transactions: Transactions,
    private readonly contactRoles: ContactRoles,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Whatever names the loser names the winner afterwards, by the database's own list of what names
   * organisations. The loser's row goes, which the database allows only when nothing is left that
   * names it; what it said is kept with the merge. The same merge again changes nothing.
   * @throws Refused when both have what an organisation has once, or one of them is gone.
   */
  merge({ winnerId, loserId, reason, by }: MergeOrganisations): Promise<void> {
    if (winnerId === loserId) refuse('one-only', 'This is one organisation, not two');
    return this.transactions.run(async (tx) => {
      const references = await referencesToOrganisations(tx);
      const there = await lockBoth(tx, references, [winnerId, loserId]);
      if (there.length < 2) {
        if (await tx.existsBy(OrganisationMerge, { loserId, winnerId })) return;
        refuse('merged-meanwhile', 'One of the two was merged into another a moment ago');
      }
      refuseIfAny(refusalsToMerge(await mergingFacts(tx, winnerId, loserId)));

      await withdrawDoubleInvitations(tx, { winnerId, loserId, by, at: this.clock.now() });
      await renumberAccounts(tx, winnerId, loserId);
      await endDoubleQuestions(tx, winnerId, loserId, this.clock.now());
      await dropSameInvitations(tx, winnerId, loserId);
      const sameExtensions = await takeSameExtensions(tx, winnerId, loserId);
      const moved: Record<string, number> = {
        person_role: await this.contactRoles.moveAll(tx, loserId, winnerId),
        ...(await moveChecks(tx, loserId, winnerId)),
      };
      for (const reference of references) {
        const rows = await move(tx, reference, loserId, winnerId);
        if (rows > 0) moved[`${reference.table}.${reference.column}`] = rows;
      }
      const loser = await tx.findOneByOrFail(Organisation, { id: loserId });
      await tx.delete(Organisation, { id: loserId });
      const { id, registeredAt, ...rest } = loser;
      await tx.insert(OrganisationMerge, {
        loserId: id,
        winnerId,
        was: { ...rest, registeredAt: registeredAt.toISOString(), sameExtensions },
        moved,
        reason,
        mergedAt: this.clock.now(),
        mergedBy: by,
      });
      await this.audit.recordAll(tx, [
        { subject: `organisation/${loserId}`, act: 'merged-into', by, detail: { winnerId } },
        {
          subject: `organisation/${winnerId}`,
          act: 'merged',
          by,
          detail: { loserId, name: loser.name, ...moved },
        },
      ]);
      await this.outbox.add(tx, organisationsMerged(loserId));
    });
  }
}

/** @throws Refused when both have what an organisation has once, of a kind that the rules do not know. */
async function move(
  tx: Tx,
  { table, column }: Reference,
  loserId: string,
  winnerId: string,
): Promise<number> {
  try {
    const [, rows] = await tx.query<[unknown, number]>(
      `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`,
      [loserId, winnerId],
    );
    return rows;
  } catch (problem) {
    if (databaseProblem(problem).code !== UNIQUE_VIOLATION) throw problem;
    return refuse(
      'both-have-one',
      `Both have the same of this: ${thingsIn(table)}. Settle which one stands first`,
    );
  }
}

/** Versions are counted within an organisation: the winner's, or those of whose account stands, come last. */
async function renumberAccounts(tx: Tx, winnerId: string, loserId: string): Promise<void> {
  await tx.query(
    `WITH last AS (
       SELECT id FROM (VALUES ($1::uuid, 1), ($2::uuid, 2)) AS two (id, place)
        ORDER BY NOT EXISTS (SELECT FROM bank_details b WHERE b.organisation_id = two.id
                               AND b.status IN ('given', 'verified')), place LIMIT 1)
     UPDATE bank_details SET version = version + (SELECT coalesce(max(version), 0) FROM bank_details
                                                   WHERE organisation_id = ANY(ARRAY[$1::uuid, $2::uuid]))
      WHERE organisation_id = (SELECT id FROM last)`,
    [winnerId, loserId],
  );
}

/** One address has one invitation to an organisation. */
async function withdrawDoubleInvitations(
  tx: Tx,
  { winnerId, loserId, by, at }: { winnerId: string; loserId: string; by: string; at: Date },
): Promise<void> {
  await tx.query(
    `UPDATE contact_invitation i SET status = 'replaced', settled_at = $4, settled_by = $3
      WHERE i.organisation_id = $2 AND i.status = 'waiting' AND EXISTS (SELECT FROM contact_invitation w
        WHERE w.organisation_id = $1 AND w.status = 'waiting' AND w.email = i.email)`,
    [winnerId, loserId, by, at],
  );
}

/** An organisation waits for one answer of each register: where both wait, the winner's is the one that comes. */
async function endDoubleQuestions(
  tx: Tx,
  winnerId: string,
  loserId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE register_look_up l SET status = 'failed', answered_at = $3,
            problem = 'Asked twice, for two records of this organisation: the answer is with the other question'
      WHERE l.organisation_id = $2 AND l.status = 'waiting' AND EXISTS (SELECT FROM register_look_up w
        WHERE w.organisation_id = $1 AND w.status = 'waiting' AND w.register = l.register)`,
    [winnerId, loserId, at],
  );
}

/** A round invites an organisation once; the winner's invitation says as much. */
async function dropSameInvitations(tx: Tx, winnerId: string, loserId: string): Promise<void> {
  await tx.query(
    `DELETE FROM round_invitation l USING round_invitation w
      WHERE l.organisation_id = $2 AND w.organisation_id = $1 AND w.round_id = l.round_id`,
    [winnerId, loserId],
  );
}

/** More time until the same minute of the same round is given once: the loser's goes where its record goes. */
async function takeSameExtensions(
  tx: Tx,
  winnerId: string,
  loserId: string,
): Promise<readonly SameExtension[]> {
  const [taken] = await tx.query<
    [(Omit<SameExtension, 'until' | 'givenAt'> & { until: Date; givenAt: Date })[], number]
  >(
    `DELETE FROM deadline_extension l USING deadline_extension w
      WHERE l.organisation_id = $2 AND w.organisation_id = $1 AND w.round_id = l.round_id AND w.until = l.until
     RETURNING l.id, l.round_id AS "roundId", l.until, l.cause, l.reason, l.given_at AS "givenAt",
               l.given_by AS "givenBy"`,
    [winnerId, loserId],
  );
  return taken.map(({ until, givenAt, ...rest }) => ({
    ...rest,
    until: until.toISOString(),
    givenAt: givenAt.toISOString(),
  }));
}

/**
 * Checks of a kind are counted within an organisation, and the last one counts. Those of both are counted
 * anew as they were made, so that an older pass of one never hides a newer problem of the other; at the
 * same moment, the winner's counts. A check and the answer of a register that shows it are of one
 * organisation at every moment, so one statement moves both.
 * @returns how many rows moved, for each column
 */
async function moveChecks(
  tx: Tx,
  loserId: string,
  winnerId: string,
): Promise<Record<string, number>> {
  const moved = await tx.query<{ column: string; rows: number }[]>(
    `WITH answers AS (
       UPDATE register_look_up SET organisation_id = $2 WHERE organisation_id = $1 RETURNING id
     ), turns AS (
       SELECT id, organisation_id AS was, row_number() OVER
                (PARTITION BY kind ORDER BY checked_at, organisation_id = $2, number) AS turn
         FROM organisation_check WHERE organisation_id IN ($1, $2)
     ), checks AS (
       UPDATE organisation_check c SET organisation_id = $2, number = t.turn
         FROM turns t WHERE c.id = t.id AND (t.was = $1 OR c.number <> t.turn) RETURNING t.was
     )
     SELECT * FROM (
       SELECT 'register_look_up.organisation_id' AS "column", count(*)::integer AS rows FROM answers
       UNION ALL SELECT 'organisation_check.organisation_id', count(*)::integer FROM checks
         WHERE was = $1
     ) AS moved WHERE rows > 0`,
    [loserId, winnerId],
  );
  return Object.fromEntries(moved.map(({ column, rows }) => [column, rows]));
}

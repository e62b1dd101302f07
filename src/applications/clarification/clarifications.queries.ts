import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { AskedAbout } from './clarification.entity.js';

export interface ClarificationShown {
  readonly id: string;
  readonly applicationId: string;
  readonly number: number;
  readonly asked: readonly AskedAbout[];
  readonly dueOn: LondonDate;
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly closedAt: Date | null;
  /** The oldest first. */
  readonly replies: readonly ReplyShown[];
}

interface ReplyShown {
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly givenAt: Date;
  readonly givenByName: string;
}

type Row = Omit<ClarificationShown, 'replies'> & {
  readonly replies: readonly (Omit<ReplyShown, 'givenAt'> & { readonly givenAt: string })[];
};

/** An answer that is owed. */
export interface OwedAnswer {
  readonly id: string;
  readonly dueOn: LondonDate;
}

/** What was asked about applications, and answered. Who may see which, the caller decides. */
@Injectable()
export class Clarifications {
  constructor(private readonly dataSource: DataSource) {}

  /** The oldest first. */
  of(applicationId: string): Promise<readonly ClarificationShown[]> {
    return this.select('c.application_id = $1', applicationId);
  }

  /** Of several applications, each with its oldest first. */
  async ofAll(
    applicationIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ClarificationShown[]>> {
    const all = new Map<string, ClarificationShown[]>();
    for (const one of await this.select('c.application_id = ANY($1)', applicationIds)) {
      const own = all.get(one.applicationId) ?? [];
      all.set(one.applicationId, [...own, one]);
    }
    return all;
  }

  async byId(id: string, tx?: Tx): Promise<ClarificationShown | undefined> {
    const [clarification] = await this.select('c.id = $1', id, tx);
    return clarification;
  }

  /** The one that a reply answers. */
  async ofReply(replyId: string): Promise<ClarificationShown | undefined> {
    const [clarification] = await this.select(
      'c.id = (SELECT clarification_id FROM clarification_reply WHERE id = $1)',
      replyId,
    );
    return clarification;
  }

  /** Each one for a caller that has the right to it. */
  byIds(ids: readonly string[]): Promise<readonly ClarificationShown[]> {
    return this.select('c.id = ANY($1)', ids);
  }

  /** Asked, not answered, not closed, about applications still before the panel; due in these days, both included. */
  owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly OwedAnswer[]> {
    return this.dataSource.query<OwedAnswer[]>(
      `${SELECT_OWED} AND c.due_on BETWEEN $1 AND $2 ORDER BY c.due_on, c.id`,
      [from, upTo],
    );
  }

  /** As it is owed still; it stays so until the transaction ends. Undefined when it is owed no more. */
  async lockedOwed(tx: Tx, id: string): Promise<OwedAnswer | undefined> {
    await tx.query(
      `SELECT FROM application
        WHERE id = (SELECT application_id FROM clarification WHERE id = $1) FOR SHARE`,
      [id],
    );
    const [owed] = await tx.query<OwedAnswer[]>(`${SELECT_OWED} AND c.id = $1`, [id]);
    return owed;
  }

  private async select(
    where: string,
    id: string | readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly ClarificationShown[]> {
    const rows = await db.query<Row[]>(
      `SELECT c.id, c.application_id AS "applicationId", c.number, c.asked,
              to_char(c.due_on, 'YYYY-MM-DD') AS "dueOn", c.asked_at AS "askedAt",
              p.name AS "askedByName", c.closed_at AS "closedAt",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'answers', r.answers,
                        'givenAt', r.given_at, 'givenByName', g.name) ORDER BY r.number), '[]')
                 FROM clarification_reply r JOIN person g ON g.id = r.given_by
                WHERE r.clarification_id = c.id) AS replies
         FROM clarification c JOIN person p ON p.id = c.asked_by
        WHERE ${where} ORDER BY c.number`,
      [id],
    );
    return rows.map((row) => ({
      ...row,
      replies: row.replies.map((reply) => ({ ...reply, givenAt: new Date(reply.givenAt) })),
    }));
  }
}

const SELECT_OWED = `
  SELECT c.id, to_char(c.due_on, 'YYYY-MM-DD') AS "dueOn" FROM clarification c
   WHERE c.closed_at IS NULL
  AND NOT EXISTS (SELECT FROM clarification_reply r WHERE r.clarification_id = c.id)
  AND EXISTS (SELECT FROM application a WHERE a.id = c.application_id AND a.status = 'submitted')`;

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ConditionKind } from './award-condition.entity.js';

/** What was said of a condition, once. */
interface SaidOfCondition {
  readonly act: 'met' | 'taken-back';
  readonly words: string;
  readonly at: Date;
  readonly byName: string;
}

/** A condition of an award and how it stands. */
export interface ConditionOfAward {
  readonly id: string;
  /** 1 for the first. */
  readonly number: number;
  readonly kind: ConditionKind;
  readonly text: string;
  /** The first payment that waits for it; null for an ongoing one. */
  readonly beforePart: number | null;
  readonly metAt: Date | null;
  /** The latest first. */
  readonly said: readonly SaidOfCondition[];
}

type Row = Omit<ConditionOfAward, 'said'> & {
  readonly said: readonly (Omit<SaidOfCondition, 'at'> & { readonly at: string })[];
};

/** Who may read them, the caller decides. */
@Injectable()
export class Conditions {
  constructor(private readonly dataSource: DataSource) {}

  /** In their order. */
  async ofAward(awardId: string): Promise<readonly ConditionOfAward[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT c.id, c.number, c.kind, c.text, c.before_part AS "beforePart", c.met_at AS "metAt",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('act', a.act, 'words', a.words, 'at', a.at,
                        'byName', p.name) ORDER BY a.number DESC), '[]')
                 FROM award_condition_act a JOIN person p ON p.id = a.by
                WHERE a.condition_id = c.id) AS said
         FROM award_condition c WHERE c.award_id = $1 ORDER BY c.number`,
      [awardId],
    );
    return rows.map((row) => ({
      ...row,
      said: row.said.map(({ at, ...one }) => ({ ...one, at: new Date(at) })),
    }));
  }
}

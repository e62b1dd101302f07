import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { agreedInSql } from '../../../awards/award.lifecycle.js';
import { PanelReaders } from '../../../awards/panel-readers.queries.js';
import { Clock } from '../../../kernel/clock.js';
import {
  holds,
  subjectsOf,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { reachedIn, type EarlierReturn } from '../../form/asked-form.rules.js';
import { isStaff } from '../../readable-returns.queries.js';
import { targetValueOf, type Counted } from '../counted.rules.js';
import type { Telling } from './reached.rules.js';

/** A way to roll up. */
export const GROUPINGS = ['all', 'round', 'fund'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a person may see, and whether an interest keeps something from them. */
export interface ReadableTellings {
  readonly tellings: readonly Telling[];
  readonly isSomethingShut: boolean;
}

interface Row {
  readonly round: string;
  readonly roundName: string;
  readonly fund: string;
  readonly fundName: string;
  readonly overdue: number;
  readonly indicators: readonly (Pick<Counted, 'id' | 'name' | 'adds'> & {
    readonly target: number | null;
  })[];
  readonly sent: readonly EarlierReturn[];
}

/**
 * What awards told of indicators: all for staff, those of their panels for members, those of their funds for funders. An
 * award whose application is shut to somebody is left out whole, so that no figure can be worked out by subtraction.
 */
@Injectable()
export class Tellings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly panelReaders: PanelReaders,
    private readonly clock: Clock,
  ) {}

  async readableBy(person: SignedInPerson, by: Grouping): Promise<ReadableTellings> {
    const shut = await this.panelReaders.shutTo(person.id);
    const sits = holds(person, 'panel-member');
    const open = sits ? await this.panelReaders.openTo(person.id) : new Set<string>();
    const rows = await this.dataSource.query<Row[]>(SELECT, [
      ...[isStaff(person), [...open], subjectsOf(person, 'funder-contact'), [...shut]],
      this.clock.today(),
    ]);
    const tellings = rows.flatMap((row) => tellingsOf(row, by));
    return { tellings, isSomethingShut: shut.size > 0 };
  }
}

function tellingsOf(row: Row, by: Grouping): readonly Telling[] {
  const { overdue, indicators, sent } = row;
  const [group, groupName] =
    by === 'round'
      ? [row.round, row.roundName]
      : by === 'fund'
        ? [row.fund, row.fundName]
        : ['all', 'Everything you may see'];
  return indicators.map(({ id, name, adds, target }) => {
    const told = sent.flatMap((one) => reachedIn(one, targetValueOf(id)));
    const missing = overdue + sent.length - told.length;
    return { ...{ indicatorId: id, name, adds, group, groupName, target, told }, missing };
  });
}

/** An indicator belongs to an award when its round asks for it, a target is agreed, or a return told of it. */
const SELECT = `
  SELECT r.id AS round, r.title AS "roundName", f.id AS fund, f.name AS "fundName",
         (SELECT count(*)::integer FROM monitoring_return m
           WHERE m.award_id = a.id AND m.status = 'due' AND m.due_on < $5) AS overdue,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'adds', i.adds, 'target', t.target)
                                    ORDER BY i.name, i.id), '[]')
            FROM indicator i
            LEFT JOIN indicator_target t ON t.award_id = a.id AND t.indicator_id = i.id
           WHERE t.award_id IS NOT NULL
              OR EXISTS (SELECT FROM indicator_choice c WHERE c.round_id = r.id AND c.indicator_id = i.id)
              OR EXISTS (SELECT FROM monitoring_return m JOIN return_submission s ON s.return_id = m.id
                          WHERE m.award_id = a.id AND s.form::text LIKE '%indicator-' || i.id || '%')) AS indicators,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('form', l.form, 'answers', l.answers) ORDER BY l.number), '[]')
            FROM (SELECT DISTINCT ON (m.number) m.number, s.form, s.answers
                    FROM monitoring_return m JOIN return_submission s ON s.return_id = m.id
                   WHERE m.award_id = a.id AND m.status IN ('submitted', 'queried', 'accepted')
                   ORDER BY m.number, s.number DESC) l) AS sent
    FROM award a
    JOIN application p ON p.id = a.application_id
    JOIN round r ON r.id = p.round_id
    JOIN fund f ON f.id = a.fund_id
   WHERE ${agreedInSql('a.status')} AND p.id <> ALL($4::uuid[])
     AND ($1::boolean OR p.id = ANY($2::uuid[]) OR a.fund_id = ANY($3::uuid[]))`;

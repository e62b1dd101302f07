import { Refused, type Refusal } from '../../kernel/refusal.js';
import type { Pence } from '../../kernel/pence.js';
import { textOf, type Reader } from '../../platform/web/field.decorator.js';
import { oneOf, pounds, text } from '../../platform/web/fields.js';
import type { CriterionOfRound } from '../../rounds/rounds.queries.js';

interface GivenScore {
  readonly criterionId: string;
  /** 0 to 5 */
  readonly points: number;
  readonly reason: string;
}

/** A sheet as a member fills it in. */
export interface FilledSheet {
  readonly scores: readonly GivenScore[];
  readonly comment: string;
  readonly suggestedPence: Pence;
}

/**
 * Reads the sheet of these criteria: `points-1` and `reason-1` for the first, `comment`, `suggested`.
 * @throws Refused with a sentence for each field that can't be read.
 */
export function readSheet(criteria: readonly CriterionOfRound[], sent: unknown): FilledSheet {
  const body = (sent ?? {}) as Readonly<Record<string, unknown>>;
  const refusals: Refusal[] = [];
  const read = <Value>(field: string, reader: Reader<Value>, otherwise: Value): Value => {
    const reading = reader(textOf(body[field]), body, field);
    if ('value' in reading) return reading.value;
    refusals.push({ code: 'unreadable', field, message: reading.problem });
    return otherwise;
  };
  const scores = criteria.map(({ id, position, name }) => ({
    criterionId: id,
    points: Number(read(`points-${position}`, oneOf(`points for “${name}”`, POINTS), '0')),
    reason: read(`reason-${position}`, text(`the reason for your points for “${name}”`, 2000), ''),
  }));
  const comment = read('comment', text('your overall comment', 4000), '');
  const suggestedPence = read('suggested', pounds('the amount you suggest', 0n), 0n);
  if (refusals.length > 0) throw new Refused(refusals);
  return { scores, comment, suggestedPence };
}

const POINTS = ['0', '1', '2', '3', '4', '5'] as const;

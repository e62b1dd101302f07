import { plainPounds, type Pence } from '../../kernel/pence.js';
import { refuse, Refused, type Refusal } from '../../kernel/refusal.js';
import { textOf, type Reader } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText, pounds, text } from '../../platform/web/fields.js';
import type { CriterionOfRound } from '../../rounds/rounds.queries.js';

interface GivenScore {
  readonly criterionId: string;
  /** 0 to 5; null where the criterion does not apply. */
  readonly points: number | null;
  readonly reason: string;
}

/** A sheet as a member fills it in. */
export interface FilledSheet {
  readonly scores: readonly GivenScore[];
  readonly comment: string;
  readonly suggestedPence: Pence;
}

type Body = Readonly<Record<string, unknown>>;

/**
 * Reads the sheet of these criteria: `points-1` and `reason-1` for the first, `comment`, `suggested`.
 * @throws Refused with a sentence for each field that can't be read.
 */
export function readSheet(criteria: readonly CriterionOfRound[], sent: unknown): FilledSheet {
  const body = (sent ?? {}) as Body;
  const refusals: Refusal[] = [];
  const read = <Value>(field: string, reader: Reader<Value>, otherwise: Value): Value => {
    const reading = reader(textOf(body[field]), body, field);
    if ('value' in reading) return reading.value;
    refusals.push({ code: 'unreadable', field, message: reading.problem });
    return otherwise;
  };
  const scores = criteria.map(({ id, position, name }) => {
    const points = read(`points-${position}`, oneOf(`points for “${name}”`, POINTS), '0');
    const why =
      points === NOT_APPLICABLE
        ? `the reason why “${name}” does not apply`
        : `the reason for your points for “${name}”`;
    return {
      criterionId: id,
      points: points === NOT_APPLICABLE ? null : Number(points),
      reason: read(`reason-${position}`, text(why, 2000), ''),
    };
  });
  const comment = read('comment', text('your overall comment', 4000), '');
  const suggestedPence = read('suggested', pounds('the amount you suggest', 0n), 0n);
  if (refusals.length > 0) throw new Refused(refusals);
  return { scores, comment, suggestedPence };
}

/**
 * Reads why a sheet takes the place of one that was sent; '' when nothing was typed.
 * @throws Refused when it is too long.
 */
export function readRevision(sent: unknown): string {
  const body = (sent ?? {}) as Body;
  const reader = optionalText('why you score it otherwise now', 2000);
  const reading = reader(textOf(body['revision']), body, 'revision');
  return 'value' in reading ? reading.value : refuse('unreadable', reading.problem, 'revision');
}

/** The names of the sheet's inputs; only what revises another asks for a `revision`, its reason. */
export function inputsOf(criteria: readonly CriterionOfRound[]): readonly string[] {
  return [
    ...criteria.flatMap(({ position }) => [`points-${position}`, `reason-${position}`]),
    ...['comment', 'suggested', 'revision'],
  ];
}

/** A sheet that was sent, as it would be typed again. */
export function typedAgain(
  sheet: Pick<FilledSheet, 'comment' | 'suggestedPence'> & {
    readonly scores: readonly {
      readonly position: number;
      readonly points: number | null;
      readonly reason: string;
    }[];
  },
): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      sheet.scores.flatMap(({ position, points, reason }) => [
        [`points-${position}`, points?.toString() ?? NOT_APPLICABLE],
        [`reason-${position}`, reason],
      ]),
    ),
    comment: sheet.comment,
    suggested: plainPounds(sheet.suggestedPence),
  };
}

/** What the form sends where a criterion does not apply to the bid. */
const NOT_APPLICABLE = 'not-applicable';
const POINTS = ['0', '1', '2', '3', '4', '5', NOT_APPLICABLE] as const;

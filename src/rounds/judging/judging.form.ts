import { Field, type Reading } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';
import { USUAL_JUDGING, type Judging, type ScoresSeen } from './judging.rules.js';

interface Offered<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly hint?: string;
}

/** What can be chosen, in the words of the form. */
export const SCORES_SEEN: readonly Offered<ScoresSeen>[] = [
  {
    value: 'own-first',
    text: 'When their own scores are in',
    hint: 'Nobody is led by the others, and everybody can prepare for the meeting',
  },
  {
    value: 'at-meeting',
    text: 'When the meeting begins, not before',
    hint: 'Nobody comes with the ranking in mind',
  },
  { value: 'always', text: 'Always', hint: 'For panels that score together' },
];

/** Standard deviations from which a bid counts as contested, in hundredths of a point. */
export const CONTESTED_FROM: readonly Offered<string>[] = [
  { value: '50', text: '0.5 points' },
  { value: '75', text: '0.75 points' },
  { value: '100', text: '1 point' },
  { value: '125', text: '1.25 points' },
  { value: '150', text: '1.5 points' },
  { value: '200', text: '2 points' },
];

export class JudgingForm implements Judging {
  @Field(readScoresSeen) readonly scoresSeen!: ScoresSeen;
  @Field(readHidden) readonly hidesApplicants!: boolean;
  @Field(readContested) readonly contestedHundredths!: number;
  /** How it stood when the form was shown. */
  @Field(text('this page again')) readonly seen!: string;
}

/** Nothing chosen is as usual. */
export function readScoresSeen(typed: string): Reading<ScoresSeen> {
  const chosen = typed === '' ? USUAL_JUDGING.scoresSeen : typed;
  const offered = SCORES_SEEN.find(({ value }) => value === chosen);
  return offered
    ? { value: offered.value }
    : { problem: 'Choose when members see what others gave' };
}

export function readHidden(typed: string): Reading<boolean> {
  return { value: typed === 'yes' };
}

/** Nothing chosen is as usual. */
export function readContested(typed: string): Reading<number> {
  if (typed === '') return { value: USUAL_JUDGING.contestedHundredths };
  const offered = CONTESTED_FROM.find(({ value }) => value === typed);
  return offered
    ? { value: Number(offered.value) }
    : { problem: 'Choose from when a bid counts as contested' };
}

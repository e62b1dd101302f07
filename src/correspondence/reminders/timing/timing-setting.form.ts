import { Field, textOf, type Reader } from '../../../platform/web/field.decorator.js';
import { text, wholeNumber } from '../../../platform/web/fields.js';
import { MOST_DAYS, MOST_STEPS } from './timing-setting.rules.js';
import { AUDIENCES, type Step } from './timing.rules.js';

/** How a step counts, as the form offers it. */
export const WHENS = {
  'days-before': { text: 'days before', sign: -1, counted: 'days' },
  'working-days-before': { text: 'working days before', sign: -1, counted: 'working-days' },
  'on-the-day': { text: 'on the day itself', sign: 0, counted: 'days' },
  'days-after': { text: 'days after', sign: 1, counted: 'days' },
  'working-days-after': { text: 'working days after', sign: 1, counted: 'working-days' },
  'half-way': { text: 'half way, in working days', sign: 0, counted: 'half-way' },
} as const;

/** The choice of a row that says nothing. */
const NONE = 'none';

/** The rows that say something: `step-1-when`, `step-1-days`, and `step-1-to` as often as somebody is ticked. */
const steps: Reader<readonly Step[]> = (_, body) => {
  const read: Step[] = [];
  for (let row = 1; row <= MOST_STEPS; row++) {
    const chosen = textOf(body[`step-${row}-when`]);
    if (chosen === '' || chosen === NONE) continue;
    const when = Object.entries(WHENS).find(([name]) => name === chosen)?.[1];
    if (!when) return { problem: `Choose when reminder ${row} is written` };
    const ticked: readonly unknown[] = [body[`step-${row}-to`] ?? []].flat();
    const to = AUDIENCES.filter((audience) => ticked.includes(audience));
    if (to.length === 0) return { problem: `Choose whom reminder ${row} goes to` };
    if (when.sign === 0) {
      read.push({ days: 0, counted: when.counted, to });
      continue;
    }
    const name = `step-${row}-days`;
    const days = wholeNumber(`the days of reminder ${row}`, 1, MOST_DAYS)(
      textOf(body[name]),
      body,
      name,
    );
    if ('problem' in days) return days;
    read.push({ days: when.sign * days.value, counted: when.counted, to });
  }
  return { value: read };
};

/** When a kind of reminder is written, as the coordinator sets it. */
export class TimingSettingForm {
  /** The version that was in force when the form was shown; 0 for the house's own. */
  @Field(wholeNumber('the version', 0, 100_000)) readonly seenVersion!: number;
  @Field(steps) readonly steps!: readonly Step[];
  @Field(text('why it is changed', 500)) readonly reason!: string;
}

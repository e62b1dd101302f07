import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Field, textOf, type Reading } from '../../platform/web/field.decorator.js';
import { date, optionalText, pounds, text } from '../../platform/web/fields.js';

const LONGEST = 2000;

export class AcceptanceForm {
  @Field(pounds('what of it counts, 0 if nothing', 0n)) readonly admitted!: Pence;
  @Field(optionalText('what you want to say', LONGEST)) readonly note!: string;
}

/** What is asked beside each answer, by the name of its question; and by when. */
export class QuestionsForm {
  @Field(readAsks) readonly asks!: ReadonlyMap<string, string>;
  @Field(date('the day by which they answer')) readonly dueOn!: LondonDate;
}

export class ReasonForm {
  @Field(text('the reason', LONGEST)) readonly reason!: string;
}

function readAsks(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<ReadonlyMap<string, string>> {
  const asks = new Map<string, string>();
  for (const [name, sent] of Object.entries(body)) {
    const [, question] = /^ask-(.+)$/.exec(name) ?? [];
    const ask = textOf(sent).replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
    if (question === undefined || ask === '') continue;
    if (ask.length > LONGEST) {
      const most = LONGEST.toLocaleString('en-GB');
      return { problem: `What you ask must be ${most} characters or fewer` };
    }
    asks.set(question, ask);
  }
  return { value: asks };
}

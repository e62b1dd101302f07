import fc from 'fast-check';
import type { Form, Kind } from '../../../../src/forms/form.js';
import { Refused, type Refusal } from '../../../../src/kernel/refusal.js';
import { readConditions } from '../../../../src/rounds/form-building/conditions/conditions.form.js';
import { refusalsOfEdit } from '../../../../src/rounds/form-building/draft-flaws.rules.js';
import {
  moved,
  namesIn,
  withConditions,
  without,
  withQuestion,
  withQuestionChanged,
  withRule,
  withSection,
  withSectionWords,
} from '../../../../src/rounds/form-building/edits.rules.js';
import { nameFor } from '../../../../src/rounds/form-building/names.rules.js';
import { KINDS } from '../../../../src/rounds/form-building/questions/kinds.js';
import { readQuestion } from '../../../../src/rounds/form-building/questions/question.form.js';
import {
  comparable,
  readRule,
  RULE_KINDS,
  type RuleForm,
} from '../../../../src/rounds/form-building/rules/rule.form.js';
import {
  conditionsAt,
  earlierThan,
  questionsOf,
  type Spot,
} from '../../../../src/rounds/form-building/spot.rules.js';

/** One thing that a coordinator does, by numbers that pick among what is there. */
export interface Act {
  readonly does: (typeof DOES)[number];
  readonly kind: Kind;
  readonly rule: keyof typeof RULE_KINDS;
  readonly at: number;
  readonly other: number;
  readonly up: boolean;
  readonly text: string;
  readonly body: Readonly<Record<string, string | readonly string[]>>;
}

const DOES = [
  ...(['add section', 'change section', 'add question', 'add question', 'add question'] as const),
  ...(['change question', 'move', 'remove', 'add condition', 'add rule'] as const),
] as const;

const kinds = Object.keys(KINDS) as Kind[];
const rules = Object.keys(RULE_KINDS) as (keyof typeof RULE_KINDS)[];

/** Text as people and enemies type it. */
const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('Is it new?', 'Where?', 'Start date', 'Ŵyn’s <b>“hut”</b>'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '  ', 'x'.repeat(5000), '__proto__', '2', '{{ 7*7 }}'),
  },
);
const anyNumber = fc.oneof(
  fc.nat(20).map(String),
  fc.constantFrom('', '-1', '1e9', '999999999999'),
);

export const anyAct: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom(...DOES),
  kind: fc.constantFrom(...kinds),
  rule: fc.constantFrom(...rules),
  at: fc.nat(30),
  other: fc.nat(30),
  up: fc.boolean(),
  text: anyText,
  body: fc.record({
    label: anyText,
    hint: anyText,
    guidance: anyText,
    noun: fc.constantFrom('', 'your answer'),
    isRequired: fc.constantFrom('yes', ''),
    mostWords: anyNumber,
    least: anyNumber,
    most: anyNumber,
    leastPence: anyNumber,
    mostPence: anyNumber,
    choices: fc.array(anyText, { maxLength: 4 }).map((lines) => lines.join('\n')),
    domains: fc.constantFrom('Live well\nAge well', ''),
    places: fc.constantFrom('Castle\nGreenstead', 'Castle\nCastle', ''),
    otherCostKinds: fc.constantFrom('Venue hire\nSalaries', ''),
    costKinds: fc.constantFrom(['salaries', 'alcohol'], [], ['nothing']),
    'earliest-day': fc.constantFrom('', '31'),
    'earliest-month': fc.constantFrom('', '2'),
    'earliest-year': fc.constantFrom('', '2027'),
    is: fc.constantFrom('answered', 'one-of', 'at-least', 'at-most', 'nonsense'),
    values: fc.constantFrom(['yes'], ['no', 'yes'], []),
    limit: anyNumber,
    percent: anyNumber,
  }),
});

/** The form after an act, or why it is refused. Undefined where there is nothing to do it to. */
export function done(form: Form, act: Act): Form | readonly Refusal[] | undefined {
  try {
    const { edited, spot } = editOf(form, act) ?? {};
    if (!edited) return undefined;
    const refusals = refusalsOfEdit(edited, spot);
    return refusals.length > 0 ? refusals : edited;
  } catch (problem) {
    if (problem instanceof Refused) return problem.refusals;
    throw problem;
  }
}

function editOf(
  form: Form,
  act: Act,
): { readonly edited: Form | undefined; readonly spot?: Spot } | undefined {
  const section = (act.at % Math.max(form.sections.length, 1)) + 1;
  const questions = questionsOf(form).map(({ question }) => question);
  const question = questions[act.at % Math.max(questions.length, 1)];
  const spot: Spot = act.up || !question ? { section } : { question: question.name };
  switch (act.does) {
    case 'add section':
      return {
        edited: withSection(form, { title: act.text }),
        spot: { section: form.sections.length + 1 },
      };
    case 'change section':
      return { edited: withSectionWords(form, section, { title: act.text }), spot: { section } };
    case 'add question': {
      const read = readQuestion(act.kind, act.body);
      if (read.refusals.length > 0) throw new Refused(read.refusals);
      const name = nameFor(read.question.label, new Set(namesIn(form)));
      const purpose = act.kind === 'files' ? { purpose: name } : {};
      return {
        edited: withQuestion(form, section, { ...read.question, ...purpose, name }),
        spot: { question: name },
      };
    }
    case 'change question': {
      if (!question) return undefined;
      const read = readQuestion(question.kind, act.body, question);
      if (read.refusals.length > 0) throw new Refused(read.refusals);
      return {
        edited: withQuestionChanged(form, read.question),
        spot: { question: question.name },
      };
    }
    case 'move':
      return { edited: moved(form, spot, act.other % 2 === 0 ? 'up' : 'down') };
    case 'remove':
      return { edited: without(form, act.other % 7 === 0 ? { rule: 1 } : spot) };
    case 'add condition': {
      const earlier = earlierThan(form, spot);
      const added = earlier[act.other % Math.max(earlier.length, 1)];
      const read = readConditions(conditionsAt(form, spot) ?? [], added, {
        ...act.body,
        keep: ['1'],
      });
      if (read.refusals.length > 0) throw new Refused(read.refusals);
      return { edited: withConditions(form, spot, read.conditions), spot };
    }
    case 'add rule': {
      const { sums, dates } = comparable(form);
      const pick = (list: typeof sums, nth: number): string =>
        list[nth % Math.max(list.length, 1)]?.value ?? '';
      const body = {
        ...act.body,
        ...{ sum: pick(sums, act.at), of: pick(sums, act.other), to: pick(sums, act.other) },
        ...{ date: pick(dates, act.at), earliest: pick(dates, act.other) },
      };
      const rule = readRule(act.rule, { revision: 0, message: act.text, body } satisfies RuleForm);
      return { edited: withRule(form, rule), spot: { rule: form.rules.length + 1 } };
    }
  }
}

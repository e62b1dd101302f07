import fc from 'fast-check';
import type { Answer, Answers } from '../../../src/forms/answers.js';
import type { Choice, Condition, Form, Question, Rule, Section } from '../../../src/forms/form.js';

/** What people, and those who mean harm, put into texts. */
const bit = fc.oneof(
  fc.constantFrom('<script>alert(1)</script>', '"', "'", '&amp;', '</textarea>', '{{ 1 }}', '{%'),
  fc.constantFrom('ŵ', '🦊', '\u202Eolleh', 'שלום', '£', ' ', '\t', 'a', 'word', '\u0301', '%00'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);

/** One line, as reading keeps it. */
const line = fc
  .array(bit, { minLength: 1, maxLength: 5 })
  .map((bits) =>
    bits
      .join('')
      .replaceAll(/[\0\p{Surrogate}]/gu, '')
      .replaceAll(/\s*[\r\n\u2028\u2029]\s*/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '' && text.length <= 200);

/** Several lines, as reading keeps them; now and then 20,000 characters. */
const text = fc.oneof(
  { weight: 20, arbitrary: fc.array(line, { minLength: 1, maxLength: 4 }).map(joined) },
  { weight: 1, arbitrary: fc.constant(`${'\u0175<'.repeat(5_000)}\u0175"`) },
);

function joined(lines: readonly string[]): string {
  return lines.join('\n').trim();
}

const choices: fc.Arbitrary<readonly Choice[]> = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map((words, index) => ({ value: `c${index}`, text: words })));

const pence = fc.bigInt({ min: 1n, max: 100_000_000_000n }).map(String);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const answerable = fc.oneof(
  fc.constantFrom(
    { kind: 'short-text' as const },
    { kind: 'yes-no' as const },
    { kind: 'email' as const },
    { kind: 'phone' as const },
    { kind: 'address' as const },
    { kind: 'money' as const },
    { kind: 'date' as const },
    { kind: 'files' as const, most: 3, purpose: 'quotes' },
  ),
  fc.record({ kind: fc.constant('long-text' as const), mostWords: fc.integer({ min: 1, max: 9 }) }),
  fc.constant({ kind: 'number' as const, least: 0, most: 1000 }),
  fc.record({ kind: fc.constant('money' as const), mostPence: pence }),
  fc.record({ kind: fc.constant('date' as const), latest: day }),
  fc.record({ kind: fc.constant('one-of' as const), choices }),
  fc.record({ kind: fc.constant('several-of' as const), choices, most: fc.constant(1) }),
  fc.record({ kind: fc.constant('budget' as const), costKinds: choices }),
  fc.record({
    ...{ kind: fc.constant('outcomes' as const), domains: choices },
    most: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('area' as const), places: choices, asksPostcodes: fc.boolean() }),
  fc.record({
    kind: fc.constant('spending' as const),
    tolerancePercent: fc.integer({ min: 0, max: 100 }),
    tolerancePence: fc.constantFrom('0', '5000'),
    lines: fc
      .array(fc.record({ text: line, budget: pence, before: pence }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((lines) => lines.map((one, index) => ({ ...one, value: `line-${index + 1}` }))),
  }),
  fc.record({ kind: fc.constant('people' as const), before: fc.constantFrom(0, 12) }),
  fc.record({
    kind: fc.constant('progress' as const),
    targets: fc
      .array(fc.record({ domain: line, indicator: line, target: fc.nat(), before: fc.nat() }), {
        ...{ minLength: 1, maxLength: 4 },
      })
      .map((targets) => targets.map((one, index) => ({ ...one, value: `outcome-${index + 1}` }))),
  }),
);

const asked = fc.record(
  { label: line, noun: line, isRequired: fc.boolean(), hint: line, guidance: line },
  { requiredKeys: ['label', 'noun', 'isRequired'] },
);

/** Any form that is accepted: all kinds, conditions on what went before, rules across. */
export const anyForm: fc.Arbitrary<Form> = fc
  .tuple(
    fc.array(
      fc.tuple(line, fc.array(fc.tuple(asked, answerable), { minLength: 1, maxLength: 5 })),
      { minLength: 1, maxLength: 3 },
    ),
    fc.infiniteStream(fc.nat({ max: 1000 })),
    line,
  )
  .map(([drawn, luck, message]) => {
    const next = (): number => Number(luck.next().value);
    const earlier: Question[] = [];
    const sections = drawn.map(([title, questions], index): Section => {
      const when = index > 0 ? conditionOn(earlier, next) : undefined;
      return {
        title,
        ...(when ? { shownIf: [when] } : {}),
        questions: questions.map(([one, kind]) => {
          const shownIf = conditionOn(earlier, next);
          const name = `q${earlier.length}`;
          const question: Question = {
            ...one,
            ...kind,
            name,
            ...(shownIf ? { shownIf: [shownIf] } : {}),
          };
          earlier.push(question);
          return question;
        }),
      };
    });
    return { sections, rules: rulesOf(earlier, message, next) };
  });

function conditionOn(earlier: readonly Question[], next: () => number): Condition | undefined {
  const question = next() % 3 === 0 ? earlier[next() % earlier.length] : undefined;
  if (!question) return undefined;
  const { name, kind } = question;
  if (kind === 'yes-no') return { question: name, is: 'one-of', values: ['yes'] };
  if (kind === 'one-of' || kind === 'several-of') {
    return { question: name, is: 'one-of', values: ['c0'] };
  }
  if (kind === 'number') return { question: name, is: 'at-most', value: '500' };
  return { question: name, is: 'answered' };
}

function rulesOf(questions: readonly Question[], message: string, next: () => number): Rule[] {
  const sums = questions.flatMap((question) => {
    if (question.kind === 'money') return [{ question: question.name }];
    return question.kind === 'budget' ? [{ question: question.name, total: 'asked' as const }] : [];
  });
  const dates = questions.filter(({ kind }) => kind === 'date').map(({ name }) => name);
  const [sum, of] = sums;
  const [earliest, date] = dates;
  const percent = 1 + (next() % 100);
  return [
    ...(sum && of ? [{ kind: 'at-most' as const, sum, of, message }] : []),
    ...(sum && of ? [{ kind: 'share-at-most' as const, sum, of, percent, message }] : []),
    ...(date !== undefined && earliest !== undefined
      ? [{ kind: 'not-before' as const, date, earliest, message }]
      : []),
  ];
}

/** Any answers that a draft of this form may hold, some questions without one. */
export function anyAnswers(form: Form): fc.Arbitrary<Answers> {
  const questions = form.sections.flatMap((section) => section.questions);
  return fc.record(
    Object.fromEntries(questions.map((question) => [question.name, answerTo(question)])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>;
}

const digits = fc.constantFrom('', '0', '1', '4950', '1000000');
const postcode = fc.constantFrom('CO1 1AA', 'CO7 9AB', 'SW1A 1AA');

function answerTo(question: Question): fc.Arbitrary<Answer> {
  switch (question.kind) {
    case 'short-text':
      return line;
    case 'long-text':
      return text;
    case 'number':
      return fc.integer({ min: question.least, max: question.most }).map(String);
    case 'money':
      return pence;
    case 'date':
      return day;
    case 'yes-no':
      return fc.constantFrom('yes', 'no');
    case 'one-of':
      return valueOf(question.choices);
    case 'several-of':
      return fc.subarray(valuesOf(question.choices), { minLength: 1 });
    case 'email':
      return fc.constantFrom('a@example.org', "o'hara+club@example.org");
    case 'phone':
      return fc.constantFrom('01632 960 001', '+44 (0)1632-960001');
    case 'address':
      return fc
        .record({
          lines: fc.array(line, { maxLength: 3 }),
          postcode: fc.oneof(postcode, fc.constant('')),
        })
        .filter(({ lines, postcode: code }) => lines.length > 0 || code !== '');
    case 'files':
      return fc.array(fc.uuid(), { minLength: 1, maxLength: 4 });
    case 'area':
      return fc
        .record({
          places: fc.subarray(valuesOf(question.places)),
          postcodes: question.asksPostcodes
            ? fc.uniqueArray(postcode, { maxLength: 3 })
            : fc.constant([]),
        })
        .filter(({ places, postcodes }) => places.length + postcodes.length > 0);
    case 'budget':
      return fc
        .record({
          lines: fc.array(
            fc
              .record({
                what: orNothing,
                costKind: orNone(question.costKinds),
                cost: digits,
                asked: digits,
              })
              .filter((parts) => Object.values(parts).some((part) => part !== '')),
            { maxLength: 4 },
          ),
          match: fc.array(
            fc
              .record({ source: orNothing, amount: digits, isConfirmed: fc.boolean() })
              .filter(({ source, amount }) => source !== '' || amount !== ''),
            { maxLength: 3 },
          ),
        })
        .filter(({ lines, match }) => lines.length + match.length > 0);
    case 'outcomes':
      return fc.array(
        fc
          .record({ domain: orNone(question.domains), indicator: orNothing, target: digits })
          .filter((parts) => Object.values(parts).some((part) => part !== '')),
        { minLength: 1, maxLength: question.most },
      );
    case 'spending':
      return fc
        .record({
          lines: fc
            .tuple(
              ...(question.lines ?? []).map((one) =>
                fc.record({ line: fc.constant(one.value), spent: digits, why: orNothing }),
              ),
            )
            .map((told) => told.filter(({ spent, why }) => spent !== '' || why !== '')),
          why: orNothing,
        })
        .filter(({ lines, why }) => lines.length > 0 || why !== '');
    case 'people':
      return fc
        .record({
          fresh: digits,
          again: (question.before ?? 0) > 0 ? digits : fc.constant(''),
        })
        .filter(({ fresh, again }) => fresh !== '' || again !== '');
    case 'progress':
      return fc
        .tuple(
          ...(question.targets ?? []).map((one) =>
            fc.record({ target: fc.constant(one.value), reached: digits, why: orNothing }),
          ),
        )
        .map((told) => told.filter(({ reached, why }) => reached !== '' || why !== ''))
        .filter((told) => told.length > 0);
  }
}

const orNothing = fc.oneof(line, fc.constant(''));

function orNone(offered: readonly Choice[]): fc.Arbitrary<string> {
  return fc.constantFrom('', ...valuesOf(offered));
}

function valueOf(offered: readonly Choice[]): fc.Arbitrary<string> {
  return fc.constantFrom(...valuesOf(offered));
}

function valuesOf(offered: readonly Choice[]): string[] {
  return offered.map(({ value }) => value);
}

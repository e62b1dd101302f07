import fc from 'fast-check';
import { answerTo } from '../../../src/forms/answer-to.rules.js';
import type { Answers } from '../../../src/forms/answers.js';
import { askedIn, submittedAnswers } from '../../../src/forms/conditions.rules.js';
import { flawsOf } from '../../../src/forms/definition/definition.rules.js';
import { readForm } from '../../../src/forms/definition/read-form.js';
import type { Form, Question, Section, Sum } from '../../../src/forms/form.js';
import { hasSeveralLines } from '../../../src/forms/inputs.rules.js';
import { shortcomingsOf } from '../../../src/forms/judging/shortcomings.rules.js';
import { noteOf } from '../../../src/forms/printing/question-notes.rules.js';
import { shownSections } from '../../../src/forms/printing/shown-answers.rules.js';
import { readSection } from '../../../src/forms/reading/read-section.js';
import { anyAnswers, anyForm } from './any-form.js';
import { openForm, type OpenForm } from './form-in-a-browser.js';

/** So many things are typed into the inputs of a page, over and over. */
const MOST_WORDS = 12;

const filled = anyForm.chain((form) => fc.tuple(fc.constant(form), anyAnswers(form)));

/** As PostgreSQL gives jsonb back: the same, with keys in another order. */
function stored<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    ),
  ) as Value;
}

function questionsOf(form: Form): readonly Question[] {
  return form.sections.flatMap((section) => section.questions);
}

it('is accepted, and is itself after it was stored', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(flawsOf(form)).toEqual([]);
      expect(readForm(stored(form))).toEqual({ form });
      for (const question of questionsOf(form)) expect(noteOf(form, question)).not.toBe('');
    }),
  );
});

it('shows what is stored, and reads it back from what the browser sends, unchanged', () => {
  fc.assert(
    fc.property(filled, ([form, answers]) => {
      for (const [index, section] of form.sections.entries()) {
        const page = openForm(form, index + 1, stored(answers));
        if (!page) continue;
        const read = readSection(section, page.sent);

        expect(new Set(page.ids).size).toBe(page.ids.length);
        expect(read.unreadable).toEqual([]);
        for (const [name, answer] of Object.entries(read.answers)) {
          expect({ [name]: answer }).toEqual({ [name]: answers[name] ?? '' });
        }
      }
    }),
  );
});

it('asks on its pages every question that is asked at all', () => {
  fc.assert(
    fc.property(filled, ([form, answers]) => {
      const asked = askedIn(form, answers);
      for (const [index, section] of form.sections.entries()) {
        const page = openForm(form, index + 1, answers);
        const read = page ? readSection(section, page.sent).answers : {};
        const missing = section.questions.filter(
          ({ name, kind }) => kind !== 'files' && asked.has(name) && !(name in read),
        );
        expect(missing).toEqual([]);
      }
    }),
  );
});

it('prints of what is submitted what it printed before, and nothing of what is hidden', () => {
  fc.assert(
    fc.property(filled, ([form, answers]) => {
      const before = shownSections(form, answers);
      const submitted = stored(submittedAnswers(form, answers));
      const shown = shownSections(form, submitted);

      expect(shown).toEqual(before);
      expect(new Set(Object.keys(submitted))).toEqual(
        new Set([...naivelyAsked(form, answers)].filter((name) => name in answers)),
      );
      expect(shown.flatMap((section) => section.answers.map(({ name }) => name))).toEqual([
        ...naivelyAsked(form, answers),
      ]);
      for (const question of questionsOf(form)) {
        const printed = shown
          .flatMap((section) => section.answers)
          .find(({ name }) => name === question.name);
        if (!printed || (question.kind !== 'short-text' && question.kind !== 'long-text')) continue;
        const text = answerTo(question, answers) ?? '';
        expect(printed.paragraphs.join('\n')).toBe(text.replaceAll(/\n+/g, '\n'));
      }
    }),
  );
});

it('misses what a naive reader misses, and finds broken the rules that they find broken', () => {
  fc.assert(
    fc.property(filled, ([form, answers]) => {
      const asked = naivelyAsked(form, answers);
      const found = shortcomingsOf(form, answers);

      expect(
        found.filter(({ isMissing }) => isMissing).map(({ question }) => question.name),
      ).toEqual(
        questionsOf(form)
          .filter(({ name, isRequired }) => isRequired && asked.has(name) && !(name in answers))
          .map(({ name }) => name),
      );
      for (const rule of form.rules) {
        const place = rule.kind === 'not-before' ? rule.date : rule.sum.question;
        const isSaid = found.some(
          ({ question, message }) => question.name === place && message === rule.message,
        );
        expect(isSaid).toBe(
          form.rules.some(
            (other) =>
              (other.kind === 'not-before' ? other.date : other.sum.question) === place &&
              isNaivelyBroken(other, asked, answers),
          ),
        );
      }
    }),
  );
});

it('survives anything typed anywhere: every problem has its input, and what was typed stays', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\0',
      '\uD800',
      '-1',
      '1e9',
      '999999999999999999',
      '<b>"',
      'c0',
      'yes',
      '30',
      'one\ntwo',
      '1\r\n2',
      'CO1 1AA,\rx',
    ),
  );
  const typing = filled.chain(([form, answers]) =>
    fc.tuple(
      fc.constant(form),
      fc.constant(answers),
      fc.array(junk, { minLength: MOST_WORDS, maxLength: MOST_WORDS }),
    ),
  );
  fc.assert(
    fc.property(typing, ([form, answers, words]) => {
      for (const [index, section] of form.sections.entries()) {
        const page = openForm(form, index + 1, answers);
        if (!page) continue;
        const inputs = [...page.inputs].filter((input) => input !== 'asked');
        const typed = Object.fromEntries(
          inputs.map((input, place) => [input, words[place % MOST_WORDS] ?? '']),
        );
        const { answers: read, unreadable } = readSection(section, typed);

        const again = openForm(form, index + 1, answers, { refusals: unreadable, typed });
        for (const { field } of unreadable) expect(again?.ids).toContain(field);
        expect(linesIn(again?.sent ?? {}, section)).toEqual([]);
        const kept = stored({ ...answers, ...read });
        expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud800/);
        const reopened = openForm(form, index + 1, kept);
        if (!reopened) continue;
        const second = readSection(section, reopened.sent);
        for (const [name, answer] of Object.entries(second.answers)) {
          if (name in read && !isHalfTicked(form, name)) expect(answer).toEqual(read[name]);
        }
        shownSections(form, kept);
        shortcomingsOf(form, kept);
      }
    }),
  );
});

/** Inputs of one line that came back with a line break: no browser would show it. */
function linesIn(sent: OpenForm['sent'], { questions }: Section): readonly string[] {
  return Object.entries(sent)
    .filter(([input, value]) => {
      const isText = questions.some((question) => hasSeveralLines(question, input));
      return !isText && [value].flat().some((text) => /[\r\n]/.test(text));
    })
    .map(([input]) => input);
}

/** Boxes and choices that aren't offered can't be shown again: nobody could have ticked them. */
function isHalfTicked(form: Form, name: string): boolean {
  const kind = questionsOf(form).find((question) => question.name === name)?.kind ?? '';
  return ['yes-no', 'one-of', 'several-of', 'area', 'budget', 'outcomes'].includes(kind);
}

/** Conditions as one would work them out by hand, question by question. */
function naivelyAsked(form: Form, answers: Answers): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const section of form.sections) {
    for (const { name, shownIf = [] } of section.questions) {
      const all = [...(section.shownIf ?? []), ...shownIf];
      const holds = all.every((condition) => {
        if (!asked.has(condition.question) || !(condition.question in answers)) return false;
        const answer = answers[condition.question];
        if (condition.is === 'answered') return true;
        if (condition.is === 'one-of')
          return JSON.stringify(answer).includes(`"${condition.values[0] ?? ''}"`);
        return Number(answer) <= Number(condition.value);
      });
      if (holds) asked.add(name);
    }
  }
  return asked;
}

function isNaivelyBroken(
  rule: Form['rules'][number],
  asked: ReadonlySet<string>,
  answers: Answers,
): boolean {
  const valueOf = ({ question }: Sum): bigint | undefined => {
    const answer = asked.has(question) ? answers[question] : undefined;
    if (typeof answer === 'string') return BigInt(answer);
    if (typeof answer !== 'object' || !('lines' in answer)) return undefined;
    return answer.lines.reduce(
      (sum, line) =>
        sum + (typeof line === 'object' && 'asked' in line ? BigInt(line.asked || '0') : 0n),
      0n,
    );
  };
  if (rule.kind === 'not-before') {
    const dates = [rule.date, rule.earliest].map((name) => asked.has(name) && answers[name]);
    const [date, earliest] = dates;
    return typeof date === 'string' && typeof earliest === 'string' && date < earliest;
  }
  const [sum, of] = [valueOf(rule.sum), valueOf(rule.kind === 'equal' ? rule.to : rule.of)];
  if (sum === undefined || of === undefined) return false;
  if (rule.kind === 'equal') return sum !== of;
  return rule.kind === 'at-most' ? sum > of : sum * 100n > of * BigInt(rule.percent);
}

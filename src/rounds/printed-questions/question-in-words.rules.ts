import type { Condition, Form, Question } from '../../forms/form.js';
import { formatDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';

/** A question as it stands on paper, where nothing can be clicked. */
export interface PrintedQuestion {
  readonly label: string;
  readonly hint: string;
  readonly guidance: string;
  /** What an answer looks like: `150 words at most. Optional`. */
  readonly note: string;
  /** To tick; none for what is written. */
  readonly choices: readonly string[];
  /** `Only if the answer to “Do you work with children?” is Yes`; '' when everybody is asked. */
  readonly onlyIf: string;
}

export interface PrintedSection {
  readonly title: string;
  readonly guidance: string;
  readonly onlyIf: string;
  readonly questions: readonly PrintedQuestion[];
}

/** Every question of a form, those that only some are asked included. */
export function printedSections({ sections }: Pick<Form, 'sections'>): readonly PrintedSection[] {
  const asked = new Map(
    sections.flatMap(({ questions }) => questions.map((each) => [each.name, each] as const)),
  );
  return sections.map(({ title, guidance = '', shownIf = [], questions }) => ({
    title,
    guidance,
    onlyIf: onlyIf(shownIf, asked),
    questions: questions.map((question) => ({
      label: question.label,
      hint: question.hint ?? '',
      guidance: question.guidance ?? '',
      note: noteOf(question),
      choices: choicesOf(question),
      onlyIf: onlyIf(question.shownIf ?? [], asked),
    })),
  }));
}

function noteOf(question: Question): string {
  const note = limitOf(question);
  return question.isRequired ? note : `${note}. Optional`;
}

function limitOf(question: Question): string {
  switch (question.kind) {
    case 'short-text':
      return 'One line';
    case 'long-text':
      return `${question.mostWords.toLocaleString('en-GB')} words at most`;
    case 'number':
      return `A number from ${question.least.toLocaleString('en-GB')} to ${question.most.toLocaleString('en-GB')}`;
    case 'money':
      return `A sum in pounds${within(pounds(question.leastPence), pounds(question.mostPence))}`;
    case 'date':
      return `A date${between(question.earliest, question.latest)}`;
    case 'yes-no':
      return 'Yes or no';
    case 'one-of':
      return 'Choose one';
    case 'several-of':
      return `Choose as many as apply${within(question.least?.toString(), question.most?.toString())}`;
    case 'email':
      return 'An e-mail address';
    case 'phone':
      return 'A telephone number';
    case 'address':
      return 'An address with its postcode';
    case 'files':
      return question.most === 1
        ? 'A file to send with it'
        : `Up to ${question.most} files to send`;
    case 'budget':
      return 'A line for each cost: what it is, what it costs, and how much of it you ask for; and what others give';
    case 'outcomes':
      return `Up to ${question.most} lines: what will change, how you will know, and your target`;
    case 'area':
      return question.asksPostcodes
        ? 'Choose all that apply, and give postcodes'
        : 'Choose all that apply';
  }
}

function choicesOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'one-of':
    case 'several-of':
      return question.choices.map(({ text }) => text);
    case 'budget':
      return question.costKinds.map(({ text }) => text);
    case 'outcomes':
      return question.domains.map(({ text }) => text);
    case 'area':
      return question.places.map(({ text }) => text);
    default:
      return [];
  }
}

function onlyIf(conditions: readonly Condition[], asked: ReadonlyMap<string, Question>): string {
  if (conditions.length === 0) return '';
  const said = conditions.map((condition) => {
    const question = asked.get(condition.question);
    const label = `“${question?.label ?? condition.question}”`;
    switch (condition.is) {
      case 'answered':
        return `you answer ${label}`;
      case 'one-of':
        return `the answer to ${label} is ${textsOf(condition.values, question)}`;
      case 'at-least':
        return `the answer to ${label} is ${amountOf(condition.value, question)} or more`;
      case 'at-most':
        return `the answer to ${label} is ${amountOf(condition.value, question)} or less`;
    }
  });
  return `Only if ${new Intl.ListFormat('en-GB').format(said)}`;
}

function textsOf(values: readonly string[], question: Question | undefined): string {
  const texts = new Map([
    ...(question?.kind === 'yes-no'
      ? ([
          ['yes', 'Yes'],
          ['no', 'No'],
        ] as const)
      : []),
    ...(question && 'choices' in question
      ? question.choices.map(({ value, text }) => [value, text] as const)
      : []),
  ]);
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });
  return list.format(values.map((value) => texts.get(value) ?? value));
}

function amountOf(value: string, question: Question | undefined): string {
  return question?.kind === 'number' ? value : (pounds(value) ?? value);
}

function pounds(pence: string | undefined): string | undefined {
  return pence === undefined ? undefined : formatPence(BigInt(pence));
}

function between(earliest: string | undefined, latest: string | undefined): string {
  const from = earliest === undefined ? '' : ` from ${formatDate(earliest)}`;
  return latest === undefined ? from : `${from} up to ${formatDate(latest)}`;
}

function within(least: string | undefined, most: string | undefined): string {
  const parts = [
    ...(least === undefined ? [] : [`${least} at least`]),
    ...(most === undefined ? [] : [`${most} at most`]),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

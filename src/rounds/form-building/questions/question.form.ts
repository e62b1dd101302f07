import type { Choice, Kind, Question } from '../../../forms/form.js';
import { COST_KINDS } from '../../../funds/agreement/cost-kinds.js';
import type { LondonDate } from '../../../kernel/london.js';
import { readPounds } from '../../../kernel/pence.js';
import type { Refusal } from '../../../kernel/refusal.js';
import { Field, textOf, type Reading } from '../../../platform/web/field.decorator.js';
import { date } from '../../../platform/web/fields.js';
import { EditForm, typedLine, typedText } from '../edit.form.js';
import { choicesFrom } from '../names.rules.js';

type Body = Readonly<Record<string, unknown>>;

/** The fields of a question; which of them count, its kind says. */
export class QuestionForm extends EditForm {
  @Field((_typed, body) => ({ value: body })) readonly body!: Body;
}

export interface ReadQuestion {
  /** Without a name when it is new: its label gives it one. */
  readonly question: Question;
  /** A sentence for every setting that can't be read. Whether the rest makes sense, the rules of a form say. */
  readonly refusals: readonly Refusal[];
}

/** A question of this kind as typed. `earlier` is the one that it changes: its name and its choices' values stay. */
export function readQuestion(kind: Kind, body: Body, earlier?: Question): ReadQuestion {
  const refusals: Refusal[] = [];
  const read = <Value>(field: string, reading: Reading<Value>): Value | undefined => {
    if ('value' in reading) return reading.value;
    refusals.push({ code: 'unreadable', field, message: reading.problem });
    return undefined;
  };
  const settings: Settings = {
    whole: (field) => wholeIn(textOf(body[field])),
    isEmpty: (field) => textOf(body[field]).trim() === '',
    pence: (field) => {
      const typed = textOf(body[field]);
      return typed.trim() === '' ? undefined : read(field, penceIn(typed));
    },
    day: (field) => {
      const parts = ['day', 'month', 'year'].map((part) => textOf(body[`${field}-${part}`]));
      if (parts.every((part) => part.trim() === '')) return undefined;
      return read(field, date('this date')('', body, field));
    },
    lines: (field, from) => choicesFrom(textIn(body, field), from),
    ticked: (field) => [body[field] ?? []].flat().filter((one) => typeof one === 'string'),
    isTicked: (field) => textOf(body[field]) === 'yes',
  };
  const label = lineIn(body, 'label');
  const [noun, hint, guidance] = [
    lineIn(body, 'noun'),
    lineIn(body, 'hint'),
    textIn(body, 'guidance'),
  ];
  const asked = {
    name: earlier?.name ?? '',
    label,
    noun: noun === '' ? nounFor(label) : noun,
    ...(hint === '' ? {} : { hint }),
    ...(guidance === '' ? {} : { guidance }),
    isRequired: settings.isTicked('isRequired'),
    ...(settings.isTicked('isIdentifying') ? { isIdentifying: true } : {}),
  };
  return { question: { ...asked, ...answerable(kind, settings, earlier) } as Question, refusals };
}

/** Reads one setting by the name of its field. */
interface Settings {
  readonly whole: (field: string) => number;
  readonly isEmpty: (field: string) => boolean;
  readonly pence: (field: string) => string | undefined;
  readonly day: (field: string) => LondonDate | undefined;
  readonly lines: (field: string, from: readonly Choice[]) => readonly Choice[];
  readonly ticked: (field: string) => readonly string[];
  readonly isTicked: (field: string) => boolean;
}

function answerable(kind: Kind, read: Settings, earlier: Question | undefined): object {
  switch (kind) {
    case 'long-text':
      return { kind, mostWords: read.whole('mostWords') };
    case 'number':
      return { kind, least: read.whole('least'), most: read.whole('most') };
    case 'money':
      return {
        kind,
        ...some({ leastPence: read.pence('leastPence'), mostPence: read.pence('mostPence') }),
      };
    case 'date':
      return { kind, ...some({ earliest: read.day('earliest'), latest: read.day('latest') }) };
    case 'one-of':
      return { kind, choices: read.lines('choices', offered(earlier, 'one-of')) };
    case 'several-of':
      return {
        ...{ kind, choices: read.lines('choices', offered(earlier, 'several-of')) },
        ...(read.isEmpty('least') ? {} : { least: read.whole('least') }),
        ...(read.isEmpty('most') ? {} : { most: read.whole('most') }),
      };
    case 'files':
      return {
        kind,
        most: read.whole('most'),
        purpose: earlier?.kind === 'files' ? earlier.purpose : '',
      };
    case 'budget':
      return { kind, costKinds: costKindsIn(read, offered(earlier, 'budget')) };
    case 'outcomes':
      return {
        kind,
        most: read.whole('most'),
        domains: read.lines('domains', offered(earlier, 'outcomes')),
      };
    case 'area':
      return {
        ...{ kind, places: read.lines('places', offered(earlier, 'area')) },
        asksPostcodes: read.isTicked('asksPostcodes'),
      };
    case 'spending':
      return {
        kind,
        tolerancePercent: read.whole('tolerancePercent'),
        tolerancePence: read.pence('tolerancePence') ?? '0',
        ...(read.isTicked('explainsLess') ? { explainsLess: true } : {}),
      };
    case 'people':
    case 'progress':
    case 'short-text':
    case 'yes-no':
    case 'email':
    case 'phone':
    case 'address':
      return { kind };
  }
}

/** Those that an agreement may exclude, in their order, then the form's own. */
function costKindsIn(read: Settings, earlier: readonly Choice[]): readonly Choice[] {
  const ticked = read.ticked('costKinds');
  const known = Object.entries(COST_KINDS)
    .filter(([value]) => ticked.includes(value))
    .map(([value, text]) => ({ value, text }));
  const all = [...earlier, ...Object.entries(COST_KINDS).map(([value, text]) => ({ value, text }))];
  const own = read
    .lines('otherCostKinds', all)
    .filter(({ value }) => !known.some((choice) => choice.value === value));
  return [...known, ...own];
}

/** What a question offers to choose from, or to sort its lines by; none for other kinds. */
export function offered(question: Question | undefined, kind: Kind): readonly Choice[] {
  if (question?.kind !== kind) return [];
  if (question.kind === 'budget') return question.costKinds;
  if (question.kind === 'outcomes') return question.domains;
  if (question.kind === 'area') return question.places;
  return question.kind === 'one-of' || question.kind === 'several-of' ? question.choices : [];
}

function nounFor(label: string): string {
  return `your answer to “${label.slice(0, 200)}”`;
}

function penceIn(typed: string): Reading<string> {
  const read = readPounds(typed);
  return 'problem' in read ? read : { value: read.pence.toString() };
}

/** NaN for what is no whole number: the rules of a form say within which limits it must be. */
function wholeIn(typed: string): number {
  const digits = typed.trim().replaceAll(',', '');
  return /^\d{1,10}$/.test(digits) ? Number(digits) : NaN;
}

function lineIn(body: Body, field: string): string {
  const reading = typedLine(textOf(body[field]));
  return 'value' in reading ? reading.value : '';
}

function textIn(body: Body, field: string): string {
  const reading = typedText(textOf(body[field]));
  return 'value' in reading ? reading.value : '';
}

function some<Value>(settings: Readonly<Record<string, Value | undefined>>): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

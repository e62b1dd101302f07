import { isLondonDate } from '../../kernel/london.js';
import { LARGEST_SUM } from '../../kernel/pence.js';
import type { Choice, Question, QuestionOf } from '../form.js';
import { MOST, flawsOfText, type Flaw, type Place } from './flaw.rules.js';

type No = (field: string, message: string) => Flaw;

const VALUE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with the limits and the choices of a question. */
export function flawsOfKind(place: Place, question: Question): readonly Flaw[] {
  const no: No = (field, message) => ({ ...place, field, code: `${field}-wrong`, message });
  switch (question.kind) {
    case 'long-text':
      return withinOf(no, 'mostWords', 'The word limit', question.mostWords, 1, MOST.words);
    case 'number':
      return flawsOfNumber(no, question);
    case 'money':
      return flawsOfMoney(no, question);
    case 'date':
      return flawsOfDate(no, question);
    case 'one-of':
      return flawsOfChoices(place, no, 'choices', question.choices);
    case 'several-of':
      return [
        ...flawsOfChoices(place, no, 'choices', question.choices),
        ...flawsOfCount(no, question),
      ];
    case 'files':
      return [
        ...withinOf(no, 'most', 'The number of files', question.most, 1, MOST.files),
        ...(VALUE.test(question.purpose) && question.purpose.length <= MOST.name
          ? []
          : [no('purpose', 'The purpose must be small letters, digits and hyphens')]),
      ];
    case 'budget':
      return flawsOfChoices(place, no, 'costKinds', question.costKinds);
    case 'outcomes':
      return [
        ...flawsOfChoices(place, no, 'domains', question.domains),
        ...withinOf(no, 'most', 'The number of outcomes', question.most, 1, MOST.outcomes),
      ];
    case 'area':
      return flawsOfChoices(place, no, 'places', question.places);
    case 'spending':
      return flawsOfTolerance(no, question);
    case 'short-text':
    case 'yes-no':
    case 'email':
    case 'phone':
    case 'address':
    case 'people':
    case 'progress':
      return [];
  }
}

function flawsOfNumber(no: No, { least, most }: QuestionOf<'number'>): readonly Flaw[] {
  return [
    ...withinOf(no, 'least', 'The smallest number', least, 0, MOST.number),
    ...withinOf(no, 'most', 'The largest number', most, 0, MOST.number),
    ...(least > most ? [no('most', 'The largest number must not be below the smallest')] : []),
  ];
}

function flawsOfMoney(no: No, { leastPence, mostPence }: QuestionOf<'money'>): readonly Flaw[] {
  const flaws: Flaw[] = [];
  for (const [field, pence] of Object.entries({ leastPence, mostPence })) {
    if (pence === undefined) continue;
    const isSum = /^\d{1,12}$/.test(pence) && BigInt(pence) >= 1n && BigInt(pence) <= LARGEST_SUM;
    if (!isSum) flaws.push(no(field, 'A limit must be from £0.01 to £1,000,000,000'));
  }
  const areBoth = flaws.length === 0 && leastPence !== undefined && mostPence !== undefined;
  if (areBoth && BigInt(leastPence) > BigInt(mostPence)) {
    flaws.push(no('mostPence', 'The largest sum must not be below the smallest'));
  }
  return flaws;
}

function flawsOfTolerance(
  no: No,
  { tolerancePercent, tolerancePence }: QuestionOf<'spending'>,
): readonly Flaw[] {
  const isSum = /^\d{1,12}$/.test(tolerancePence) && BigInt(tolerancePence) <= LARGEST_SUM;
  return [
    ...withinOf(no, 'tolerancePercent', 'The tolerance per cent', tolerancePercent, 0, 100),
    ...(isSum ? [] : [no('tolerancePence', 'The tolerance must be from £0 to £1,000,000,000')]),
  ];
}

function flawsOfDate(no: No, { earliest, latest }: QuestionOf<'date'>): readonly Flaw[] {
  const flaws = Object.entries({ earliest, latest }).flatMap(([field, date]) =>
    date === undefined || isLondonDate(date) ? [] : [no(field, 'A limit must be a real date')],
  );
  const areBoth = flaws.length === 0 && earliest !== undefined && latest !== undefined;
  if (areBoth && earliest > latest) {
    return [no('latest', 'The latest date must not be before the earliest')];
  }
  return flaws;
}

function flawsOfCount(no: No, { choices, least, most }: QuestionOf<'several-of'>): readonly Flaw[] {
  const flaws = [
    ...withinOf(no, 'least', 'The fewest choices', least ?? 1, 1, choices.length),
    ...withinOf(no, 'most', 'The most choices', most ?? choices.length, 1, choices.length),
  ];
  const areOrdered = least === undefined || most === undefined || least <= most;
  return areOrdered ? flaws : [...flaws, no('most', 'The most must not be below the fewest')];
}

function flawsOfChoices(
  place: Place,
  no: No,
  field: string,
  choices: readonly Choice[],
): readonly Flaw[] {
  if (choices.length === 0) return [no(field, 'There must be at least one choice')];
  if (choices.length > MOST.choices) {
    return [no(field, `There may be ${MOST.choices} choices at most`)];
  }
  const values = choices.map(({ value }) => value);
  const flaws = choices.flatMap(({ text }) => flawsOfText(place, field, 'A choice', text));
  if (new Set(values).size < values.length) {
    flaws.push(no(field, 'Each choice must have a value of its own'));
  }
  if (values.some((value) => !VALUE.test(value) || value.length > MOST.name)) {
    flaws.push(no(field, 'A choice’s value must be small letters, digits and hyphens'));
  }
  return flaws;
}

function withinOf(
  no: No,
  field: string,
  what: string,
  number: number,
  least: number,
  most: number,
): readonly Flaw[] {
  return Number.isInteger(number) && number >= least && number <= most
    ? []
    : [
        no(
          field,
          `${what} must be a whole number from ${least} to ${most.toLocaleString('en-GB')}`,
        ),
      ];
}

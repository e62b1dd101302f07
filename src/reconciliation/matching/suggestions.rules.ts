import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { mentionsReference } from '../../kernel/reference-number.js';
import { workingDaysBetween } from '../../kernel/working-days.js';
import {
  filesOf,
  mentionedIn,
  nearestTo,
  type ItemIndex,
  type OpenItem,
} from './item-index.rules.js';
import { kindOf, type ItemKey } from './item-key.rules.js';

/** A line of the bank's that nothing is known about yet, or not all of it. */
export interface OpenLine {
  /** What is still open of it. Into the account is positive. */
  readonly amountPence: Pence;
  readonly bookedOn: LondonDate;
  readonly description: string;
}

/** An item that a line may be, and why, in words. Never more than a suggestion: a person accepts it. */
export interface Suggestion {
  readonly item: OpenItem;
  /** `Same sum, our reference, 1 working day later` */
  readonly reasons: string;
  readonly isCertain: boolean;
}

/** Further apart than this, the same sum without a reference is more likely something else. */
const WINDOW_DAYS = 31;
/** Later than this even our own reference is looked at by a person first. */
const CERTAIN_WITHIN_WORKING_DAYS = 10;
/** Bacs shows a file on the third working day at the latest; without its reference nothing later is certain. */
const FILE_WITHIN_WORKING_DAYS = 3;

/** What a line may be, the likeliest first. The sum must be the same to the penny. */
export function suggestionsFor(line: OpenLine, index: ItemIndex): readonly Suggestion[] {
  const mentioned = reallyMentioned(line, index);
  const near = nearestTo(line.bookedOn, line.amountPence, WINDOW_DAYS, index);
  const candidates = [...new Set([...mentioned, ...near])];
  return candidates
    .map((item) => weigh(line, item, mentioned.includes(item), candidates.length === 1))
    .sort((a, b) => b.weight - a.weight)
    .map(({ item, reasons, isCertain }) => ({ item, reasons, isCertain }));
}

/** The one answer that leaves no doubt, if there is one and no second beside it. */
export function certainOf(suggestions: readonly Suggestion[]): Suggestion | undefined {
  const [first, second] = suggestions.filter(({ isCertain }) => isCertain);
  return second === undefined ? first : undefined;
}

/**
 * Each line with its one certain answer. A thing that two lines claim is neither's, nor is a file of
 * which another line claims a payment: somebody must look.
 */
export function certainMatches<Line extends OpenLine>(
  lines: readonly Line[],
  index: ItemIndex,
): readonly { readonly line: Line; readonly suggestion: Suggestion }[] {
  const claims = new Map<ItemKey, number>();
  const found = lines.flatMap((line) => {
    const suggestions = certainSuggestions(line, index);
    for (const { item, isCertain } of suggestions) {
      if (isCertain) claims.set(item.key, (claims.get(item.key) ?? 0) + 1);
    }
    const suggestion = certainOf(suggestions);
    return suggestion ? [{ line, suggestion }] : [];
  });
  return found.filter(
    ({ suggestion: { item } }) =>
      claims.get(item.key) === 1 &&
      !item.file?.payments.some((payment) => claims.has(`instalment:${payment}`)),
  );
}

/** As `suggestionsFor`, but only those that may be certain: of many lines few are of a file's sum. */
function certainSuggestions(line: OpenLine, index: ItemIndex): readonly Suggestion[] {
  if (filesOf(line.amountPence, index).length > 0) return suggestionsFor(line, index);
  return reallyMentioned(line, index).map((item) => weigh(line, item, true, false));
}

function reallyMentioned(line: OpenLine, index: ItemIndex): readonly OpenItem[] {
  const { description, amountPence } = line;
  return mentionedIn(description, amountPence, index).filter((item) => isReally(item, description));
}

/** Payment 1 is not payment 12: of our own references more must agree than letters and digits. */
function isReally({ key, reference }: OpenItem, description: string): boolean {
  const isOurs = kindOf(key) === 'instalment' || kindOf(key) === 'run';
  return !isOurs || mentionsReference(description, reference);
}

function weigh(
  line: OpenLine,
  item: OpenItem,
  isMentioned: boolean,
  isAlone: boolean,
): Suggestion & { readonly weight: number } {
  const days = workingDaysApart(item.on, line.bookedOn);
  const isNamed = !item.file && namesIt(line.description, item.name);
  const reasons = [
    item.file ? 'The file’s sum' : 'Same sum',
    ...(isMentioned ? [kindOf(item.key) === 'receipt' ? 'its reference' : 'our reference'] : []),
    ...(isNamed ? ['named in the bank’s words'] : []),
    inWords(days, item.on === line.bookedOn),
  ];
  return {
    item,
    reasons: reasons.join(', '),
    isCertain: item.file
      ? item.file.isUnseen && isFilesDay(days, isMentioned, isAlone)
      : isMentioned && Math.abs(days) <= CERTAIN_WITHIN_WORKING_DAYS,
    weight: (isMentioned ? 1000 : 0) + (isNamed ? 20 : 0) - Math.abs(days),
  };
}

/** A bank rarely quotes a file's reference. Without it the day must be Bacs's, and nothing else of the sum. */
function isFilesDay(days: number, isMentioned: boolean, isAlone: boolean): boolean {
  if (isMentioned) return Math.abs(days) <= CERTAIN_WITHIN_WORKING_DAYS;
  return isAlone && days >= 0 && days <= FILE_WITHIN_WORKING_DAYS;
}

/** Half of the longer words of a name stand in the bank's, which cuts them short at eighteen letters. */
function namesIt(description: string, name: string): boolean {
  const said = new Set(description.toUpperCase().match(/[A-Z]{4,}/g) ?? []);
  const words = name.toUpperCase().match(/[A-Z]{4,}/g) ?? [];
  const found = words.filter((word) => said.has(word)).length;
  return words.length > 0 && found * 2 >= words.length;
}

function inWords(days: number, isSameDay: boolean): string {
  if (isSameDay) return 'the same day';
  if (days === 0) return 'within a working day';
  const count = Math.abs(days);
  return `${count} working ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
}

/** Many lines are of few days: each pair of days is counted once. */
const counted = new Map<string, number>();
const MOST_COUNTED = 20_000;

function workingDaysApart(from: LondonDate, to: LondonDate): number {
  const pair = `${from} ${to}`;
  const known = counted.get(pair);
  if (known !== undefined) return known;
  if (counted.size >= MOST_COUNTED) counted.clear();
  const days = workingDaysBetween(from, to);
  counted.set(pair, days);
  return days;
}

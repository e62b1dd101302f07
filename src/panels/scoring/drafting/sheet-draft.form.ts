import {
  fingerprintOf,
  openedAsText,
  openedIn,
  pageIn,
  type Opened,
} from '../../../forms/drafting/opened.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import type { CriterionOfRound } from '../../../rounds/rounds.queries.js';
import { inputsOf } from '../score-sheet.form.js';
import type { OtherText, Typed, WindowForm } from './merging-windows.rules.js';

/** A sheet as one window has it, readable or not. */
export interface WindowSheet extends WindowForm {
  /** How many versions had been sent when the form was opened. */
  readonly base: number;
  /** What the form was opened with, by name of input. */
  readonly opened: Opened;
  /** Names the texts of other windows that were shown beside its own. */
  readonly seen: ReadonlySet<string>;
}

type Body = Readonly<Record<string, unknown>>;

/** More than any input of a sheet takes; what is longer than that is nobody's typing. */
const LONGEST = 10_000;

/**
 * Reads what was typed into a sheet, whether it could be sent or not.
 * @throws Refused with a sentence for each text that is too long to keep.
 */
export function readWindow(criteria: readonly CriterionOfRound[], sent: unknown): WindowSheet {
  const body = (sent ?? {}) as Body;
  const typed = Object.fromEntries(
    inputsOf(criteria).map((name) => [name, plain(textOf(body[name]))]),
  );
  refuseIfAny(
    Object.entries(typed).flatMap(([field, { length }]) =>
      length <= LONGEST
        ? []
        : [{ code: 'too-long', field, message: `This must be ${LONGEST} characters or fewer` }],
    ),
  );
  const opened = openedIn(body);
  const base = /^\d{1,6}$/.exec(textOf(body['_base']))?.[0] ?? '0';
  return {
    typed,
    page: pageIn(body) ?? '',
    base: Number(base),
    opened,
    seen: new Set(textOf(body['_seen']).split(' ')),
    wasOpenedWith: (field, text) =>
      (opened.get(field) ?? fingerprintOf('')) === fingerprintOf(text),
  };
}

/** The form's hidden field that says what it was opened with. */
export function openedWith(typed: Typed): string {
  return openedAsText(
    new Map(Object.entries(typed).map(([name, text]) => [name, fingerprintOf(text)])),
  );
}

/** The same once a window has been saved: what is kept otherwise than it has it, counts as it opened it. */
export function openedNow({ typed, opened }: WindowSheet, kept: Typed): string {
  return openedAsText(
    new Map(
      Object.entries(typed).map(([name, text]) => [
        name,
        kept[name] === text ? fingerprintOf(text) : (opened.get(name) ?? fingerprintOf('')),
      ]),
    ),
  );
}

/** Its hidden field that says which texts of other windows it shows. */
export function seenWith(others: readonly Pick<OtherText, 'field' | 'text'>[]): string {
  return others.map(printOf).join(' ');
}

/** Names a text of another window in `WindowSheet.seen`; two that read alike are one. */
export function printOf({ field, text }: Pick<OtherText, 'field' | 'text'>): string {
  return fingerprintOf(JSON.stringify([field, text]));
}

/** Whether the button was pressed that keeps the sheet and sends nothing. */
export function isForLater(sent: unknown): boolean {
  return textOf(((sent ?? {}) as Body)['_then']) === 'later';
}

/** Browsers send line breaks of their own; the database keeps no null. */
function plain(typed: string): string {
  return typed.replaceAll('\r\n', '\n').replaceAll('\0', '');
}

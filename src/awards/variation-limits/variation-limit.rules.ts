import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { VariationKind } from '../variation/variation.js';

/** Whose it is to decide a change of an award, the lowest first. */
export type Office = 'coordinator' | 'chair' | 'panel';

const OFFICES: readonly Office[] = ['coordinator', 'chair', 'panel'];

/** Up to how much the coordinator decides, and above that the chair; above the chair's, the panel. */
export interface VariationLimits {
  readonly coordinatorPence: Pence;
  readonly chairPence: Pence;
  readonly coordinatorMonths: number;
  readonly chairMonths: number;
  /** Who decides that the money may be spent on something else. */
  readonly purposeOffice: Office;
}

/** How large a change is: what its limit is read by. */
export interface VariationSize {
  readonly kind: VariationKind;
  /** Moved from one budget line to others, or taken off the award. */
  readonly movedPence: Pence;
  /** By which its dates or its returns move, whichever moves most. */
  readonly movedMonths: number;
}

/**
 * Who decides a change. It fails closed: where nobody has said so, or what was said can't be read, it is the panel.
 */
export function officeFor(size: VariationSize, limits: VariationLimits | undefined): Office {
  if (!limits || !isReadable(limits)) return 'panel';
  switch (size.kind) {
    case 'name':
      return 'coordinator';
    case 'purpose':
      return limits.purposeOffice;
    case 'budget':
    case 'reduction':
      return by(size.movedPence, limits.coordinatorPence, limits.chairPence);
    case 'dates':
      return by(size.movedMonths, limits.coordinatorMonths, limits.chairMonths);
  }
}

function by<Size extends number | bigint>(size: Size, coordinators: Size, chairs: Size): Office {
  if (size <= coordinators) return 'coordinator';
  return size <= chairs ? 'chair' : 'panel';
}

function isReadable(limits: VariationLimits): boolean {
  const { coordinatorMonths, chairMonths, purposeOffice } = limits;
  return (
    Number.isSafeInteger(coordinatorMonths) &&
    Number.isSafeInteger(chairMonths) &&
    OFFICES.includes(purposeOffice)
  );
}

/** Every reason why the limits can't become these. */
export function refusalsToSetLimits(
  wanted: VariationLimits,
  seenVersion: number,
  inForce: (VariationLimits & { readonly version: number }) | undefined,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (seenVersion !== (inForce?.version ?? 0)) {
    const message = 'Somebody has set other limits since you opened this page. Read them first';
    refusals.push({ code: 'limits-moved-on', message, field: 'reason' });
  } else if (inForce && isSame(wanted, inForce)) {
    const message = 'These are the limits that are in force already';
    refusals.push({ code: 'limits-unchanged', message, field: 'reason' });
  }
  if (wanted.chairPence < wanted.coordinatorPence) {
    const message = 'The chair decides at least as much as the coordinator';
    refusals.push({ code: 'chair-below-coordinator', message, field: 'chairPence' });
  }
  if (wanted.chairMonths < wanted.coordinatorMonths) {
    const message = 'The chair decides at least as many months as the coordinator';
    refusals.push({ code: 'chair-below-coordinator', message, field: 'chairMonths' });
  }
  return refusals;
}

export function isSame(one: VariationLimits, other: VariationLimits): boolean {
  return (
    one.coordinatorPence === other.coordinatorPence &&
    one.chairPence === other.chairPence &&
    one.coordinatorMonths === other.coordinatorMonths &&
    one.chairMonths === other.chairMonths &&
    one.purposeOffice === other.purposeOffice
  );
}

export const OFFICE_WORDS: Readonly<Record<Office, string>> = {
  coordinator: 'the coordinator',
  chair: 'the chair',
  panel: 'the panel',
};

/** As people say it, a sentence for each part. */
export function limitsInWords(limits: VariationLimits | undefined): readonly string[] {
  if (!limits) return ['The panel decides every change: no limits have been set.'];
  const { coordinatorPence, chairPence, coordinatorMonths, chairMonths, purposeOffice } = limits;
  return [
    `Money moved in a budget, or taken off a grant: up to ${formatPence(coordinatorPence)} the coordinator decides, up to ${formatPence(chairPence)} the chair, above that the panel.`,
    `Dates: up to ${months(coordinatorMonths)} the coordinator decides, up to ${months(chairMonths)} the chair, above that the panel.`,
    `What the money is for: ${OFFICE_WORDS[purposeOffice]} decides.`,
    'A name: the coordinator decides.',
  ];
}

function months(count: number): string {
  return count === 1 ? '1 month' : `${count} months`;
}

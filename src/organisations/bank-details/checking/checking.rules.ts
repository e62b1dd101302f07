import type { LondonDate } from '../../../kernel/london.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { PayeeResult } from '../confirmation/confirmation.rules.js';
import { afterAct, type BankDetailsStatus } from '../bank-details.lifecycle.js';

/** What is known of bank details under their lock, when somebody says they have checked them. */
export interface CheckingFacts {
  readonly status: BankDetailsStatus;
  readonly givenBy: string;
  readonly checkedBy: readonly string[];
  /** The people who act for the organisation. */
  readonly contacts: readonly string[];
  /** The papers that the organisation has sent. */
  readonly evidenceIds: readonly string[];
  /** What the bank said last about the name; null when it was not asked. */
  readonly payeeResult: PayeeResult | null;
}

/** The call to a number known before: '' and undefined where nobody was rung. */
export interface CallBack {
  readonly spokeTo: string;
  readonly numberKnownFrom: string;
  readonly calledOn: LondonDate | undefined;
}

/** Who may put their name to these bank details at all. */
export function refusalsToBeChecker(
  facts: Pick<CheckingFacts, 'status' | 'givenBy' | 'checkedBy' | 'contacts'>,
  by: string,
): readonly Refusal[] {
  const next = afterAct('verify', facts.status);
  if ('refusal' in next) return [next.refusal];
  if (facts.givenBy === by) {
    return [
      {
        code: 'given-by-yourself',
        message: 'You gave these bank details, so two other people must check them',
      },
    ];
  }
  if (facts.contacts.includes(by)) {
    return [
      {
        code: 'checker-is-contact',
        message: 'You act for this organisation, so two other people must check its bank details',
      },
    ];
  }
  if (facts.checkedBy.includes(by)) {
    return [
      {
        code: 'checked-by-yourself',
        message: 'You have checked these bank details, so somebody else must be the second',
      },
    ];
  }
  return [];
}

/** The first of the two rings the organisation; the second may. A call is told whole or not at all. */
export function refusalsOfCall(
  call: CallBack,
  isFirst: boolean,
  today: LondonDate,
): readonly Refusal[] {
  const isTold = call.spokeTo !== '' || call.numberKnownFrom !== '' || call.calledOn !== undefined;
  if (!isFirst && !isTold) return [];
  const refusals: Refusal[] = [];
  if (call.spokeTo === '') {
    refusals.push({ code: 'call', field: 'spokeTo', message: 'Enter who you spoke to' });
  }
  if (call.numberKnownFrom === '') {
    refusals.push({
      code: 'call',
      field: 'numberKnownFrom',
      message: 'Enter where the number you rang was known from',
    });
  }
  if (call.calledOn === undefined) {
    refusals.push({ code: 'call', field: 'calledOn', message: 'Enter the day you rang' });
  } else if (call.calledOn > today) {
    refusals.push({
      code: 'call',
      field: 'calledOn',
      message: 'The day you rang can’t be in the future',
    });
  }
  return refusals;
}

/** Whoever checks says which of the papers they looked at: where there are some, at least one. */
export function refusalsOfPapers(
  { evidenceIds }: Pick<CheckingFacts, 'evidenceIds'>,
  lookedAt: readonly string[],
): readonly Refusal[] {
  const isOthers = lookedAt.some((id) => !evidenceIds.includes(id));
  if (!isOthers && (evidenceIds.length === 0 || lookedAt.length > 0)) return [];
  return [{ code: 'papers', field: 'lookedAt', message: 'Choose the papers that you looked at' }];
}

/** An account whose name the bank does not know is verified with a reason only, by the second of the two. */
export function refusalsOfPayee(
  { payeeResult }: Pick<CheckingFacts, 'payeeResult'>,
  isFirst: boolean,
  despiteNoMatch: string,
): readonly Refusal[] {
  if (isFirst || payeeResult !== 'no-match' || despiteNoMatch !== '') return [];
  return [
    {
      code: 'payee-no-match',
      field: 'despiteNoMatch',
      message:
        'The bank says that the name does not match: say why this is their account all the same, or turn it down',
    },
  ];
}

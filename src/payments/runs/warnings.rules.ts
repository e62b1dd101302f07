import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { PayeeResult } from '../../organisations/bank-details/confirmation/confirmation.rules.js';

/** Another payment of the same sum into the same account. */
interface PaymentAlike {
  readonly reference: string;
  readonly awardId: string;
  /** Of the run that it is in or went with; null while it waits for one. */
  readonly runId: string | null;
  /** The day on which that run was prepared; null likewise. */
  readonly on: LondonDate | null;
}

/** What other payments say about a payment. */
export interface SignsOfOthers {
  /** The account is another than the one that the organisation was paid into the last time. */
  readonly isChangedSinceLastPayment: boolean;
  /** Why staff should look twice at the organisation: cautions in force, and stops. */
  readonly cautions: readonly string[];
  /** Within these last days, in a run or gone; or waiting beside it. */
  readonly alike: readonly PaymentAlike[];
}

/** What the account itself says. */
export interface AccountSigns {
  readonly organisationId: string;
  /** The checks of the account: a call is told whole, or null. */
  readonly checks: readonly {
    readonly byName: string;
    readonly spokeTo: string | null;
    readonly numberKnownFrom: string | null;
    readonly calledOn: LondonDate | null;
    readonly despiteNoMatch: string | null;
  }[];
  /** Other organisations that have given the same account. */
  readonly alsoGivenBy: readonly { readonly id: string; readonly name: string }[];
  /** What the bank said of the name; null when it was not asked. */
  readonly confirmation: {
    readonly result: PayeeResult;
    readonly nameAtBank: string | null;
  } | null;
  readonly modulusCheck: 'passes' | 'fails' | 'unknown';
}

/** A sentence without its full stop, and the page of what it is about. */
export interface Warning {
  readonly text: string;
  readonly href: string;
}

/** How far back the same sum into the same account is looked for. */
export const ALIKE_DAYS = 90;

/**
 * What could mean fraud or a slip, the most dangerous first: for whoever prepares, approves, releases
 * and sends. None is a proof, and none stops a payment by itself.
 */
export function warningsOf(others: SignsOfOthers, account: AccountSigns): readonly Warning[] {
  const its = `/organisations/${account.organisationId}/bank-details`;
  return [
    ...others.cautions.map((reason) => ({
      text: `A flag on the organisation says: ${reason}`,
      href: `/organisations/${account.organisationId}/flags`,
    })),
    ...others.alike.map(alike),
    ...(others.isChangedSinceLastPayment
      ? [
          {
            text: `The account has changed since this organisation was last paid: ${callOf(account)}`,
            href: its,
          },
        ]
      : []),
    ...account.alsoGivenBy.map(({ id, name }) => ({
      text: `${name} has given the same account`,
      href: `/organisations/${id}/bank-details`,
    })),
    ...signsOfAccount(account).map((text) => ({ text, href: its })),
  ];
}

function alike({ reference, awardId, runId, on }: PaymentAlike): Warning {
  const same = `The same sum into the same account: ${reference}`;
  return runId === null || on === null
    ? { text: `${same}, which waits to be paid as well`, href: `/awards/${awardId}/payments` }
    : { text: `${same}, prepared on ${formatDate(on)}`, href: `/payment-runs/${runId}` };
}

function callOf({ checks }: AccountSigns): string {
  const check = checks.find(({ spokeTo }) => spokeTo !== null);
  if (!check) return 'no call to them is on record';
  const { byName, spokeTo, calledOn, numberKnownFrom } = check;
  const day = calledOn === null ? '' : ` on ${formatDate(calledOn)}`;
  return `${byName} rang ${spokeTo ?? ''}${day}, on a number known from ${numberKnownFrom ?? ''}`;
}

function signsOfAccount({ confirmation, checks, modulusCheck }: AccountSigns): readonly string[] {
  const signs: string[] = [];
  if (confirmation?.result === 'no-match') {
    const reason = checks.find(({ despiteNoMatch }) => despiteNoMatch !== null)?.despiteNoMatch;
    signs.push(
      `The bank says that the name does not match: ${
        reason === undefined || reason === null
          ? 'it said so after the account was checked'
          : `verified all the same, because ${reason}`
      }`,
    );
  }
  if (modulusCheck === 'fails') {
    signs.push('The account number can’t belong to the sort code by the banks’ arithmetic');
  }
  if (modulusCheck === 'unknown') {
    signs.push('The banks’ table does not have this sort code, so the number is not checked');
  }
  if (confirmation?.result === 'close-match') {
    signs.push(`The name matches only closely: the bank has “${confirmation.nameAtBank ?? ''}”`);
  }
  return signs;
}

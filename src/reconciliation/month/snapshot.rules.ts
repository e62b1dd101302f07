/** Pence as text, as JSON has no bigint: `-12050`. */
type PenceText = string;

/** Something that the bank and the cash book tell differently on the day, and why. */
export interface SnapshotItem {
  readonly on: string;
  readonly what: string;
  readonly why: string;
  readonly pence: PenceText;
}

export interface SnapshotAccount {
  readonly bankAccountId: string;
  readonly name: string;
  /** The last day its statements cover; '' when it has none. */
  readonly statementTo: string;
  readonly statementPence: PenceText;
  /** Who typed that balance, when and from what; null when a statement says it. */
  readonly typed: { readonly name: string; readonly at: string; readonly evidence: string } | null;
  /** In the cash book, not on a statement by that day. */
  readonly notAtBank: readonly SnapshotItem[];
  /** On a statement, not in the cash book by that day. */
  readonly notInBook: readonly SnapshotItem[];
  /** Net of what moved between our own accounts: at the bank, not in the funds' shares. */
  readonly ownTransfersPence: PenceText;
  readonly cashBookPence: PenceText;
  readonly differencePence: PenceText;
}

interface SnapshotFund {
  readonly fundId: string;
  readonly code: string;
  readonly name: string;
  readonly pence: PenceText;
  /** At each account, in the accounts' order. */
  readonly byAccount: readonly PenceText[];
}

/** Sent to the bank and not on a statement by the day: still in the cash book, so no difference. */
interface SnapshotInTransit {
  readonly on: string;
  /** The payment file it went with. */
  readonly run: string;
  readonly reference: string;
  readonly name: string;
  readonly pence: PenceText;
  readonly workingDays: number;
}

/** Everything a reconciliation says, as it was when it was prepared or signed. */
export interface Snapshot {
  readonly month: string;
  readonly through: string;
  readonly accounts: readonly SnapshotAccount[];
  readonly funds: readonly SnapshotFund[];
  readonly inTransit: readonly SnapshotInTransit[];
  readonly statementPence: PenceText;
  readonly cashBookPence: PenceText;
  readonly fundsPence: PenceText;
  readonly differencePence: PenceText;
  /** Of each fund's entries when it was signed; none while it is prepared. */
  readonly chainHeads: readonly {
    readonly code: string;
    readonly version: string;
    readonly hash: string;
  }[];
}

/** What must not have changed when it is signed: a later statement may have come in meanwhile. */
export function figuresOf(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    accounts: snapshot.accounts.map((account) => ({ ...account, statementTo: '' })),
  };
}

/** The same snapshot is the same text, whichever way its parts were put together. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${parts.join(',')}}`;
}

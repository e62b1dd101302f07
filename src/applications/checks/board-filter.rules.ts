import type { Standing } from '../../organisations/checks/check.rules.js';
import { checkKindOf, type CheckKind } from './check-kinds.rules.js';

/** Which applications the board shows, as its address says it. */
export interface BoardFilter {
  readonly kind: CheckKind | undefined;
  /** Those whose check of this kind, or any check when no kind is chosen, stands like this. */
  readonly state: BoardState | undefined;
  readonly isFlaggedOnly: boolean;
}

export const BOARD_STATES = {
  missing: { text: 'Not yet, or expired', standings: ['not-yet', 'expired'] },
  problem: { text: 'Problem', standings: ['problem'] },
  passed: { text: 'Passed', standings: ['passed'] },
  'does-not-apply': { text: 'Does not apply', standings: ['does-not-apply'] },
} as const satisfies Readonly<
  Record<string, { readonly text: string; readonly standings: readonly Standing[] }>
>;

export type BoardState = keyof typeof BOARD_STATES;

/** Where the page before ended: those after it, in the order of the board, come next. */
export interface BoardPlace {
  readonly missing: number;
  readonly reference: string;
}

/** What makes no sense in an address is no filter: a link that somebody shortened still opens. */
export function readBoardFilter(query: Readonly<Record<string, unknown>>): BoardFilter {
  const state = Object.keys(BOARD_STATES).find((known) => known === query['state']);
  return {
    kind: typeof query['check'] === 'string' ? checkKindOf(query['check']) : undefined,
    state: state as BoardState | undefined,
    isFlaggedOnly: query['flagged'] === 'yes',
  };
}

/** `3.OC-2026-0017`; undefined for the first page and for what is no place. */
export function readBoardPlace(after: unknown): BoardPlace | undefined {
  const [, missing, reference = ''] =
    (typeof after === 'string' ? /^(\d{1,2})\.([A-Z0-9-]{1,40})$/.exec(after) : null) ?? [];
  return missing === undefined ? undefined : { missing: Number(missing), reference };
}

/** The same filter in an address, from its question mark on; '' for none. */
export function boardQuery(
  { kind, state, isFlaggedOnly }: BoardFilter,
  after?: BoardPlace,
): string {
  const query = new URLSearchParams();
  if (kind) query.set('check', kind);
  if (state) query.set('state', state);
  if (isFlaggedOnly) query.set('flagged', 'yes');
  if (after) query.set('after', `${after.missing}.${after.reference}`);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

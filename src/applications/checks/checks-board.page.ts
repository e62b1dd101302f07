import type { Standing } from '../../organisations/checks/check.rules.js';
import type { RaisedFlag } from '../../organisations/flags/flags.queries.js';
import {
  BOARD_STATES,
  boardQuery,
  type BoardFilter,
  type BoardState,
} from './board-filter.rules.js';
import { CHECKS, checkKinds, type CheckKind } from './check-kinds.rules.js';
import type { BoardPage, CheckedApplication, StandingCount } from './checks-board.queries.js';

export interface BoardFacts extends BoardPage {
  readonly counts: readonly StandingCount[];
  readonly filter: BoardFilter;
  /** By the organisation's id. */
  readonly flags: ReadonlyMap<string, readonly RaisedFlag[]>;
  /** Of the board, without its filter. */
  readonly address: string;
}

/** Where a check stands, in the words of a cell. */
const STANDINGS: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  'not-yet': { text: 'Not yet', colour: 'yellow' },
  expired: { text: 'Expired', colour: 'orange' },
  problem: { text: 'Problem', colour: 'red' },
  passed: { text: 'Passed', colour: 'green' },
  'does-not-apply': { text: 'Does not apply', colour: 'grey' },
};

interface ShownRow extends CheckedApplication {
  readonly flags: readonly RaisedFlag[];
  readonly cells: readonly {
    readonly kind: CheckKind;
    readonly check: string;
    readonly text: string;
    readonly colour: string;
  }[];
}

/** How many of a check stand in a way, and the address that shows which. */
interface Count {
  readonly text: string;
  readonly cells: readonly { readonly count: number; readonly href: string }[];
}

export interface ShownBoard {
  readonly rows: readonly ShownRow[];
  readonly checks: readonly { readonly value: CheckKind; readonly text: string }[];
  readonly states: readonly { readonly value: BoardState; readonly text: string }[];
  readonly filter: BoardFilter;
  readonly isFiltered: boolean;
  readonly total: number;
  readonly counts: readonly Count[];
  /** The address of the next page; undefined on the last. */
  readonly nextHref: string | undefined;
  readonly address: string;
}

export function boardPageOf(facts: BoardFacts): ShownBoard {
  const { rows, next, counts, filter, flags, address } = facts;
  const states = Object.keys(BOARD_STATES) as BoardState[];
  const countOf = (kind: CheckKind, among: readonly Standing[]): number =>
    counts
      .filter((each) => each.kind === kind && among.includes(each.standing))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    rows: rows.map((row) => ({
      ...row,
      flags: flags.get(row.organisationId) ?? [],
      cells: checkKinds.map((kind) => ({
        kind,
        check: CHECKS[kind].text,
        ...STANDINGS[row.standings[kind]],
      })),
    })),
    checks: checkKinds.map((value) => ({ value, text: CHECKS[value].text })),
    states: states.map((value) => ({ value, text: BOARD_STATES[value].text })),
    filter,
    isFiltered: boardQuery(filter) !== '',
    total: countOf('registration', Object.keys(STANDINGS) as Standing[]),
    counts: states.map((state) => ({
      text: BOARD_STATES[state].text,
      cells: checkKinds.map((kind) => ({
        count: countOf(kind, BOARD_STATES[state].standings),
        href: address + boardQuery({ kind, state, isFlaggedOnly: false }),
      })),
    })),
    nextHref: next && address + boardQuery(filter, next),
    address,
  };
}

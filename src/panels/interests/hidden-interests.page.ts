import type { InterestRow } from './interests.page.js';

type OpenRow = Extract<InterestRow, { isShut: false }>;

export interface HiddenInterests {
  /** What is to be declared first; otherwise by name, as any order of the bids would tell whose is which. */
  readonly rows: readonly Pick<
    OpenRow,
    'organisationId' | 'organisationName' | 'declared' | 'likely'
  >[];
  /** How many bids are shut to the member: their names are left out. */
  readonly shut: number;
}

/** The list of those who apply, apart from the papers, for a round that hides who applies. */
export function hiddenInterests(rows: readonly InterestRow[]): HiddenInterests {
  const open = rows.filter((row): row is OpenRow => !row.isShut);
  const byName = open.toSorted((one, other) =>
    one.organisationName.localeCompare(other.organisationName, 'en-GB'),
  );
  const isOwed = ({ declared }: OpenRow): boolean => declared === undefined;
  return {
    rows: [...byName.filter(isOwed), ...byName.filter((row) => !isOwed(row))].map(
      ({ organisationId, organisationName, declared, likely }) => ({
        ...{ organisationId, organisationName, declared, likely },
      }),
    ),
    shut: rows.length - open.length,
  };
}

import { ReturnDrafting } from '../../../src/monitoring/drafting/return-drafting.service.js';
import { ReturnSubmission } from '../../../src/monitoring/submission/submission.service.js';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Returns, type ReturnSummary } from '../../../src/monitoring/returns.queries.js';
import type { House } from '../../support/house.js';
import { anAward, type AnAward, type AwardTerms } from '../payments/an-award.js';

/** What a return of an award without a budget of its own is told, as it is typed. */
export interface Told {
  /** In this period. */
  readonly spent: string;
  /** Why that is far from the budget. */
  readonly why?: string;
  readonly fresh: string;
  readonly again?: string;
  readonly story: string;
  readonly changes?: string;
}

export const told: Told = {
  spent: '1,200',
  fresh: '34',
  story: 'Two sewing machines.\n<b>Thirty</b> people.',
};

/** As the inputs of its form. */
export function typedOf({
  spent,
  why,
  fresh,
  again,
  story,
  changes,
}: Told): Record<string, string> {
  return {
    'spending.1.spent': spent,
    ...(why === undefined ? {} : { 'spending.1.why': why }),
    'people.fresh': fresh,
    ...(again === undefined ? {} : { 'people.again': again }),
    story,
    ...(changes === undefined ? {} : { changes }),
  };
}

/** An award with its returns planned; the first of them, still owed. */
export async function aReturnOwed(
  house: House,
  terms: AwardTerms = {},
): Promise<[AnAward, ReturnSummary]> {
  const award = await anAward(house, terms);
  await house.get(ReturnPlanning).plan(award.awardId);
  const [first] = await house.get(Returns).ofAward(award.awardId);
  if (!first) throw new Error('No return was planned');
  return [award, first];
}

export async function writeReturn(
  house: House,
  { returnId, by }: { readonly returnId: string; readonly by: string },
  typed: Readonly<Record<string, unknown>>,
): Promise<void> {
  await house.get(ReturnDrafting).save({ returnId, section: 1, typed, by });
}

/** Sends what has been written so far. */
export async function submitReturn(
  house: House,
  { returnId, by }: { readonly returnId: string; readonly by: string },
): Promise<void> {
  const [row] = await house.db.query<{ version: number }[]>(
    'SELECT version FROM monitoring_return WHERE id = $1',
    [returnId],
  );
  const checkedVersion = row?.version ?? -1;
  await house.get(ReturnSubmission).submit({ returnId, checkedVersion, by });
}

export async function sendReturn(
  house: House,
  whose: { readonly returnId: string; readonly by: string },
  words: Partial<Told> = {},
): Promise<void> {
  await writeReturn(house, whose, typedOf({ ...told, ...words }));
  await submitReturn(house, whose);
}

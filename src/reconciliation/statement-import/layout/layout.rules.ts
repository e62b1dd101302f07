import type { Refusal } from '../../../kernel/refusal.js';
import type { LearntLayout } from '../reading/learnt-layout.rules.js';
import type { ToldRow } from '../survey.rules.js';

/** What was said of the columns, before it has a name and a header. */
export type SaidColumns = Omit<LearntLayout, 'name' | 'delimiter' | 'header'>;

/** Every reason these can't be the columns of one file. */
export function refusalsOfColumns(said: SaidColumns): readonly Refusal[] {
  const { amounts } = said;
  const sums =
    amounts.kind === 'out-and-in'
      ? [
          { field: 'paid-out', at: amounts.paidOut },
          { field: 'paid-in', at: amounts.paidIn },
        ]
      : [
          { field: 'amount', at: amounts.amount },
          ...(amounts.kind === 'directed' ? [{ field: 'direction', at: amounts.direction }] : []),
        ];
  const balance = said.balance === null ? [] : [{ field: 'balance', at: said.balance }];
  const single = [{ field: 'date', at: said.date }, ...sums, ...balance];
  return single.flatMap(({ field, at }, place): Refusal[] => {
    const isTaken = single.slice(0, place).some((other) => other.at === at);
    const message = `Column ${at + 1} is chosen twice: each of these is a column of its own`;
    return isTaken ? [{ code: 'column-twice', field, message }] : [];
  });
}

/** When not one row can be read, the columns are not these. */
export function refusalsOfReading(found: {
  readonly newCount: number;
  readonly knownCount: number;
  readonly problems: readonly ToldRow[];
}): readonly Refusal[] {
  if (found.newCount + found.knownCount > 0) return [];
  const [first] = found.problems;
  const why = first ? `: line ${first.lineNumber} ${first.why}` : '';
  return [
    {
      code: 'nothing-read',
      field: 'date',
      message: `No row of the file can be read with these columns${why}`,
    },
  ];
}

/** Rounds of one programme, under its name; '' for those that stand alone. */
export interface Programme<Round> {
  readonly name: string;
  readonly rounds: readonly Round[];
}

/** In the order in which the rounds come: a programme stands where its first round does. */
export function byProgramme<Round extends { readonly programme: string }>(
  rounds: readonly Round[],
): readonly Programme<Round>[] {
  const names = [...new Set(rounds.map(({ programme }) => programme))];
  return names.map((name) => ({
    name,
    rounds: rounds.filter(({ programme }) => programme === name),
  }));
}

/** What a round's funds may not pay for, in words. */
export interface ExcludedCosts {
  /** No fund of the round pays for these. */
  readonly byAll: readonly string[];
  /** `Salaries, from Communities Fund`: some of its funds don't. */
  readonly bySome: readonly string[];
}

interface FundWithExclusions {
  readonly name: string;
  readonly excludedCosts: readonly string[];
}

/** @param names key → what people read, as `COST_KINDS`; a key without a name is said as it is. */
export function excludedCostsOf(
  funds: readonly FundWithExclusions[],
  names: Readonly<Record<string, string>>,
): ExcludedCosts {
  const kinds = [...new Set(funds.flatMap(({ excludedCosts }) => excludedCosts))];
  const said = kinds
    .map((kind) => ({
      name: names[kind] ?? kind,
      funds: funds.filter(({ excludedCosts }) => excludedCosts.includes(kind)),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  const isByAll = (each: (typeof said)[number]): boolean => each.funds.length === funds.length;
  const list = new Intl.ListFormat('en-GB');
  return {
    byAll: said.filter(isByAll).map(({ name }) => name),
    bySome: said
      .filter((each) => !isByAll(each))
      .map((each) => `${each.name}, from ${list.format(each.funds.map(({ name }) => name))}`),
  };
}

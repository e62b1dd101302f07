/** Kinds of cost that an agreement may exclude, by the key that is stored. */
export const COST_KINDS = {
  alcohol: 'Alcohol',
  buildings: 'Building works',
  'core-costs': 'Core and running costs',
  equipment: 'Equipment over £1,000',
  'individual-benefit': 'Payments to individuals',
  'past-costs': 'Costs met before the award',
  political: 'Political campaigning',
  religious: 'Promoting a religion',
  salaries: 'Salaries',
  statutory: 'What a public body must provide by law',
  'trips-abroad': 'Trips abroad',
  vehicles: 'Vehicles',
} as const;

/** As boxes to tick. */
export function costKindItems(): readonly { readonly value: string; readonly text: string }[] {
  return Object.entries(COST_KINDS).map(([value, text]) => ({ value, text }));
}

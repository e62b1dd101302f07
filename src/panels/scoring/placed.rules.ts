/**
 * Bids in the order that a meeting has given them. Those it hasn't placed, as they came later, follow in the order
 * they have here; those it has placed and that take no further part are left out.
 */
export function placed<Bid extends { readonly applicationId: string }>(
  bids: readonly Bid[],
  order: readonly string[],
): readonly Bid[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ applicationId }: Bid): number => places.get(applicationId) ?? order.length;
  return bids.toSorted((one, other) => placeOf(one) - placeOf(other));
}

import type { Refusal } from '../../../kernel/refusal.js';

/** An agenda as it stands under its lock. */
export interface AgendaFacts {
  /** All bids in order, those included that are shut to whoever moves one. */
  readonly order: readonly string[];
  /** 0 while it is the ranking. */
  readonly version: number;
  /** Who set it last. */
  readonly orderedByName: string | undefined;
}

export interface Move {
  readonly applicationId: string;
  /** 1 for the first. */
  readonly place: number;
  /** Of the agenda that whoever moves it had before them. */
  readonly seenVersion: number;
}

/** The order with one bid at another place, and all others as they were to each other. */
export function moved(
  order: readonly string[],
  { applicationId, place }: Pick<Move, 'applicationId' | 'place'>,
): readonly string[] {
  const others = order.filter((id) => id !== applicationId);
  return others.toSpliced(place - 1, 0, applicationId);
}

/** Every reason why a bid can't go to that place. Where it stands already, none: a second click asks for nothing. */
export function refusalsToMove(move: Move, facts: AgendaFacts): readonly Refusal[] {
  const { order, version, orderedByName } = facts;
  const { applicationId, place, seenVersion } = move;
  if (!order.includes(applicationId)) {
    return [{ code: 'not-on-agenda', message: 'This bid takes no further part in the round' }];
  }
  if (place < 1 || place > order.length) {
    const message = `Enter a place from 1 to ${order.length}`;
    return [{ code: 'no-such-place', field: 'place', message }];
  }
  if (seenVersion === version || order.indexOf(applicationId) === place - 1) return [];
  const message = `${orderedByName ?? 'Somebody'} has changed the order meanwhile: this is how it is now. Move the bid from there`;
  return [{ code: 'order-changed', field: 'place', message }];
}

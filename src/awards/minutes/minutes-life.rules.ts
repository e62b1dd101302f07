import type { Refusal } from '../../kernel/refusal.js';

export interface IssuingFacts {
  readonly isCancelled: boolean;
  /** Somebody has been recorded as there. */
  readonly isHeld: boolean;
  /** Something in the minutes is shut to whoever issues them. */
  readonly hasShut: boolean;
}

/** Every reason why minutes can't be issued. */
export function refusalsToIssue(facts: IssuingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.isCancelled) {
    const message = 'The meeting was cancelled, so it has no minutes';
    refusals.push({ code: 'meeting-cancelled', message });
  } else if (!facts.isHeld) {
    const message = 'Nobody has been recorded at this meeting yet, so there is nothing to issue';
    refusals.push({ code: 'meeting-not-held', message });
  }
  if (facts.hasShut) {
    const message =
      'You have left for an item of this meeting, so somebody who reads all of it issues the minutes';
    refusals.push({ code: 'item-shut', message });
  }
  return refusals;
}

/** A later meeting at which something about these minutes is said to have been agreed. */
export interface LaterMeeting {
  /** Of the same panel, after this one, and it was held. */
  readonly isLater: boolean;
  /** Its own minutes are issued: they would not say so. */
  readonly isMinuted: boolean;
}

interface Held {
  readonly panelId: string;
  readonly startsAt: Date;
}

export function laterMeetingOf(
  own: Held,
  later: Held & { readonly isHeld: boolean; readonly isRecordClosed: boolean },
): LaterMeeting {
  const isLater = later.isHeld && later.panelId === own.panelId && later.startsAt > own.startsAt;
  return { isLater, isMinuted: later.isRecordClosed };
}

export interface AmendingFacts {
  readonly isConfirmed: boolean;
  /** Undefined when none is named. */
  readonly agreedAt: LaterMeeting | undefined;
  /** How many amendments the entry had when its form was opened, and what it says now if it has more. */
  readonly seen: number;
  readonly amendments: number;
  readonly current: string;
}

/** Every reason why an entry of issued minutes can't be amended. */
export function refusalsToAmend(facts: AmendingFacts): readonly Refusal[] {
  const { isConfirmed, agreedAt, seen, amendments, current } = facts;
  const refusals: Refusal[] = [];
  if (isConfirmed && agreedAt === undefined) {
    const message =
      'These minutes are confirmed: choose the later meeting at which the correction was agreed';
    refusals.push({ code: 'minutes-confirmed', field: 'meeting', message });
  }
  if (agreedAt) refusals.push(...refusalsOfLater(agreedAt));
  if (seen !== amendments) {
    const message = `Somebody has amended this since you opened it. It now says: ${current}`;
    refusals.push({ code: 'amended-since', field: 'words', message });
  }
  return refusals;
}

/** Every reason why a meeting can't have confirmed the minutes of another. */
export function refusalsToConfirm(at: LaterMeeting): readonly Refusal[] {
  return refusalsOfLater(at);
}

function refusalsOfLater({ isLater, isMinuted }: LaterMeeting): readonly Refusal[] {
  if (!isLater) {
    const message = 'Choose a later meeting of the panel at which people have been recorded';
    return [{ code: 'no-later-meeting', field: 'meeting', message }];
  }
  if (!isMinuted) return [];
  const message = 'The minutes of that meeting are issued and don’t say so: choose a later one';
  return [{ code: 'later-meeting-minuted', field: 'meeting', message }];
}

/** "confirmed as they were issued." */
export function confirmedInWords(amendments: number): string {
  if (amendments === 0) return 'confirmed as they were issued.';
  return `confirmed with ${amendments} ${amendments === 1 ? 'amendment' : 'amendments'}.`;
}

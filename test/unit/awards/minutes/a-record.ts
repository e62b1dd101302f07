import type { RecordedDecision } from '../../../../src/awards/decision/decision-records.queries.js';
import type {
  BidInMinutes,
  SeatedThatDay,
} from '../../../../src/awards/minutes/minute-item.rules.js';
import type { MinutesFacts } from '../../../../src/awards/minutes/minutes.rules.js';
import type { Presence } from '../../../../src/panels/meetings/attendance.queries.js';

const TWO_O_CLOCK = new Date('2026-12-16T14:00:00Z');
export const HALF_PAST = new Date('2026-12-16T14:30:00Z');
export const THREE = new Date('2026-12-16T15:00:00Z');

export const warm: BidInMinutes = {
  reference: 'OC-2026-0004',
  title: 'Warm Table',
  organisationName: 'Wivenhoe Warm Table',
};

/** Somebody there since two o'clock, by their agency. */
export function here(agencyName: string, change: Partial<Presence> = {}): Presence {
  return {
    personId: agencyName,
    personName: `Of ${agencyName}`,
    standsForName: null,
    agencyName,
    sector: 'public',
    arrivedAt: TWO_O_CLOCK,
    leftAt: null,
    ...change,
  };
}

/** Their seat. */
export function seated(agencyName: string, change: Partial<SeatedThatDay> = {}): SeatedThatDay {
  return {
    ...{ personId: agencyName, personName: `Of ${agencyName}`, agencyName },
    ...{ office: 'member', isDeputy: false },
    ...change,
  };
}

/** £3,000 awarded by A and B, quorate, at half past two. */
export function decided(change: Partial<RecordedDecision> = {}): RecordedDecision {
  return {
    id: 'decision',
    applicationId: 'warm',
    number: 1,
    meetingId: 'meeting',
    outcome: 'awarded',
    state: 'settled',
    isCarried: true,
    needsRatification: false,
    needsParent: false,
    amountPence: 300_000n,
    parts: [{ fundId: 'l', fundName: 'National Lottery', amountPence: 300_000n, awardId: null }],
    reasons: '',
    notes: 'Not for the minutes',
    conditions: '',
    revisedBudget: '',
    votes: [
      { agencyName: 'A', vote: 'for' },
      { agencyName: 'B', vote: 'for' },
    ],
    castingVote: null,
    castingByName: null,
    quorumAgencies: 2,
    agenciesCounted: ['A', 'B'],
    agenciesRecused: [],
    decidedAt: HALF_PAST,
    recordedByName: 'Cora',
    ratificationId: null,
    ratification: null,
    closesAt: null,
    parentAnswer: null,
    parentEvidence: null,
    ...change,
  };
}

export const facts: MinutesFacts = {
  meeting: {
    ...{ panelName: 'Funding Panel', roundTitle: 'Winter', place: 'Town Hall' },
    startsAt: TWO_O_CLOCK,
  },
  presences: [here('A'), here('B')],
  seated: [seated('A', { office: 'chair' }), seated('B', { office: 'vice-chair' })],
  interests: [],
  bids: new Map([['warm', warm]]),
  decisions: [],
  urgent: [],
  answered: [],
  earlier: [],
};

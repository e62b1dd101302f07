import type { HouseEvent } from '../platform/outbox/outbox.service.js';

/** What awards tell the rooms above them. Ids only: whoever acts on it reads the rows afresh. */

export function awardOffered(awardId: string): HouseEvent {
  return { event: 'award.offered', payload: { awardId } };
}

export function applicationDeclined(applicationId: string): HouseEvent {
  return { event: 'application.declined', payload: { applicationId } };
}

export function awardAccepted(awardId: string): HouseEvent {
  return { event: 'award.accepted', payload: { awardId } };
}

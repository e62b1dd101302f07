import type { HouseEvent } from '../platform/outbox/outbox.service.js';

/** An application has arrived: its organisation's contacts are written to. */
export function applicationSubmitted(applicationId: string): HouseEvent {
  return { event: 'application.submitted', payload: { applicationId } };
}

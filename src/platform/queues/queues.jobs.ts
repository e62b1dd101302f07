/** Consequences of what happened: one job an outbox row, its name the event's. */
export const EVENTS = 'events';
/** Messages written and waiting to leave. */
export const MAIL = 'mail';
/** Work that comes round by the clock. */
export const SWEEPS = 'sweeps';
/** Files kept and waiting to be checked for viruses. */
export const SCANS = 'scans';

export const QUEUES = [EVENTS, MAIL, SWEEPS, SCANS] as const;

/** What meetings tell the rooms above them. Ids only: whoever acts on it reads the rows afresh. */

/** One was called, moved or cancelled: those who may attend are written to. */
export const meetingInvited = (meetingId: string, sequence: number) =>
  ({ event: 'meeting.invited', payload: { meetingId, sequence: sequence.toString() } }) as const;

/** Somebody goes to one in a member's place, and is written to. */
export const substituteNamed = (substituteId: string) =>
  ({ event: 'substitute.named', payload: { substituteId } }) as const;

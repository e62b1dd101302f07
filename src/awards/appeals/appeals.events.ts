/** What happens to an appeal or a complaint, told to the rooms above. */

export const appealReceived = (appealId: string) =>
  ({ event: 'appeal.received', payload: { appealId } }) as const;

/** Somebody is to look into it. */
export const appealHanded = (appealId: string, handlerId: string) =>
  ({ event: 'appeal.handed', payload: { appealId, handlerId } }) as const;

/** It was answered, or taken back. */
export const appealSettled = (appealId: string) =>
  ({ event: 'appeal.settled', payload: { appealId } }) as const;

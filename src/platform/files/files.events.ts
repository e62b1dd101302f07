/** A scanner found something harmful in a kept file: whoever sent it, and staff, are to hear of it. */
export const fileInfected = (fileId: string) =>
  ({ event: 'file.infected', payload: { fileId } }) as const;

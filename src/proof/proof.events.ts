/** Somebody wants to know now. */
export const proofAsked = (verificationId: string) =>
  ({ event: 'proof.asked', payload: { verificationId } }) as const;

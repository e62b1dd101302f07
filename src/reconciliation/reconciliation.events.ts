/** What the bank's statements tell the rest of the house. */
export const statementImported = (bankAccountId: string) =>
  ({ event: 'statement.imported', payload: { bankAccountId } }) as const;

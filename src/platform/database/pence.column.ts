import type { ColumnOptions } from 'typeorm';

/** A bigint column of pence: PostgreSQL's driver gives text, the house uses bigint. */
export const penceColumn = {
  type: 'bigint',
  transformer: {
    to: (pence: bigint | null | undefined) => pence?.toString() ?? pence,
    from: (text: string | null) => (text === null ? null : BigInt(text)),
  },
} as const satisfies ColumnOptions;

/** A row as PostgreSQL's driver gives it: each bigint is text. */
export type FromDriver<T> = {
  readonly [Name in keyof T]: T[Name] extends bigint ? string : T[Name];
};

/** Reads the pence of a row; by their names, since text alone does not tell. */
export function readRow<T extends object>(row: FromDriver<T>): T {
  const columns = Object.entries(row).map(([name, value]): [string, unknown] =>
    BIGINTS.test(name) && typeof value === 'string' ? [name, BigInt(value)] : [name, value],
  );
  return Object.fromEntries(columns) as T;
}

const BIGINTS = /^version$|pence$/i;

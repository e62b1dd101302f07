/** Every change to the database, in order. */
export const migrations = [];

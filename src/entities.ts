/** Everything that is stored, in the order of a grant's life. */
export const entities = [];

/** For databases nobody will miss: a power cut may lose them, and they are quicker for it. */
export const throwaway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

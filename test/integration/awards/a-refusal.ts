import { Refused } from '../../../src/kernel/refusal.js';

export const LAW = 'Section 4 of the agreement: no money for a political purpose';

/** The codes of the reasons for which an act is refused; none when it is done. */
export async function codesOf(act: Promise<unknown>): Promise<readonly string[]> {
  try {
    await act;
    return [];
  } catch (problem) {
    if (problem instanceof Refused) return problem.refusals.map(({ code }) => code);
    throw problem;
  }
}

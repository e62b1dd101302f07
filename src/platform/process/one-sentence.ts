import { SettingProblem } from '../config/settings.js';
import { EmbeddedProblem } from '../database/embedded/embedded-problem.js';
import { Refused } from '../../kernel/refusal.js';

/**
 * Runs a program and ends it. What a person can put right is one sentence on standard error; a
 * mistake of ours is shown whole. Either way the exit status is 1.
 */
export async function endingInOneSentence(program: () => Promise<void>): Promise<never> {
  try {
    await program();
    process.exit();
  } catch (problem) {
    const isPlain =
      problem instanceof SettingProblem ||
      problem instanceof EmbeddedProblem ||
      problem instanceof Refused;
    console.error(isPlain ? problem.message : problem);
    process.exit(1);
  }
}

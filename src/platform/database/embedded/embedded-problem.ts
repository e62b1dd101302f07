/** Why the embedded PostgreSQL cannot serve: one sentence for whoever typed the command, with the way out. */
export class EmbeddedProblem extends Error {
  override readonly name = 'EmbeddedProblem';
}

import { databaseProblem } from './transactions.service.js';

/** Classes of SQLSTATE: connection exceptions, and an operator's or a crash's end of the session. */
const SQLSTATES = /^(08|57P)/;
/** What the network says of a server that is not there, or was until now. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** The driver's own words, which carry no code. */
const WORDS =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect)|not queryable/;
/** TypeORM lets go of a connection when it is lost: the act's next statement finds none. */
const LET_GO = new Set([
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
]);

/**
 * True when something went wrong because the database did not answer or went away, which passes.
 * An act that it cut short is done as a whole or not at all, and who asked cannot know which.
 */
export function isDatabaseAway(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  const { code } = databaseProblem(problem);
  if (code !== undefined && (SQLSTATES.test(code) || NETWORK.has(code))) return true;
  if (problem instanceof AggregateError) return problem.errors.some(isDatabaseAway);
  return LET_GO.has(problem.name) || WORDS.test(problem.message.replace(/^Error: /, ''));
}

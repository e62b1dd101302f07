/** SQL: the applications that a pecuniary interest shuts to a person, by the number of the parameter that has their id. */
export function shutByInterest(person: string): string {
  return `SELECT i.application_id FROM interest_in_bid i WHERE i.person_id = ${person} AND i.kind = 'pecuniary'`;
}

/**
 * SQL: `application_tally t` as this person may see it. What is shut to them is taken off again, so that a page stays
 * as quick as the tally makes it.
 */
export function tallySeenBy(person: string): string {
  return `(SELECT round_id, status, count, asked_pence FROM application_tally
           UNION ALL
           SELECT a.round_id, a.status, -1, -coalesce(a.requested_pence, 0) FROM application a
            WHERE a.id IN (${shutByInterest(person)})) t`;
}

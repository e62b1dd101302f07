/**
 * What a part of a match is, in words, for every list that shows one: with `p` the part, the joins
 * and the expression belong together.
 */
export const WHAT_A_PART_IS = {
  joins: `
    LEFT JOIN receipt r ON r.id = p.receipt_id
    LEFT JOIN fund f ON f.id = r.fund_id
    LEFT JOIN fund_payment fp ON fp.id = p.fund_payment_id
    LEFT JOIN fund pf ON pf.id = fp.fund_id
    LEFT JOIN grant_return g ON g.id = p.grant_return_id
    LEFT JOIN instalment i ON i.id = p.instalment_id
    LEFT JOIN award a ON a.id = coalesce(i.award_id, g.award_id)
    LEFT JOIN organisation o ON o.id = a.organisation_id`,
  words: `
    CASE p.kind
      WHEN 'receipt' THEN CASE r.kind WHEN 'interest' THEN 'Interest ' ELSE 'Receipt ' END || r.reference || ' for ' || f.name
      WHEN 'payment' THEN i.reference || ' to ' || o.name
      WHEN 'bounce' THEN i.reference || ' to ' || o.name || ', sent back by their bank'
      WHEN 'fund-payment' THEN CASE fp.kind WHEN 'bank-charge' THEN 'Bank charge ' WHEN 'management-fee' THEN 'Management fee '
        ELSE 'Refund to the funder ' END || fp.reference || ' of ' || pf.name
      WHEN 'grant-return' THEN 'Returned on ' || a.reference || ' by ' || o.name
      WHEN 'own-transfer' THEN 'Moved between our own accounts'
    END`,
} as const;

/** What the line `l` is, in words, for every list that shows one: each part, and a run that is matched as one by its name. */
export const WHAT_A_LINE_IS = `
  (SELECT string_agg(said.words, '; ' ORDER BY said.first)
     FROM (
       SELECT min(p.id::text) AS first,
              CASE WHEN p.run_id IS NULL THEN min(${WHAT_A_PART_IS.words})
                   ELSE 'Run ' || min(run.reference) || ', ' || count(*) || ' payments' END AS words
         FROM bank_match_part p ${WHAT_A_PART_IS.joins}
         LEFT JOIN payment_run run ON run.id = p.run_id
        WHERE p.bank_line_id = l.id AND p.is_live
        GROUP BY coalesce(p.run_id, p.id), p.run_id) said)`;

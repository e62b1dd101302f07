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

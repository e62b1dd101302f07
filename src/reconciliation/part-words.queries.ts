/**
 * What a part of a match is, in words, for every list that shows one: with `p` the part, the joins
 * and the expression belong together.
 */
export const WHAT_A_PART_IS = {
  joins: `
    LEFT JOIN receipt r ON r.id = p.receipt_id
    LEFT JOIN fund f ON f.id = r.fund_id
    LEFT JOIN instalment i ON i.id = p.instalment_id
    LEFT JOIN award a ON a.id = i.award_id
    LEFT JOIN organisation o ON o.id = a.organisation_id`,
  words: `
    CASE p.kind
      WHEN 'receipt' THEN CASE r.kind WHEN 'interest' THEN 'Interest ' ELSE 'Receipt ' END || r.reference || ' for ' || f.name
      WHEN 'payment' THEN i.reference || ' to ' || o.name
      WHEN 'bounce' THEN i.reference || ' to ' || o.name || ', sent back by their bank'
      WHEN 'own-transfer' THEN 'Moved between our own accounts'
    END`,
} as const;

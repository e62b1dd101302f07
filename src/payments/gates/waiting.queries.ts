/**
 * What a payment waits for, beside its account: of instalment `i` of award `a`, in lists as under locks. Conditions
 * are those that come before it or before a payment above it.
 */
export const WHAT_IT_WAITS_FOR = `
  a.status AS "awardStatus", i.waits_for AS "waitsFor", i.return_number AS "returnNumber",
  i.is_retention AS "isRetention",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('number', g.return_number, 'dueOn', g.due_on,
            'isSent', g.sent_at IS NOT NULL, 'isAccepted', g.accepted_at IS NOT NULL) ORDER BY g.return_number), '[]')
     FROM payment_gate g WHERE g.award_id = a.id) AS returns,
  (SELECT coalesce(jsonb_agg(c.text ORDER BY c.number), '[]') FROM award_condition c
    WHERE c.award_id = a.id AND c.kind = 'precedent' AND c.before_part <= i.number AND c.met_at IS NULL) AS "unmetConditions",
  (SELECT sum(s.amount_pence) FROM instalment s
    WHERE s.award_id = a.id AND s.status NOT IN ('refused', 'given-up'))
    IS NOT DISTINCT FROM (SELECT b.amount FROM ledger.commitment_balance b WHERE b.commitment_id = a.id) AS "isPlannedWhole"`;

/** Of how many payments it is one: `1 of 2`. */
export const OUT_OF = `
  (SELECT max(s.number) FROM instalment s WHERE s.award_id = i.award_id AND s.status <> 'given-up') AS "outOf"`;

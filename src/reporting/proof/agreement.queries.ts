import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Something that two rooms tell differently. */
export interface Disagreement {
  readonly who: string;
  readonly what: string;
}

/**
 * The rooms against the ledger: what was recorded must be what was posted. The ledger proves itself;
 * this proves that the awards, receipts, instalments and matches are the ones it speaks of.
 */
@Injectable()
export class Agreement {
  constructor(private readonly dataSource: DataSource) {}

  async disagreements(): Promise<readonly Disagreement[]> {
    return this.dataSource.query<Disagreement[]>(`
      SELECT 'award ' || a.reference AS who, 'its amount, less what was refused, taken off, never paid or came to nothing, is not what the ledger has committed, sent and paid for it' AS what
        FROM award a LEFT JOIN ledger.commitment_balance c ON c.commitment_id = a.id
       WHERE c.amount IS DISTINCT FROM CASE WHEN a.status IN ('lapsed', 'withdrawn') THEN 0 ELSE a.amount_pence END - (SELECT coalesce(sum(amount_pence), 0)
               FROM trustee_refusal WHERE award_id = a.id AND status = 'confirmed')
               - (SELECT coalesce(sum(moved_pence), 0) FROM award_variation
                   WHERE award_id = a.id AND status = 'approved' AND kind = 'reduction' AND a.status NOT IN ('lapsed', 'withdrawn'))
               - (SELECT coalesce(sum(unpaid_pence), 0) FROM award_ending
                   WHERE award_id = a.id AND status = 'confirmed')
               - (SELECT coalesce(sum(released_pence), 0) FROM award_closure WHERE award_id = a.id) OR c.fund_id IS DISTINCT FROM a.fund_id
      UNION ALL
      SELECT 'commitment ' || c.code, 'the ledger has it and there is no such award'
        FROM ledger.commitment_balance c LEFT JOIN award a ON a.id = c.commitment_id WHERE a.id IS NULL
      UNION ALL
      SELECT 'award ' || a.reference, 'its instalments say another sum was sent or cleared than the ledger'
        FROM award a JOIN ledger.commitment_balance c ON c.commitment_id = a.id
        LEFT JOIN LATERAL (
          SELECT coalesce(sum(amount_pence) FILTER (WHERE status = 'sent'), 0) AS sent,
                 coalesce(sum(amount_pence) FILTER (WHERE status = 'cleared'), 0) AS cleared
            FROM instalment WHERE award_id = a.id) i ON true
       WHERE i.sent <> c.in_transit OR i.cleared <> c.paid
      UNION ALL
      SELECT 'award ' || a.reference, 'its instalments do not add up to it'
        FROM award a JOIN instalment i ON i.award_id = a.id
        JOIN ledger.commitment_balance c ON c.commitment_id = a.id
       GROUP BY a.id, c.amount
      HAVING coalesce(sum(i.amount_pence) FILTER (WHERE i.status NOT IN ('refused', 'given-up')), 0) <> c.amount
      UNION ALL
      SELECT 'receipt ' || r.id, 'it was recorded and not posted as it is'
        FROM receipt r
        LEFT JOIN ledger.entry e ON e.source =
          CASE WHEN r.sharing_id IS NULL THEN 'receipt/' || r.id ELSE 'interest-sharing/' || r.sharing_id END
        LEFT JOIN ledger.posting p ON p.entry_id = e.id AND p.fund_id = r.fund_id
       WHERE p.pence IS DISTINCT FROM r.amount_pence OR p.bank_account_id IS DISTINCT FROM r.bank_account_id
          OR (r.reversed_at IS NOT NULL) <> EXISTS (SELECT FROM ledger.entry WHERE reverses = e.id)
      UNION ALL
      SELECT 'sum of interest ' || s.id, 'its shares do not come to it'
        FROM interest_sharing s LEFT JOIN receipt r ON r.sharing_id = s.id
       GROUP BY s.id HAVING sum(r.amount_pence) IS DISTINCT FROM s.amount_pence
      UNION ALL
      SELECT 'payment of a fund ' || f.id, 'it was recorded and not posted as it is'
        FROM fund_payment f
        LEFT JOIN ledger.entry e ON e.source = 'fund-payment/' || f.id
        LEFT JOIN ledger.posting p ON p.entry_id = e.id
       WHERE (p.pence, p.fund_id, p.bank_account_id, p.kind)
               IS DISTINCT FROM (f.amount_pence, f.fund_id, f.bank_account_id, f.kind)
          OR (f.reversed_at IS NOT NULL) <> EXISTS (SELECT FROM ledger.entry WHERE reverses = e.id)
      UNION ALL
      SELECT 'transfer ' || t.id, 'it was recorded and not posted as it is'
        FROM fund_transfer t
        LEFT JOIN ledger.entry e ON e.source = 'fund-transfer/' || t.id
        LEFT JOIN ledger.posting p ON p.entry_id = e.id AND p.kind = 'transfer-out'
       WHERE (p.pence, p.fund_id) IS DISTINCT FROM (t.amount_pence, t.from_fund_id)
          OR (t.reversed_at IS NOT NULL) <> EXISTS (SELECT FROM ledger.entry WHERE reverses = e.id)
      UNION ALL
      SELECT 'round ' || r.slug, 'its budget is not what is awarded from it, left and given back'
        FROM round_fund b JOIN round r ON r.id = b.round_id
        LEFT JOIN fund_reservation s ON s.holder_id = b.round_id AND s.fund_id = b.fund_id
        LEFT JOIN LATERAL (
          SELECT coalesce(sum(v.reserved), 0) AS reserved
            FROM fund_reservation x JOIN ledger.reservation_balance v ON v.reservation_id = x.id
           WHERE x.id = s.id OR x.out_of_id = s.id) v ON true
        LEFT JOIN LATERAL (
          SELECT coalesce(sum(p.pence), 0) AS pence
            FROM fund_reservation x JOIN ledger.posting p ON p.reservation_id = x.id
           WHERE (x.id = s.id OR x.out_of_id = s.id) AND p.kind = 'award-from-reserve') w ON true
       WHERE b.budget_pence <> v.reserved + b.given_back_pence + w.pence
      UNION ALL
      SELECT 'recommendation on ' || a.reference,
             CASE WHEN a.status = 'recommended' AND d.number = last.number
                  THEN 'it waits, and what it recommends is not what is reserved for it'
                  ELSE 'it has come to its end, and money is still reserved for it' END
        FROM decision d
        JOIN application a ON a.id = d.application_id
        JOIN LATERAL (SELECT max(number) AS number FROM decision WHERE application_id = a.id) last ON true
        LEFT JOIN LATERAL (
          SELECT coalesce(sum(v.reserved), 0) AS pence
            FROM fund_reservation x JOIN ledger.reservation_balance v ON v.reservation_id = x.id
           WHERE x.holder_id = d.id) held ON true
       WHERE held.pence <> CASE WHEN a.status = 'recommended' AND d.number = last.number
             THEN (SELECT coalesce(sum(amount_pence), 0) FROM decision_part WHERE decision_id = d.id) ELSE 0 END
      UNION ALL
      SELECT 'application ' || p.reference, 'it says awarded and there is no award, or the other way round'
        FROM application p LEFT JOIN award a ON a.application_id = p.id
       WHERE (p.status = 'awarded') <> (a.id IS NOT NULL)
      UNION ALL
      SELECT 'award ' || a.reference,
             CASE a.status WHEN 'held' THEN 'its outcome is released, and it is still held'
                  ELSE 'it is offered, and its outcome was never released' END
        FROM award a JOIN application p ON p.id = a.application_id
       WHERE (a.status = 'held') <> (p.outcome_released_at IS NULL) AND a.status <> 'refused'
      UNION ALL
      SELECT 'award ' || a.reference, 'the trustee has refused it, or not, and its state says otherwise'
        FROM award a
       WHERE (a.status = 'refused') <> EXISTS (SELECT FROM trustee_refusal t
                                                WHERE t.award_id = a.id AND t.status = 'confirmed')
      UNION ALL
      SELECT 'award ' || a.reference, 'it ended early, or not, and its state says otherwise'
        FROM award a
       WHERE (a.status = 'terminated') <> EXISTS (SELECT FROM award_ending e
                                                   WHERE e.award_id = a.id AND e.status = 'confirmed')
      UNION ALL
      SELECT 'award ' || a.reference, 'it is on hold, or not, and its state says otherwise'
        FROM award a
       WHERE (a.status = 'on-hold') <> EXISTS (SELECT FROM award_hold h
                                                WHERE h.award_id = a.id AND h.lifted_at IS NULL)
      UNION ALL
      SELECT 'statement line ' || l.id, 'more of it is matched than it comes to'
        FROM bank_line l JOIN bank_match_part p ON p.bank_line_id = l.id AND p.is_live
       GROUP BY l.id HAVING abs(sum(p.pence)) > abs(l.amount_pence)
      UNION ALL
      SELECT 'payment ' || i.reference, 'it is matched with another sum than has cleared'
        FROM instalment i
        JOIN (SELECT instalment_id, sum(pence) AS pence FROM bank_match_part
                    WHERE is_live AND instalment_id IS NOT NULL GROUP BY 1) p ON p.instalment_id = i.id
       WHERE p.pence <> CASE i.status WHEN 'cleared' THEN -i.amount_pence ELSE 0 END
      UNION ALL
      SELECT 'receipt ' || r.id, 'it is reversed and still matched with a line'
        FROM receipt r WHERE r.reversed_at IS NOT NULL
         AND EXISTS (SELECT FROM bank_match_part p WHERE p.receipt_id = r.id AND p.is_live)
      ORDER BY 1, 2`);
  }
}

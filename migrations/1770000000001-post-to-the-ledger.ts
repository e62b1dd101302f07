import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posting: one statement from the caller; everything that follows from it happens inside the INSERT. */
export class PostToTheLedger1770000000001 implements MigrationInterface {
  readonly name = 'PostToTheLedger1770000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(REFUSE);
    for (const refusal of REFUSALS) await db.query(refusal);
    await db.query(APPLY_POSTING);
    await db.query(`
      CREATE TRIGGER posting_follows_the_last BEFORE INSERT ON ledger.posting
        FOR EACH ROW EXECUTE FUNCTION ledger.apply_posting()`);
    await db.query(LOCK_FUNDS);
    await db.query(READ_MOVEMENTS);
    await db.query(CHECK_SAME);
    await db.query(POST_ALL);
    await db.query(POST);
    await db.query(REVERSE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP FUNCTION ledger.reverse, ledger.post, ledger.post_all, ledger.check_same, ledger.read_movements, ledger.lock_funds',
    );
    await db.query('DROP TRIGGER posting_follows_the_last ON ledger.posting');
    await db.query(
      'DROP FUNCTION ledger.apply_posting, ledger.refuse_posting, ledger.refuse_reversal, ledger.refuse_stranger, ledger.refuse_award_short, ledger.refuse_fund_short, ledger.refuse',
    );
  }
}

/** A refusal that carries a constraint's name, so that one place turns it into a sentence. */
const REFUSE = `
  CREATE FUNCTION ledger.refuse(rule text, detail text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%: %', rule, detail
      USING ERRCODE = '23514', CONSTRAINT = rule, SCHEMA = 'ledger', DETAIL = detail;
  END $$`;

/**
 * A row goes on from the last row of its fund, and of its award, reserve and bank account: what those
 * held before it, and this movement, is what they hold after it. Under the fund's lock, and in READ
 * COMMITTED, where every query sees what was committed before it, so that the last row is the last.
 * Should two rows follow the same one all the same, the second is refused by its version.
 *
 * PL/pgSQL makes ready anew, in every transaction, each expression that it comes to, which was a quarter
 * of a posting. So there are few: one asks for all that a row has to be, and what is
 * wrong is named elsewhere; a lock is taken in an assignment, which needs no query. Every name is
 * qualified: setting a search path would cost a quarter of a posting too.
 *
 * The chain hashes a JSON array because that is the one encoding in which no two different
 * postings look alike; the verification makes the same text by itself.
 */
const APPLY_POSTING = `
  CREATE FUNCTION ledger.apply_posting() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    is_locked constant boolean := pg_advisory_xact_lock(1770000000, uuid_hash(NEW.fund_id)) IS NOT NULL;
    a bigint := NEW.pence;
    k ledger.movement_kind;
    f ledger.fund;
    b bigint[];
    held bigint;
    owner uuid;
  BEGIN
    IF NEW.seq = 1 THEN
      NEW.entry_id := nextval('ledger.entry_number');
      NEW.posted_at := clock_timestamp();
    ELSE
      PERFORM ledger.refuse_stranger(NEW);
      SELECT entry_id, posted_at INTO NEW.entry_id, NEW.posted_at FROM ledger.posting WHERE source = NEW.source AND seq = 1;
    END IF;
    SELECT kind.from_pot, kind.to_pot, kind.from_at, kind.to_at, kind.from_sign, kind.cash,
        kind.committed, kind.in_transit, kind.paid, kind.returned, kind.reserved,
        kind.needs_commitment, kind.needs_reservation, kind.needs_reason, kind.is_promise, fund.takes_awards, fund.closed_through,
        last.version + 1, greatest(last.known_at, NEW.posted_at), last.balances, last.chain
      INTO NEW.from_pot, NEW.to_pot, k.from_at, k.to_at, k.from_sign, k.cash,
        k.committed, k.in_transit, k.paid, k.returned, k.reserved,
        k.needs_commitment, k.needs_reservation, k.needs_reason, k.is_promise, f.takes_awards, f.closed_through,
        NEW.version, NEW.known_at, b, NEW.chain
      FROM ledger.movement_kind AS kind CROSS JOIN ledger.fund AS fund LEFT JOIN LATERAL (
        SELECT p.version, p.known_at, p.balances, p.chain FROM ledger.posting AS p
        WHERE p.fund_id = fund.fund_id ORDER BY p.version DESC LIMIT 1) AS last ON true
      WHERE kind.kind = NEW.kind AND fund.fund_id = NEW.fund_id;
    IF (k.needs_commitment = (NEW.commitment_id IS NOT NULL)
      AND k.needs_reservation = (NEW.reservation_id IS NOT NULL)
      AND (k.cash <> 0) = (NEW.bank_account_id IS NOT NULL)
      AND (NOT k.needs_reason OR NEW.reason ~ '\\S')
      AND (f.takes_awards OR NOT k.is_promise)
      AND coalesce(f.closed_through < NEW.effective_on, true)
      AND NEW.seq <= NEW.movements AND NEW.reverses IS NULL
      AND current_setting('transaction_isolation') = 'read committed') IS NOT TRUE THEN
      PERFORM ledger.refuse_posting(NEW);
      IF NEW.reverses IS NOT NULL THEN
        a := -a;
        SELECT NEW.to_pot, NEW.from_pot INTO NEW.from_pot, NEW.to_pot;
      END IF;
    END IF;

    -- The award and the reserve before the fund, so that too much is refused in their words.
    IF NEW.commitment_id IS NOT NULL THEN
      DECLARE c bigint[];
      BEGIN
        SELECT fund_id, award_balances INTO owner, c FROM ledger.posting
          WHERE commitment_id = NEW.commitment_id ORDER BY version DESC LIMIT 1;
        IF NOT FOUND THEN
          SELECT fund_id, '{0,0,0,0}' INTO owner, c FROM ledger.commitment WHERE commitment_id = NEW.commitment_id;
        END IF;
        IF owner IS DISTINCT FROM NEW.fund_id THEN
          PERFORM ledger.refuse('commitment_is_of_the_fund', NEW.commitment_id::text);
        END IF;
        c := ARRAY[c[1] + k.committed * a, c[2] + k.in_transit * a, c[3] + k.paid * a, c[4] + k.returned * a];
        IF least(c[1], c[2], c[3], c[4], c[3] - c[4]) < 0 THEN
          PERFORM ledger.refuse_award_short(c);
        END IF;
        NEW.award_balances := c;
      END;
    END IF;
    IF NEW.reservation_id IS NOT NULL THEN
      SELECT fund_id, reserve_balance INTO owner, held FROM ledger.posting
        WHERE reservation_id = NEW.reservation_id ORDER BY version DESC LIMIT 1;
      IF NOT FOUND THEN
        SELECT fund_id, 0 INTO owner, held FROM ledger.reservation WHERE reservation_id = NEW.reservation_id;
      END IF;
      IF owner IS DISTINCT FROM NEW.fund_id THEN
        PERFORM ledger.refuse('reservation_is_of_the_fund', NEW.reservation_id::text);
      END IF;
      NEW.reserve_balance := held + k.reserved * a;
      IF NEW.reserve_balance < 0 THEN
        PERFORM ledger.refuse('reserved_is_never_overdrawn', NEW.reservation_id::text);
      END IF;
    END IF;
    IF NEW.bank_account_id IS NOT NULL THEN
      SELECT cash_balance INTO held FROM ledger.posting
        WHERE bank_account_id = NEW.bank_account_id AND fund_id = NEW.fund_id ORDER BY version DESC LIMIT 1;
      IF NOT FOUND THEN
        SELECT 0 INTO held FROM ledger.bank_account WHERE bank_account_id = NEW.bank_account_id;
        IF NOT FOUND THEN
          PERFORM ledger.refuse('bank_account_is_open', NEW.bank_account_id::text);
        END IF;
      END IF;
      NEW.cash_balance := held + k.cash * a;
    END IF;

    IF NEW.version IS NULL THEN -- its fund's first
      NEW.version := 1;
      b := '{0,0,0,0,0,0,0,0,0,0,0,0,0,0}';
      NEW.chain := '';
    END IF;
    b[k.from_at] := b[k.from_at] + k.from_sign * a;
    b[k.to_at] := b[k.to_at] + a;
    IF least(b[k.from_at], b[k.to_at]) < 0 THEN -- the others are as they were
      PERFORM ledger.refuse_fund_short(b);
    END IF;
    NEW.balances := b;
    NEW.cash_pence := k.cash * a;
    NEW.chain := sha256(NEW.chain || convert_to(json_build_array(
      NEW.fund_id, NEW.version, NEW.kind, NEW.from_pot, NEW.to_pot, NEW.pence, NEW.cash_pence,
      NEW.commitment_id, NEW.reservation_id, NEW.bank_account_id, NEW.reason, NEW.source, NEW.seq, NEW.movements, NEW.reverses,
      NEW.effective_on, NEW.narrative, NEW.posted_by, (extract(epoch FROM NEW.posted_at) * 1000000)::bigint
    )::text, 'UTF8'));

    INSERT INTO ledger.day_total AS d
        (fund_id, effective_on, known_on, kind, pence, movements, undone_pence, undone)
      VALUES (NEW.fund_id, NEW.effective_on, (NEW.known_at AT TIME ZONE 'UTC')::date, NEW.kind,
        greatest(a, 0), (a > 0)::int, greatest(-a, 0), (a < 0)::int)
      ON CONFLICT (fund_id, effective_on, known_on, kind) DO UPDATE SET
        pence = d.pence + EXCLUDED.pence, movements = d.movements + EXCLUDED.movements,
        undone_pence = d.undone_pence + EXCLUDED.undone_pence, undone = d.undone + EXCLUDED.undone;
    RETURN NEW;
  END $$`;

/** Names the pot that would come to less than nothing; the places are those of the running balances. */
const REFUSE_FUND_SHORT = `
  CREATE FUNCTION ledger.refuse_fund_short(b bigint[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF b[6] < 0 THEN
      PERFORM ledger.refuse('available_is_never_negative', b[6]::text);
    END IF;
    IF b[7] < 0 THEN
      PERFORM ledger.refuse('reserved_is_never_negative', b[7]::text);
    END IF;
    IF b[8] < 0 THEN
      PERFORM ledger.refuse('committed_is_never_negative', b[8]::text);
    END IF;
    IF b[9] < 0 THEN
      PERFORM ledger.refuse('in_transit_is_never_negative', b[9]::text);
    END IF;
    IF 0 > ANY (b[1:5] || b[10:14]) THEN
      PERFORM ledger.refuse('fund_totals_are_never_negative', b::text);
    END IF;
  END $$`;

/** The same of an award: what is committed, in transit, paid and returned. */
const REFUSE_AWARD_SHORT = `
  CREATE FUNCTION ledger.refuse_award_short(c bigint[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF c[1] < 0 THEN
      PERFORM ledger.refuse('payments_never_exceed_the_award', c[1]::text);
    END IF;
    IF c[2] < 0 THEN
      PERFORM ledger.refuse('only_what_is_in_transit_arrives', c[2]::text);
    END IF;
    IF c[3] < 0 THEN
      PERFORM ledger.refuse('only_what_was_paid_bounces', c[3]::text);
    END IF;
    IF c[4] < 0 THEN
      PERFORM ledger.refuse('returned_is_never_negative', c[4]::text);
    END IF;
    IF c[4] > c[3] THEN
      PERFORM ledger.refuse('returned_never_exceeds_paid', c::text);
    END IF;
  END $$`;

/** Names what is wrong with a posting, or lets it go on. A reversal is looked at here whole. */
const REFUSE_POSTING = `
  CREATE FUNCTION ledger.refuse_posting(p ledger.posting) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    is_reversal constant boolean := p.reverses IS NOT NULL;
    k ledger.movement_kind;
    f ledger.fund;
  BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      PERFORM ledger.refuse('posting_is_read_committed', p.source);
    END IF;
    IF p.seq > p.movements THEN
      PERFORM ledger.refuse('entry_has_so_many_movements', p.source);
    END IF;
    SELECT * INTO k FROM ledger.movement_kind WHERE kind = p.kind;
    IF k.kind IS NULL THEN
      PERFORM ledger.refuse('movement_is_of_a_known_kind', p.kind);
    END IF;
    IF k.needs_commitment <> (p.commitment_id IS NOT NULL) THEN
      PERFORM ledger.refuse('movement_names_its_commitment', p.kind);
    END IF;
    IF k.needs_reservation <> (p.reservation_id IS NOT NULL) THEN
      PERFORM ledger.refuse('movement_names_its_reservation', p.kind);
    END IF;
    IF (k.cash <> 0) <> (p.bank_account_id IS NOT NULL) THEN
      PERFORM ledger.refuse('movement_names_its_bank_account', p.kind);
    END IF;
    IF (k.needs_reason OR is_reversal) AND coalesce(p.reason, '') !~ '\\S' THEN
      PERFORM ledger.refuse('movement_says_why', p.kind);
    END IF;
    IF is_reversal THEN
      PERFORM ledger.refuse_reversal(p);
    END IF;
    SELECT * INTO f FROM ledger.fund WHERE fund_id = p.fund_id;
    IF f.fund_id IS NULL THEN
      PERFORM ledger.refuse('movement_is_in_an_open_fund', p.fund_id::text);
    END IF;
    IF p.effective_on <= f.closed_through THEN
      PERFORM ledger.refuse('period_is_open', p.effective_on::text);
    END IF;
    IF k.is_promise AND NOT is_reversal AND NOT f.takes_awards THEN
      PERFORM ledger.refuse('fund_takes_awards', f.code);
    END IF;
  END $$`;

/** A reversal undoes the movements of one entry, the last first, so that no pot is short on the way. */
const REFUSE_REVERSAL = `
  CREATE FUNCTION ledger.refuse_reversal(p ledger.posting) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE o ledger.posting;
  BEGIN
    SELECT * INTO o FROM ledger.posting WHERE entry_id = p.reverses AND seq = p.movements + 1 - p.seq;
    IF (o.movements, o.fund_id, o.kind, o.pence, o.commitment_id, o.reservation_id, o.bank_account_id)
      IS DISTINCT FROM (p.movements, p.fund_id, p.kind, p.pence, p.commitment_id, p.reservation_id, p.bank_account_id) THEN
      PERFORM ledger.refuse('reversal_is_the_opposite', p.source);
    END IF;
    IF o.reverses IS NOT NULL THEN
      PERFORM ledger.refuse('reversal_is_not_reversed', p.source);
    END IF;
    IF p.seq = 1 AND EXISTS (SELECT FROM ledger.posting WHERE reverses = p.reverses AND seq = 1) THEN
      PERFORM ledger.refuse('entry_is_reversed_once', p.source);
    END IF;
  END $$`;

/** The movements of an entry say the same of it, and follow its first. */
const REFUSE_STRANGER = `
  CREATE FUNCTION ledger.refuse_stranger(p ledger.posting) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE first ledger.posting;
  BEGIN
    SELECT * INTO first FROM ledger.posting WHERE source = p.source AND seq = 1;
    IF (first.movements, first.effective_on, first.narrative, first.posted_by, first.reverses)
      IS DISTINCT FROM (p.movements, p.effective_on, p.narrative, p.posted_by, p.reverses) THEN
      PERFORM ledger.refuse('movements_of_an_entry_agree', p.source);
    END IF;
  END $$`;

const REFUSALS = [
  REFUSE_FUND_SHORT,
  REFUSE_AWARD_SHORT,
  REFUSE_STRANGER,
  REFUSE_REVERSAL,
  REFUSE_POSTING,
];

/** One queue per fund, joined in one order: sorted by the lock's own key, so that two acts can't wait for each other. */
const LOCK_FUNDS = `
  CREATE FUNCTION ledger.lock_funds(fund_ids uuid[]) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1770000000, key)
    FROM (SELECT DISTINCT uuid_hash(id) AS key FROM unnest(fund_ids) AS id ORDER BY key) AS sorted
  $$`;

/** What the caller sent: a row a movement, in order, with the entry's place among those sent. */
const READ_MOVEMENTS = `
  CREATE FUNCTION ledger.read_movements(p_entries jsonb) RETURNS TABLE (
    place bigint, source text, effective_on date, narrative text, posted_by text, reverses bigint, movements smallint, seq smallint,
    kind text, fund_id uuid, pence bigint, commitment_id uuid, reservation_id uuid, bank_account_id uuid, reason text
  ) LANGUAGE sql IMMUTABLE AS $$
    SELECT e.place, e.source, e."effectiveOn", e.narrative, e."postedBy", e.reverses,
      jsonb_array_length(e.movements)::smallint, m.seq::smallint,
      m.kind, m."fundId", m."amountPence", m."commitmentId", m."reservationId", m."bankAccountId", m.reason
    FROM ROWS FROM (jsonb_to_recordset(p_entries) AS (
        source text, "effectiveOn" date, narrative text, "postedBy" text, reverses bigint, movements jsonb
      )) WITH ORDINALITY AS e (source, "effectiveOn", narrative, "postedBy", reverses, movements, place)
    CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(e.movements) AS (
        kind text, "fundId" uuid, "amountPence" bigint, "commitmentId" uuid, "reservationId" uuid, "bankAccountId" uuid, reason text
      )) WITH ORDINALITY AS m (kind, "fundId", "amountPence", "commitmentId", "reservationId", "bankAccountId", reason, seq)
  $$`;

/** A source that comes again must say what it said the first time. */
const CHECK_SAME = `
  CREATE FUNCTION ledger.check_same(p_entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE other text;
  BEGIN
    SELECT s.source INTO other
      FROM ledger.read_movements(p_entries) AS s LEFT JOIN ledger.posting AS p ON p.source = s.source AND p.seq = s.seq
      WHERE (s.movements, s.reverses, s.kind, s.fund_id, s.pence, s.commitment_id, s.reservation_id, s.bank_account_id)
        IS DISTINCT FROM (p.movements, p.reverses, p.kind, p.fund_id, p.pence, p.commitment_id, p.reservation_id, p.bank_account_id)
      LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'The source % was posted before with other movements', other;
    END IF;
  END $$`;

/**
 * Posts entries, each source once, in one statement: whose locks are all taken first and in order. A
 * source that was posted before, or stands twice in the list, is given back.
 */
const POST_ALL = `
  CREATE FUNCTION ledger.post_all(p_entries jsonb) RETURNS TABLE (posted_id bigint, already_posted boolean)
    LANGUAGE plpgsql AS $$
  DECLARE known text[];
  BEGIN
    PERFORM ledger.lock_funds(ARRAY(SELECT s.fund_id FROM ledger.read_movements(p_entries) AS s));
    known := ARRAY(SELECT p.source FROM jsonb_array_elements(p_entries) AS e
      JOIN ledger.posting AS p ON p.source = e->>'source' AND p.seq = 1);
    INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, reverses,
        kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason)
      SELECT s.source, s.seq, s.movements, s.effective_on, s.narrative, s.posted_by, s.reverses,
        s.kind, s.fund_id, s.pence, s.commitment_id, s.reservation_id, s.bank_account_id, s.reason
      FROM (SELECT *, min(m.place) OVER (PARTITION BY m.source) AS first_place FROM ledger.read_movements(p_entries) AS m) AS s
      WHERE s.place = s.first_place
        AND NOT EXISTS (SELECT FROM ledger.posting AS p WHERE p.source = s.source AND p.seq = 1)
      ORDER BY s.place, s.seq;
    PERFORM ledger.check_same(p_entries);
    RETURN QUERY
      SELECT p.entry_id, s.source = ANY (known) OR s.place > min(s.place) OVER (PARTITION BY s.source)
      FROM (SELECT e.value->>'source' AS source, e.place FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS e (value, place)) AS s
      JOIN ledger.posting AS p ON p.source = s.source AND p.seq = 1
      ORDER BY s.place;
  END $$`;

/**
 * Posts an entry of one movement, as nearly every entry is, once. Two acts with one source at the same
 * moment: the second waits for the first at the fund's lock, and finds it there.
 */
const POST = `
  CREATE FUNCTION ledger.post(
    p_source text, p_effective_on date, p_narrative text, p_posted_by text, p_kind text, p_fund_id uuid, p_pence bigint,
    p_commitment_id uuid, p_reservation_id uuid, p_bank_account_id uuid, p_reason text,
    OUT posted_id bigint, OUT already_posted boolean
  ) LANGUAGE plpgsql AS $$
  DECLARE
    is_locked constant boolean := pg_advisory_xact_lock(1770000000, uuid_hash(p_fund_id)) IS NOT NULL;
    p ledger.posting;
  BEGIN
    SELECT * INTO p FROM ledger.posting WHERE source = p_source AND seq = 1;
    already_posted := FOUND;
    IF already_posted THEN
      IF (p.movements, p.reverses, p.kind, p.fund_id, p.pence, p.commitment_id, p.reservation_id, p.bank_account_id)
        IS DISTINCT FROM (1, NULL, p_kind, p_fund_id, p_pence, p_commitment_id, p_reservation_id, p_bank_account_id) THEN
        RAISE EXCEPTION 'The source % was posted before with other movements', p_source;
      END IF;
      posted_id := p.entry_id;
      RETURN;
    END IF;
    INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by,
        kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason)
      VALUES (p_source, 1, 1, p_effective_on, p_narrative, p_posted_by,
        p_kind, p_fund_id, p_pence, p_commitment_id, p_reservation_id, p_bank_account_id, p_reason)
      RETURNING entry_id INTO posted_id;
  END $$`;

/** The same movements again, the last first, with every pot swapped by the trigger, under a source of their own. */
const REVERSE = `
  CREATE FUNCTION ledger.reverse(
    p_source text, p_new_source text, p_effective_on date, p_reason text, p_posted_by text,
    OUT posted_id bigint, OUT already_posted boolean
  ) LANGUAGE plpgsql AS $$
  DECLARE
    opposite jsonb;
  BEGIN
    SELECT jsonb_build_object('source', p_new_source, 'effectiveOn', p_effective_on, 'postedBy', p_posted_by,
        'narrative', 'Reversal of: ' || min(o.narrative), 'reverses', o.entry_id,
        'movements', jsonb_agg(jsonb_build_object(
          'kind', o.kind, 'fundId', o.fund_id, 'amountPence', o.pence::text,
          'commitmentId', o.commitment_id, 'reservationId', o.reservation_id, 'bankAccountId', o.bank_account_id, 'reason', p_reason
        ) ORDER BY o.seq DESC))
      INTO opposite FROM ledger.posting AS o WHERE o.source = p_source GROUP BY o.entry_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'There is no entry with the source % to reverse', p_source;
    END IF;
    SELECT a.posted_id, a.already_posted INTO STRICT posted_id, already_posted
      FROM ledger.post_all(jsonb_build_array(opposite)) AS a;
  END $$`;

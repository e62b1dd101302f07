import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posting: one statement from the caller; everything that follows from it happens inside the INSERT. */
export class PostToTheLedger1770000000001 implements MigrationInterface {
  readonly name = 'PostToTheLedger1770000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(REFUSE);
    await db.query(STAMP_ENTRY);
    await db.query(`
      CREATE TRIGGER entry_is_stamped BEFORE INSERT ON ledger.entry
        FOR EACH ROW EXECUTE FUNCTION ledger.stamp_entry()`);
    await db.query(APPLY_POSTING);
    await db.query(`
      CREATE TRIGGER posting_moves_balances BEFORE INSERT ON ledger.posting
        FOR EACH ROW EXECUTE FUNCTION ledger.apply_posting()`);
    await db.query(LOCK_FUNDS);
    await db.query(READ_MOVEMENTS);
    await db.query(POST);
    await db.query(POST_ALL);
    await db.query(REVERSE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP FUNCTION ledger.reverse, ledger.post_all, ledger.post, ledger.read_movements, ledger.lock_funds',
    );
    await db.query('DROP TRIGGER posting_moves_balances ON ledger.posting');
    await db.query('DROP TRIGGER entry_is_stamped ON ledger.entry');
    await db.query('DROP FUNCTION ledger.apply_posting, ledger.stamp_entry, ledger.refuse');
  }
}

/** In the order in which a posting keeps its fund's running balances. */
const POTS = [
  ...['opening', 'received', 'interest', 'returned', 'moved_in'],
  ...['available', 'reserved', 'committed', 'in_transit'],
  ...['paid', 'fee', 'charged', 'refunded', 'moved_out'],
];

/** A refusal that carries a constraint's name, so that one place turns it into a sentence. */
const REFUSE = `
  CREATE FUNCTION ledger.refuse(rule text, detail text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%: %', rule, detail
      USING ERRCODE = '23514', CONSTRAINT = rule, SCHEMA = 'ledger', DETAIL = detail;
  END $$`;

const STAMP_ENTRY = `
  CREATE FUNCTION ledger.stamp_entry() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE original ledger.entry;
  BEGIN
    NEW.posted_at := clock_timestamp();
    NEW.xid := pg_current_xact_id();
    IF NEW.reverses IS NOT NULL THEN
      SELECT * INTO original FROM ledger.entry WHERE id = NEW.reverses;
      IF original.reverses IS NOT NULL THEN
        PERFORM ledger.refuse('reversal_is_not_reversed', original.source);
      END IF;
      IF original.movements <> NEW.movements THEN
        PERFORM ledger.refuse('reversal_is_the_opposite', NEW.source);
      END IF;
    END IF;
    RETURN NEW;
  END $$`;

/**
 * Every name is qualified, and no statement is longer than it need be: setting a search path, returning
 * a whole row or a CASE for each pot would each cost a tenth of a posting or more. The signs of a
 * kind's pots are columns of its row.
 *
 * The chain hashes a JSON array because that is the one encoding in which no two different
 * postings look alike; VerificationService makes the same text by itself.
 */
const APPLY_POSTING = `
  CREATE FUNCTION ledger.apply_posting() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    e ledger.entry;
    k ledger.movement_kind;
    is_reversal boolean;
    a bigint;
    fund_code text;
    fund_takes_awards boolean;
    fund_closed_through date;
  BEGIN
    SELECT * INTO e FROM ledger.entry WHERE id = NEW.entry_id;
    IF e.xid IS DISTINCT FROM pg_current_xact_id() OR NEW.seq NOT BETWEEN 1 AND e.movements THEN
      PERFORM ledger.refuse('entry_is_written_at_once', NEW.entry_id::text);
    END IF;
    SELECT * INTO k FROM ledger.movement_kind WHERE kind = NEW.kind;
    IF k.kind IS NULL THEN
      PERFORM ledger.refuse('movement_is_of_a_known_kind', NEW.kind);
    END IF;
    IF k.needs_commitment <> (NEW.commitment_id IS NOT NULL) THEN
      PERFORM ledger.refuse('movement_names_its_commitment', NEW.kind);
    END IF;
    IF k.needs_reservation <> (NEW.reservation_id IS NOT NULL) THEN
      PERFORM ledger.refuse('movement_names_its_reservation', NEW.kind);
    END IF;
    IF (k.cash <> 0) <> (NEW.bank_account_id IS NOT NULL) THEN
      PERFORM ledger.refuse('movement_names_its_bank_account', NEW.kind);
    END IF;
    is_reversal := e.reverses IS NOT NULL;
    IF (k.needs_reason OR is_reversal) AND coalesce(NEW.reason, '') !~ '\\S' THEN
      PERFORM ledger.refuse('movement_says_why', NEW.kind);
    END IF;

    IF is_reversal THEN
      PERFORM FROM ledger.posting o WHERE o.entry_id = e.reverses AND o.seq = NEW.seq
        AND (o.fund_id, o.kind, o.pence) = (NEW.fund_id, NEW.kind, NEW.pence)
        AND o.commitment_id IS NOT DISTINCT FROM NEW.commitment_id
        AND o.reservation_id IS NOT DISTINCT FROM NEW.reservation_id
        AND o.bank_account_id IS NOT DISTINCT FROM NEW.bank_account_id;
      IF NOT FOUND THEN
        PERFORM ledger.refuse('reversal_is_the_opposite', e.source);
      END IF;
      a := -NEW.pence;
      NEW.from_pot := k.to_pot;
      NEW.to_pot := k.from_pot;
    ELSE
      a := NEW.pence;
      NEW.from_pot := k.from_pot;
      NEW.to_pot := k.to_pot;
    END IF;
    NEW.cash_pence := k.cash * a;
    NEW.effective_on := e.effective_on;

    -- The award and the reserve before the fund, so that too much is refused in their words.
    IF NEW.commitment_id IS NOT NULL THEN
      UPDATE ledger.commitment SET
        committed = committed + k.committed * a, in_transit = in_transit + k.in_transit * a,
        paid = paid + k.paid * a, returned = returned + k.returned * a
      WHERE commitment_id = NEW.commitment_id AND fund_id = NEW.fund_id;
      IF NOT FOUND THEN
        PERFORM ledger.refuse('commitment_is_of_the_fund', NEW.commitment_id::text);
      END IF;
    END IF;
    IF NEW.reservation_id IS NOT NULL THEN
      UPDATE ledger.reservation SET reserved = reserved + k.reserved * a
      WHERE reservation_id = NEW.reservation_id AND fund_id = NEW.fund_id;
      IF NOT FOUND THEN
        PERFORM ledger.refuse('reservation_is_of_the_fund', NEW.reservation_id::text);
      END IF;
    END IF;
    UPDATE ledger.fund SET
      ${POTS.map((pot) => `${pot} = ${pot} + k.${pot} * a`).join(', ')},
      version = version + 1,
      known_at = greatest(known_at, e.posted_at),
      chain = sha256(chain || convert_to(json_build_array(
        NEW.fund_id, version + 1, NEW.kind, NEW.from_pot, NEW.to_pot, NEW.pence, NEW.cash_pence,
        NEW.commitment_id, NEW.reservation_id, NEW.bank_account_id, NEW.reason, e.source, NEW.seq, e.movements, e.reverses,
        e.effective_on, e.narrative, e.posted_by, (extract(epoch FROM e.posted_at) * 1000000)::bigint
      )::text, 'UTF8'))
    WHERE fund_id = NEW.fund_id
    RETURNING version, known_at, chain, ARRAY[${POTS.join(', ')}], code, takes_awards, closed_through
      INTO NEW.version, NEW.known_at, NEW.chain, NEW.balances, fund_code, fund_takes_awards, fund_closed_through;
    IF NOT FOUND THEN
      PERFORM ledger.refuse('movement_is_in_an_open_fund', NEW.fund_id::text);
    END IF;
    IF e.effective_on <= fund_closed_through THEN
      PERFORM ledger.refuse('period_is_open', e.effective_on::text);
    END IF;
    IF k.is_promise AND NOT is_reversal AND NOT fund_takes_awards THEN
      PERFORM ledger.refuse('fund_takes_awards', fund_code);
    END IF;

    IF k.cash <> 0 THEN
      INSERT INTO ledger.cash AS c (fund_id, bank_account_id, pence)
        VALUES (NEW.fund_id, NEW.bank_account_id, NEW.cash_pence)
        ON CONFLICT (fund_id, bank_account_id) DO UPDATE SET pence = c.pence + EXCLUDED.pence;
    END IF;

    INSERT INTO ledger.day_total AS d
        (fund_id, effective_on, known_on, kind, pence, movements, undone_pence, undone)
      VALUES (NEW.fund_id, e.effective_on, (NEW.known_at AT TIME ZONE 'UTC')::date, NEW.kind,
        greatest(a, 0), (NOT is_reversal)::int, greatest(-a, 0), is_reversal::int)
      ON CONFLICT (fund_id, effective_on, known_on, kind) DO UPDATE SET
        pence = d.pence + EXCLUDED.pence, movements = d.movements + EXCLUDED.movements,
        undone_pence = d.undone_pence + EXCLUDED.undone_pence, undone = d.undone + EXCLUDED.undone;
    RETURN NEW;
  END $$`;

/** One queue per fund, joined in one order: sorted by the lock's own key, so that two acts can't wait for each other. */
const LOCK_FUNDS = `
  CREATE FUNCTION ledger.lock_funds(fund_ids uuid[]) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1770000000, key)
    FROM (SELECT DISTINCT uuid_hash(id) AS key FROM unnest(fund_ids) AS id ORDER BY key) AS sorted
  $$`;

/** What the caller sent: one JSON object a movement, numbered from one. */
const READ_MOVEMENTS = `
  CREATE FUNCTION ledger.read_movements(sent jsonb)
    RETURNS TABLE (seq smallint, kind text, fund_id uuid, pence bigint, commitment_id uuid, reservation_id uuid, bank_account_id uuid, reason text)
    LANGUAGE sql IMMUTABLE AS $$
      SELECT m.seq::smallint, m.kind, m."fundId", m."amountPence", m."commitmentId", m."reservationId", m."bankAccountId", m.reason
      FROM ROWS FROM (jsonb_to_recordset(sent) AS (
        kind text, "fundId" uuid, "amountPence" bigint, "commitmentId" uuid, "reservationId" uuid, "bankAccountId" uuid, reason text
      )) WITH ORDINALITY AS m (kind, "fundId", "amountPence", "commitmentId", "reservationId", "bankAccountId", reason, seq)
    $$`;

/**
 * Posts an entry, once. Two acts with one source at the same moment: the second waits for the first
 * at the unique key, finds it there, and is given it back. Nearly every entry is one movement, which is
 * read without a scan; more are read in order, and their funds locked in order. A reversal undoes the last movement first,
 * so that no pot is short on the way.
 */
const POST = `
  CREATE FUNCTION ledger.post(
    p_source text, p_effective_on date, p_narrative text, p_posted_by text, p_movements jsonb, p_reverses bigint DEFAULT NULL,
    OUT posted_id bigint, OUT already_posted boolean
  ) LANGUAGE plpgsql AS $$
  DECLARE
    sent constant integer := jsonb_array_length(p_movements);
    only_one constant jsonb := CASE WHEN sent = 1 THEN p_movements->0 END;
  BEGIN
    IF sent = 1 THEN
      PERFORM pg_advisory_xact_lock(1770000000, uuid_hash((only_one->>'fundId')::uuid));
    ELSE
      PERFORM ledger.lock_funds(ARRAY(SELECT m.fund_id FROM ledger.read_movements(p_movements) AS m));
    END IF;
    INSERT INTO ledger.entry (source, effective_on, narrative, posted_by, movements, reverses)
      VALUES (p_source, p_effective_on, p_narrative, p_posted_by, sent, p_reverses)
      ON CONFLICT (source) DO NOTHING
      RETURNING id INTO posted_id;
    already_posted := posted_id IS NULL;
    IF NOT already_posted AND sent = 1 THEN
      INSERT INTO ledger.posting
          (entry_id, seq, kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason)
        VALUES (posted_id, 1, only_one->>'kind', (only_one->>'fundId')::uuid, (only_one->>'amountPence')::bigint,
          (only_one->>'commitmentId')::uuid, (only_one->>'reservationId')::uuid,
          (only_one->>'bankAccountId')::uuid, only_one->>'reason');
      RETURN;
    END IF;
    IF NOT already_posted THEN
      INSERT INTO ledger.posting
          (entry_id, seq, kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason)
        SELECT posted_id, m.seq, m.kind, m.fund_id, m.pence, m.commitment_id, m.reservation_id, m.bank_account_id, m.reason
        FROM ledger.read_movements(p_movements) AS m
        ORDER BY CASE WHEN p_reverses IS NULL THEN m.seq ELSE -m.seq END;
      RETURN;
    END IF;

    SELECT e.id INTO STRICT posted_id FROM ledger.entry AS e WHERE e.source = p_source;
    IF EXISTS (
      WITH sent AS (
        SELECT p_reverses, m.seq, m.kind, m.fund_id, m.pence, m.commitment_id, m.reservation_id, m.bank_account_id
        FROM ledger.read_movements(p_movements) AS m
      ), posted AS (
        SELECT e.reverses, p.seq, p.kind, p.fund_id, p.pence, p.commitment_id, p.reservation_id, p.bank_account_id
        FROM ledger.posting AS p JOIN ledger.entry AS e ON e.id = p.entry_id
        WHERE p.entry_id = posted_id
      )
      (SELECT * FROM sent EXCEPT SELECT * FROM posted) UNION ALL (SELECT * FROM posted EXCEPT SELECT * FROM sent)
    ) THEN
      RAISE EXCEPTION 'The source % was posted before with other movements', p_source;
    END IF;
  END $$`;

/** Many entries, each as `ledger.post` has it, with the locks of all their funds taken first and in order. */
const POST_ALL = `
  CREATE FUNCTION ledger.post_all(p_entries jsonb) RETURNS TABLE (posted_id bigint, already_posted boolean)
    LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM ledger.lock_funds(ARRAY(
      SELECT DISTINCT (m->>'fundId')::uuid FROM jsonb_array_elements(p_entries) AS e, jsonb_array_elements(e->'movements') AS m));
    RETURN QUERY SELECT p.posted_id, p.already_posted
      FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS e (entry, place)
      CROSS JOIN LATERAL ledger.post(e.entry->>'source', (e.entry->>'effectiveOn')::date, e.entry->>'narrative',
        e.entry->>'postedBy', e.entry->'movements') AS p
      ORDER BY e.place;
  END $$`;

/** The same movements again, with every pot swapped by the trigger, under a source of their own. */
const REVERSE = `
  CREATE FUNCTION ledger.reverse(
    p_source text, p_new_source text, p_effective_on date, p_reason text, p_posted_by text,
    OUT posted_id bigint, OUT already_posted boolean
  ) LANGUAGE plpgsql AS $$
  DECLARE
    original ledger.entry;
    opposite jsonb;
  BEGIN
    SELECT * INTO original FROM ledger.entry WHERE source = p_source;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'There is no entry with the source % to reverse', p_source;
    END IF;
    SELECT jsonb_agg(jsonb_build_object(
        'kind', p.kind, 'fundId', p.fund_id, 'amountPence', p.pence::text,
        'commitmentId', p.commitment_id, 'reservationId', p.reservation_id, 'bankAccountId', p.bank_account_id, 'reason', p_reason
      ) ORDER BY p.seq) INTO opposite
      FROM ledger.posting AS p WHERE p.entry_id = original.id;
    SELECT p.posted_id, p.already_posted INTO posted_id, already_posted
      FROM ledger.post(p_new_source, p_effective_on, 'Reversal of: ' || original.narrative, p_posted_by, opposite, original.id) AS p;
  END $$`;

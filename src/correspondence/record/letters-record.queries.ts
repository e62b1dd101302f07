import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { shutTo } from '../../applications/application-access.queries.js';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MailHappening } from '../../platform/mail/mail-event.entity.js';
import type { MessageState } from '../../platform/mail/message-state.js';
import {
  KEYSET_ROWS,
  keysetPageOf,
  type KeysetPage,
  type Place,
} from '../../platform/web/keyset.rules.js';
import type { LetterStanding } from './letter-acts.rules.js';
import { IS_KNOWN, LETTER_SUBJECT } from './letter-subjects.sql.js';

/** A message as the list has it. */
export interface LetterRow {
  readonly id: string;
  readonly subject: string;
  readonly toAddress: string;
  readonly state: MessageState;
  /** Nobody has seen to it yet that it failed, came back or may not have arrived. */
  readonly isToSettle: boolean;
  readonly writtenAt: Date;
  /** Since when it is in its state. */
  readonly stateSince: Date;
}

/** A message as it was written, and what became of it. */
export interface LetterShown extends LetterRow, LetterStanding {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly html: string;
  readonly problem: string;
  readonly attempts: number;
  /** The number of the wording it was written from; null for the one that the house came with. */
  readonly versionNumber: number | null;
  readonly sentAgainOf: string | null;
  /** The message that repeats it, when there is one. */
  readonly repeatedBy: string | null;
}

export interface LetterEvent {
  readonly at: Date;
  readonly what: MailHappening;
  readonly byName: string | null;
  readonly words: string;
}

/** What is asked for of the list. */
export interface LettersAsked {
  readonly state: MessageState | 'to-settle' | undefined;
  /** `application/<id>`, `award/<id>`, `return/<id>` or `organisation/<id>`. */
  readonly about: { readonly kind: AboutKind; readonly id: string } | undefined;
}

export type AboutKind = 'application' | 'award' | 'return' | 'organisation';

export interface LettersWaiting {
  readonly held: number;
  readonly toSettle: number;
}

/** Failed, back or unknown, and nobody has seen to it. */
const TO_SETTLE = `(m.state IN ('failed', 'bounced', 'unknown') AND m.settled_at IS NULL)`;

/** Every message of the house, for whoever may know of what it is about. */
@Injectable()
export class LettersRecord {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The newest first; of what an interest shuts to this person, nothing. */
  async list(
    personId: string,
    { state, about }: LettersAsked,
    place: Place,
  ): Promise<KeysetPage<LetterRow>> {
    const isBackwards = place.beside === 'before';
    const beside = place.beside === 'start' ? null : place.key;
    const rows = await this.dataSource.query<LetterRow[]>(
      `SELECT ${ROW} FROM mail_message m
        WHERE ${mayRead('$1', '$2')}
          AND ($3::text IS NULL OR m.state = $3 OR $3 = 'to-settle' AND ${TO_SETTLE})
          AND ($4::text IS NULL OR ${isAbout('$4', '$5')})
          AND ($6::uuid IS NULL OR (m.written_at, m.id) ${isBackwards ? '>' : '<'}
                (SELECT b.written_at, b.id FROM mail_message b WHERE b.id = $6))
        ORDER BY m.written_at ${isBackwards ? 'ASC' : 'DESC'}, m.id ${isBackwards ? 'ASC' : 'DESC'}
        LIMIT ${String(KEYSET_ROWS + 1)}`,
      [
        ...[personId, this.clock.today(), state ?? null],
        ...[about?.kind ?? null, about?.id ?? null, beside],
      ],
    );
    return keysetPageOf(rows, place, ({ id }) => id);
  }

  /** Undefined when there is none, or what it is about is shut to this person. */
  async byId(
    id: string,
    personId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<LetterShown | undefined> {
    const [letter] = await db.query<LetterShown[]>(
      `SELECT ${ROW}, m.key, m.kind, m.text, m.html, m.problem, m.attempts, m.calendar IS NOT NULL AS "hasCalendar",
              ${IS_SHUT_TO_READER} AS "isShutToReader",
              (SELECT count(*)::integer FROM mail_message r WHERE r.sent_again_of = m.id) AS repetitions,
              v.number AS "versionNumber", m.sent_again_of AS "sentAgainOf",
              (SELECT r.id FROM mail_message r WHERE r.sent_again_of = m.id
                ORDER BY r.written_at DESC LIMIT 1) AS "repeatedBy"
         FROM mail_message m LEFT JOIN letter_version v ON v.id = m.version_id
        WHERE m.id = $3 AND ${mayRead('$1', '$2')}`,
      [personId, this.clock.today(), id],
    );
    return letter;
  }

  /** The oldest first. */
  eventsOf(messageId: string): Promise<readonly LetterEvent[]> {
    return this.dataSource.query<LetterEvent[]>(
      `SELECT e.at, e.what, p.name AS "byName", e.words
         FROM mail_event e LEFT JOIN person p ON p.id = e.by
        WHERE e.message_id = $1 ORDER BY e.id`,
      [messageId],
    );
  }

  /** How many wait for this person to look at. */
  async waiting(personId: string): Promise<LettersWaiting> {
    const [counts] = await this.dataSource.query<[LettersWaiting]>(
      `SELECT count(*) FILTER (WHERE m.state = 'held')::integer AS held,
              count(*) FILTER (WHERE ${TO_SETTLE})::integer AS "toSettle"
         FROM mail_message m
        WHERE m.state IN ('held', 'failed', 'bounced', 'unknown') AND ${mayRead('$1', '$2')}`,
      [personId, this.clock.today()],
    );
    return counts;
  }
}

const ROW = `m.id, m.subject, m.to_address AS "toAddress", m.state, ${TO_SETTLE} AS "isToSettle",
             m.written_at AS "writtenAt", m.state_since AS "stateSince"`;

/** An organisation's own people are written to about their bid, whatever else they are. */
const IS_SHUT_TO_READER = `EXISTS (
  SELECT FROM (${LETTER_SUBJECT}) s
    JOIN person p ON p.email = m.to_address
    JOIN interest_in_bid i ON i.application_id = s.application_id AND i.person_id = p.id AND i.kind = 'pecuniary'
    JOIN application a ON a.id = s.application_id
   WHERE s.kind = m.about_kind AND s.id = m.about_id
     AND NOT EXISTS (SELECT FROM person_role c WHERE c.person_id = p.id AND c.role = 'contact'
                        AND c.subject_id = a.organisation_id))`;

/** SQL about the message `m`: nothing of it can tell the person of a bid that is shut to them, or is their own group's. */
export function mayRead(person: string, today: string): string {
  return `(${IS_KNOWN} AND NOT EXISTS (
            SELECT FROM (${LETTER_SUBJECT}) s JOIN application a ON a.id = s.application_id
             WHERE s.kind = m.about_kind AND s.id = m.about_id
               AND (${shutTo(person, today)}
                    OR EXISTS (SELECT FROM person_role c WHERE c.person_id = ${person} AND c.role = 'contact'
                                  AND c.subject_id = a.organisation_id))))`;
}

function isAbout(kind: string, id: string): string {
  return `EXISTS (SELECT FROM (${LETTER_SUBJECT}) s
                   WHERE s.kind = m.about_kind AND s.id = m.about_id
                     AND (${kind} = 'return' AND s.kind = 'return' AND s.id = ${id}
                          OR ${kind} = 'award' AND s.award_id = ${id}
                          OR ${kind} = 'application' AND s.application_id = ${id}
                          OR ${kind} = 'organisation' AND s.organisation_id = ${id}))`;
}

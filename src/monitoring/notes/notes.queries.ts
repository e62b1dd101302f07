import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { NoteKind } from './award-note.entity.js';

/** What is to be seen to, with whose it is. */
export interface ShownFollowUp {
  readonly id: string;
  readonly awardId: string;
  readonly what: string;
  readonly ownerName: string;
  readonly dueOn: LondonDate;
  readonly outcome: string | null;
  readonly doneByName: string | null;
}

/** A note with what followed from it. */
export interface ShownNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly heldOn: LondonDate;
  readonly who: string;
  readonly seen: string;
  readonly isShared: boolean;
  readonly notedAt: Date;
  readonly notedByName: string;
  readonly followUp: ShownFollowUp | null;
}

/** What was seen and said about awards. Who may read it, the caller decides. */
@Injectable()
export class Notes {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first; for its organisation those alone that are shared, without what we see to ourselves. */
  async ofAward(awardId: string, isForOrganisation: boolean): Promise<readonly ShownNote[]> {
    const notes = await this.dataSource.query<(ShownNote & { followUp: ShownFollowUp | null })[]>(
      `SELECT n.id, n.kind, n.held_on::text AS "heldOn", n.who, n.seen, n.is_shared AS "isShared",
              n.noted_at AS "notedAt", p.name AS "notedByName",
              (SELECT ${FOLLOW_UP} FROM follow_up f
                 JOIN person o ON o.id = f.owner_id LEFT JOIN person d ON d.id = f.done_by
                WHERE f.note_id = n.id) AS "followUp"
         FROM award_note n JOIN person p ON p.id = n.noted_by
        WHERE n.award_id = $1 AND (n.is_shared OR NOT $2)
        ORDER BY n.held_on DESC, n.noted_at DESC, n.id`,
      [awardId, isForOrganisation],
    );
    return isForOrganisation ? notes.map((note) => ({ ...note, followUp: null })) : notes;
  }

  async followUpById(id: string): Promise<ShownFollowUp | undefined> {
    const [row] = await this.dataSource.query<{ found: ShownFollowUp }[]>(
      `SELECT ${FOLLOW_UP} AS found FROM follow_up f
         JOIN award_note n ON n.id = f.note_id
         JOIN person o ON o.id = f.owner_id LEFT JOIN person d ON d.id = f.done_by
        WHERE f.id = $1`,
      [id],
    );
    return row?.found;
  }
}

const FOLLOW_UP = `jsonb_build_object('id', f.id, 'awardId', n.award_id, 'what', f.what, 'ownerName', o.name,
  'dueOn', f.due_on::text, 'outcome', f.outcome, 'doneByName', d.name)`;

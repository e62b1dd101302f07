import { Injectable } from '@nestjs/common';
import { holds, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { Interests } from '../../interests/interests.queries.js';
import { RoundReaders } from '../../membership/round-readers.queries.js';
import type { MeetingSummary } from '../meetings.queries.js';
import { MeetingPapers, type ListedPaper } from './papers.queries.js';

/** The papers of a meeting that somebody may know of. */
export interface PapersForPerson {
  /** As what they open files. */
  readonly reader: 'panel' | 'staff';
  /** Those that are open to them. */
  readonly open: readonly ListedPaper[];
  /** Those about bids of which they have not said whether they have an interest: no more of them is told. */
  readonly toDeclare: readonly { readonly applicationId: string }[];
}

/** Which papers there are for a person who may read the meeting: none about a bid that is shut to them. */
@Injectable()
export class MeetingPaperAccess {
  constructor(
    private readonly papers: MeetingPapers,
    private readonly interests: Interests,
    private readonly readers: RoundReaders,
  ) {}

  async of({ id, roundId }: MeetingSummary, person: SignedInPerson): Promise<PapersForPerson> {
    const [papers, shut, declared, seat] = await Promise.all([
      this.papers.ofMeeting(id),
      this.interests.shutTo(person.id, roundId),
      this.interests.declaredBy(person.id, roundId),
      this.readers.on(roundId, person.id),
    ]);
    const there = papers.filter(
      ({ applicationId }) => applicationId === null || !shut.has(applicationId),
    );
    const isOpen = ({ applicationId }: ListedPaper): boolean =>
      applicationId === null || seat === undefined || declared.has(applicationId);
    const closed = there.flatMap((paper) =>
      paper.applicationId === null || isOpen(paper) ? [] : [paper.applicationId],
    );
    return {
      reader: seat === undefined && isStaff(person) ? 'staff' : 'panel',
      open: there.filter(isOpen),
      toDeclare: [...new Set(closed)].map((applicationId) => ({ applicationId })),
    };
  }
}

function isStaff(person: SignedInPerson): boolean {
  return holds(person, 'coordinator') || holds(person, 'observer');
}

import { Injectable, NotFoundException } from '@nestjs/common';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Interests, type MemberOfBid } from '../interests/interests.queries.js';

/** Who may have a sheet on a bid. */
@Injectable()
export class Scorers {
  constructor(private readonly interests: Interests) {}

  /** @throws NotFoundException unless they are a member of the panel to whom the bid is not shut. */
  async orNotFound(person: SignedInPerson, applicationId: string): Promise<MemberOfBid> {
    const member = await this.interests.memberOf(person.id, applicationId);
    if (member?.capacity !== 'member' || member.kind === 'pecuniary') throw new NotFoundException();
    return member;
  }
}

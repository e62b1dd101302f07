import { Injectable } from '@nestjs/common';
import { Interests } from '../panels/interests/interests.queries.js';
import type { Addressee } from '../people/people.queries.js';

/** For the rooms above awards that panels don't know: may this person read about that award? */
@Injectable()
export class PanelReaders {
  constructor(private readonly interests: Interests) {}

  /** True for who sits today on the panel that decided the application, without a pecuniary interest in it. */
  async include(personId: string, applicationId: string): Promise<boolean> {
    const readers = await this.of(applicationId);
    return readers.some(({ id }) => id === personId);
  }

  /** Those members, as things stand now. Ask when sending, never before. */
  of(applicationId: string): Promise<readonly Addressee[]> {
    return this.interests.readersOf(applicationId);
  }

  /** The applications that are open to this member, by their ids. */
  openTo(personId: string): Promise<ReadonlySet<string>> {
    return this.interests.openTo(personId);
  }

  /** A pecuniary interest shuts it, whatever else the person may be. */
  isShutTo(personId: string, applicationId: string): Promise<boolean> {
    return this.interests.hasPecuniary(personId, applicationId);
  }

  /** The applications that are shut to this person, by their ids. */
  shutTo(personId: string): Promise<ReadonlySet<string>> {
    return this.interests.allShutTo(personId);
  }

  /** Those of these people to whom the application isn't shut, as things stand now. */
  freeAmong<Person extends { readonly id: string }>(
    people: readonly Person[],
    applicationId: string,
  ): Promise<readonly Person[]> {
    return this.interests.freeAmong(people, applicationId);
  }
}

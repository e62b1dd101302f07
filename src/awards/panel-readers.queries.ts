import { Injectable } from '@nestjs/common';
import { Interests } from '../panels/interests/interests.queries.js';

/** For the rooms above awards that panels don't know: may this member read about that award? */
@Injectable()
export class PanelReaders {
  constructor(private readonly interests: Interests) {}

  /** True for who sits today on the panel that decided the application, without a pecuniary interest in it. */
  async include(personId: string, applicationId: string): Promise<boolean> {
    const readers = await this.interests.readersOf(applicationId);
    return readers.some(({ id }) => id === personId);
  }
}

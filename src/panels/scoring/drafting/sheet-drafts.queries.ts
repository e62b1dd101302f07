import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SheetDraft } from './sheet-draft.entity.js';

/** What members have typed and not sent. It is asked for by its author, and by nobody else. */
@Injectable()
export class SheetDrafts {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The person's own draft, begun after so many versions had been sent; undefined when there is none, or it was
   * begun before the last version was sent.
   */
  async own(
    personId: string,
    applicationId: string,
    base: number,
  ): Promise<SheetDraft | undefined> {
    const draft = await this.dataSource.manager.findOneBy(SheetDraft, { personId, applicationId });
    return draft?.base === base ? draft : undefined;
  }
}

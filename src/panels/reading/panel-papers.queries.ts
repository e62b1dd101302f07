import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { PaperFiles, type FileOnPaper } from '../../applications/files/paper-files.queries.js';
import {
  ApplicationPaper,
  type SubmittedApplication,
} from '../../applications/paper/application-paper.queries.js';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import type { FileReader } from '../../platform/files/scanning/scan.rules.js';
import type { ShownFile } from '../../platform/files/shown-file.rules.js';
import { Interests, type MemberOfBid } from '../interests/interests.queries.js';
import { WhoApplies } from './who-applies.queries.js';

export interface PaperWithFiles extends SubmittedApplication {
  readonly files: Readonly<Record<string, readonly ShownFile[]>>;
}

/**
 * Papers for the panel and its staff: without the applicant's name where the round hides it from this
 * reader. The caller has seen that the bid is before them, and not shut to them.
 */
@Injectable()
export class PanelPapers {
  constructor(
    private readonly papers: ApplicationPaper,
    private readonly paperFiles: PaperFiles,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly whoApplies: WhoApplies,
  ) {}

  async of(
    applicationId: string,
    person: SignedInPerson,
    reader: FileReader,
  ): Promise<PaperWithFiles | undefined> {
    const alias = await this.whoApplies.aliasOf(applicationId, person);
    const [paper, files] = await Promise.all([
      this.papers.of(applicationId, alias),
      this.paperFiles.of(applicationId, reader, alias !== undefined),
    ]);
    return paper && { ...paper, files };
  }

  /** A file of the paper; undefined when it answers a question that this reader doesn't see. */
  async file(
    applicationId: string,
    fileId: string,
    person: SignedInPerson,
  ): Promise<FileOnPaper | undefined> {
    const alias = await this.whoApplies.aliasOf(applicationId, person);
    const found = await this.paperFiles.byId(applicationId, fileId, alias !== undefined);
    if (!found || !alias) return found;
    const paper = await this.papers.of(applicationId, alias);
    const shown = paper?.sections.flatMap(({ answers }) => answers) ?? [];
    return shown.some(({ name }) => name === found.question) ? found : undefined;
  }

  /**
   * Where a member declares before this paper opens; undefined once they have. Where names are hidden,
   * the papers of a round open together, when all its names are declared on: one that opened by itself
   * would tell whose it is.
   */
  async declaresFirst(
    applicationId: string,
    member: MemberOfBid,
    person: SignedInPerson,
  ): Promise<string | undefined> {
    const { roundId, panelId, kind } = member;
    const hidden = await this.whoApplies.hiddenFrom(person, [roundId]);
    if (!hidden.has(applicationId)) {
      return kind === undefined ? `/applications/${applicationId}/declaration` : undefined;
    }
    const [applications, declared, shut] = await Promise.all([
      this.applications.forRound(roundId),
      this.interests.declaredBy(person.id, roundId),
      this.interests.shutTo(person.id, roundId),
    ]);
    const isDeclared = new Set([...shut, ...declared.keys()]);
    return applications.every(({ id }) => isDeclared.has(id))
      ? undefined
      : `/panels/${panelId}/interests?round=${roundId}`;
  }
}

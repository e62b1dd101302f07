import { Injectable, NotFoundException } from '@nestjs/common';
import { BankLines, type LineOfBank } from '../bank-lines.queries.js';

/** The line that a page of an act is about. */
@Injectable()
export class LinesToActOn {
  constructor(private readonly lines: BankLines) {}

  /** @throws NotFoundException when there is no such line. */
  async found(lineId: string): Promise<LineOfBank> {
    const line = await this.lines.byId(lineId);
    if (!line) throw new NotFoundException();
    return line;
  }
}

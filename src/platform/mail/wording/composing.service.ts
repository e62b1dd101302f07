import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Tx } from '../../database/transactions.service.js';
import { Views } from '../../web/views.service.js';
import type { Letter } from '../letter.js';
import { LetterHolding } from './letter-holding.entity.js';
import { LetterTemplates, isEditable, kindOf } from './letter-templates.service.js';
import { filledIn } from './letter-parts.rules.js';
import { LetterVersion } from './letter-version.entity.js';
import { USUAL_SUBJECT, oneLine } from './wording.rules.js';

/** A letter in its words, and what they were made from. */
export interface Composed {
  readonly kind: string;
  readonly versionId: string | null;
  readonly subject: string;
  readonly text: string;
  readonly filled: Readonly<Record<string, string>> | null;
  /** Somebody looks at letters of this kind before they leave. */
  readonly isHeld: boolean;
}

/** What a letter is made of: which kind it is, and what it says of whom. */
type Told = Pick<Letter, 'subject' | 'template' | 'model'>;

/** Finds the words of a letter: as the coordinator has worded its kind, or as the house came with it. */
@Injectable()
export class Composing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: Views,
    private readonly templates: LetterTemplates,
  ) {}

  /** Nothing in the wording and nothing that is put into it is ever read as a template. */
  async compose(
    { subject, template, model }: Told,
    tx: Tx = this.dataSource.manager,
  ): Promise<Composed> {
    const kind = kindOf(template);
    const plain = { kind, versionId: null, subject: oneLine(subject), filled: null, isHeld: false };
    if (!isEditable(template)) return { ...plain, text: this.views.renderText(template, model) };
    const filled = {
      ...this.templates.fill(template, model),
      [USUAL_SUBJECT]: plain.subject,
    };
    const [version, holding] = [
      await this.inUse(kind, tx),
      await tx.findOneBy(LetterHolding, { kind }),
    ];
    const composed = { ...plain, filled, isHeld: holding?.isHeld === true };
    if (typeof version?.text !== 'string') {
      return { ...composed, text: this.views.renderText(template, model) };
    }
    return {
      ...composed,
      versionId: version.id,
      subject: worded(version.subject ?? '', filled),
      text: filledIn(version.text, filled),
    };
  }

  /** The last to be put to use; undefined while nobody has changed it. */
  private async inUse(kind: string, tx: Tx): Promise<LetterVersion | undefined> {
    const [last] = await tx.find(LetterVersion, {
      where: { kind, usedFrom: Not(IsNull()) },
      order: { usedFrom: 'DESC', number: 'DESC' },
      take: 1,
    });
    return last;
  }
}

/** A subject in its words, on one line. */
export function worded(subject: string, filled: Readonly<Record<string, string>>): string {
  return oneLine(filledIn(subject, filled));
}

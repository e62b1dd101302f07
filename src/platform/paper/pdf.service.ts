import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { formatPenceExactly } from '../../kernel/pence.js';
import type { Paper, PaperCell, PaperTable } from './paper.js';

const TEMPLATE = join(import.meta.dirname, 'paper.typ');

/** Prints papers as tagged PDF with a title and a language, so that a screen reader can read them. */
@Injectable()
export class Pdf {
  private readonly compiler = NodeCompiler.create({ workspace: import.meta.dirname });

  /**
   * As PDF/UA-1. That standard forbids a sign our font does not have, an emoji in a name for one: then
   * the paper is tagged all the same, without the claim, rather than not printed at all.
   * @param writtenAt stands in the file; the same paper at the same instant is the same bytes.
   */
  print(paper: Paper, writtenAt: Date): Buffer {
    const source = { mainFilePath: TEMPLATE, inputs: { paper: JSON.stringify(printed(paper)) } };
    const creationTimestamp = Math.floor(writtenAt.getTime() / 1000);
    try {
      return this.compiler.pdf(source, { pdfStandard: PdfStandard.UA_1, creationTimestamp });
    } catch {
      return this.compiler.pdf(source, { creationTimestamp });
    } finally {
      this.compiler.evictCache(10); // else every paper ever printed stays in memory
    }
  }
}

function printed({ sections, ...paper }: Paper): object {
  return {
    ...paper,
    sections: sections.map(({ heading, paragraphs = [], tables = [] }) => ({
      heading,
      paragraphs,
      tables: tables.map(printedTable),
    })),
  };
}

/** Sums stand to the right, and the widest column of words takes what room is left. */
function printedTable({ caption, head, rows, foot = [] }: PaperTable): object {
  const numeric = head.map((_, column) => rows.some((row) => typeof row[column] === 'bigint'));
  const longest = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => text(row[column] ?? '').length)),
  );
  const widest = longest.indexOf(Math.max(...longest.filter((_, column) => !numeric[column])));
  return {
    caption,
    head,
    numeric,
    widths: head.map((_, column) => (column === widest ? 'rest' : 'auto')),
    rows: rows.map((row) => row.map(text)),
    foot: foot.map(text),
  };
}

function text(cell: PaperCell): string {
  return typeof cell === 'bigint' ? formatPenceExactly(cell) : cell;
}

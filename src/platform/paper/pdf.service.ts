import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { formatPenceExactly } from '../../kernel/pence.js';
import type { Paper, PaperCell, PaperTable } from './paper.js';

const TEMPLATE = join(import.meta.dirname, 'paper.typ');
const PRINTING = join(import.meta.dirname, 'printing.mjs');

/** Prints papers as tagged PDF with a title and a language, so that a screen reader can read them. */
@Injectable()
export class Pdf {
  private readonly compiler = NodeCompiler.create({ workspace: import.meta.dirname });
  private printing: Promise<unknown> = Promise.resolve();

  /**
   * As PDF/UA-1. That standard forbids a sign our font does not have, an emoji in a name for one: then
   * the paper is tagged all the same, without the claim, rather than not printed at all.
   * @param writtenAt stands in the file; the same paper at the same instant is the same bytes.
   */
  print(paper: Paper, writtenAt: Date): Buffer {
    const { source, creationTimestamp } = sourceOf(paper, writtenAt);
    try {
      return this.compiler.pdf(source, { pdfStandard: PdfStandard.UA_1, creationTimestamp });
    } catch {
      return this.compiler.pdf(source, { creationTimestamp });
    } finally {
      this.compiler.evictCache(10); // else every paper ever printed stays in memory
    }
  }

  /**
   * The same for papers of hundreds of pages, which take seconds: in a thread of its own, so that pages
   * are served meanwhile. One after the other, so that a whole panel needs the memory of one.
   */
  printApart(paper: Paper, writtenAt: Date): Promise<Buffer> {
    const work = { workspace: import.meta.dirname, ...sourceOf(paper, writtenAt) };
    const pdf = this.printing.then(() => printedInThread(work));
    this.printing = pdf.catch(() => undefined);
    return pdf;
  }
}

function printedInThread(workerData: object): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(PRINTING, { workerData });
    thread.once('message', (pdf: Uint8Array) => {
      resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    });
    thread.once('error', reject);
    thread.once('exit', (code) => {
      reject(new Error(`The printing thread ended with ${code.toString()}`)); // after a message it is settled
    });
  });
}

function sourceOf(
  paper: Paper,
  writtenAt: Date,
): { source: { mainFilePath: string; inputs: { paper: string } }; creationTimestamp: number } {
  return {
    source: { mainFilePath: TEMPLATE, inputs: { paper: JSON.stringify(printed(paper)) } },
    creationTimestamp: Math.floor(writtenAt.getTime() / 1000),
  };
}

function printed({ sections, hasContents = false, ...paper }: Paper): object {
  return {
    ...paper,
    hasContents,
    sections: sections.map(({ heading, level = 1, paragraphs = [], tables = [] }) => ({
      heading,
      level,
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

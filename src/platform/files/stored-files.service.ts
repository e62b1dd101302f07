import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../config/settings.js';
import type { Tx } from '../database/transactions.service.js';
import { Outbox } from '../outbox/outbox.service.js';
import { Sealing } from '../secrets/sealing.service.js';
import { download, page, type Download, type Page } from '../web/page.js';
import { FileBytes } from './file-bytes.js';
import { inspected, piecesOf, type UploadedFile } from './file-content.js';
import { keptName } from './file-kind.rules.js';
import { isOpenTo, whyClosed, type FileReader } from './scanning/scan.rules.js';
import { StoredFile } from './stored-file.entity.js';

export interface KeepFile {
  readonly file: UploadedFile;
  /** `organisation/<id>`: within it the same file is kept once, however often it is sent. */
  readonly owner: `${string}/${string}`;
  readonly by: string;
  /** Sealed like account numbers, for papers that show one. */
  readonly isSealed?: boolean;
}

/** A kept file, and whether it was there before. */
export interface KeptFile {
  readonly id: string;
  readonly sha256: string;
  readonly isNew: boolean;
}

/** The one way in which the house keeps a file. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bytes: FileBytes,
    private readonly sealing: Sealing,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * The same file of the same owner again, even at the same moment, is the one that is there.
   * @throws Refused at the field `file` when it is none of the kinds that are kept.
   */
  async keep(tx: Tx, { file, owner, by, isSealed = false }: KeepFile): Promise<KeptFile> {
    const { kind, size, sha256 } = await inspected(file.content);
    const id = randomUUID();
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(StoredFile)
      .values({
        ...{ id, owner, size, sha256 },
        fileName: keptName(file.fileName, kind),
        mediaType: kind.mediaType,
        sealedAs: isSealed ? 'stored_file' : null,
        scan: this.isScannerSet ? 'waiting' : 'not-checked',
        scanFound: null,
        scannedAt: null,
        keptAt: this.clock.now(),
        keptBy: by,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) {
      const { id: known } = await tx.findOneByOrFail(StoredFile, { owner, sha256 });
      return { id: known, sha256, isNew: false };
    }
    const pieces = piecesOf(file.content);
    await this.bytes.put(tx, id, isSealed ? this.sealed(id, pieces) : pieces);
    if (this.isScannerSet)
      await this.outbox.add(tx, { event: 'scan.asked', payload: { fileId: id } });
    return { id, sha256, isNew: true };
  }

  async byId(id: string, db: Tx = this.dataSource.manager): Promise<StoredFile | undefined> {
    return (await db.findOneBy(StoredFile, { id })) ?? undefined;
  }

  /** As it came, unsealed, piece by piece. */
  async *piecesOf({ id, sealedAs, size }: StoredFile): AsyncGenerator<Buffer> {
    let sent = 0;
    for await (const piece of this.bytes.of(id)) {
      const plain = sealedAs === null ? piece : this.sealing.open(piece, `${sealedAs}/${id}`);
      sent += plain.length;
      yield plain;
    }
    if (sent !== size) throw new Error(`Of file ${id} there are ${sent} bytes instead of ${size}`);
  }

  /** Whether files are checked for viruses here. */
  get isScannerSet(): boolean {
    return this.settings.clamdUrl !== undefined;
  }

  /**
   * The file, saved and never shown; or the page that says why it is closed. For a person whose right to
   * its record the caller has judged.
   * @param fileName for a reader who isn't shown the name it came with.
   */
  sentTo(reader: FileReader, file: StoredFile, fileName = file.fileName): Download | Page {
    if (!isOpenTo(reader, file.scan, this.isScannerSet)) {
      const why = whyClosed(file.scan, file.scanFound);
      return page('platform/files/views/closed.njk', { fileName, why });
    }
    const bytes = Readable.from(this.piecesOf(file), { objectMode: false });
    return download(fileName, file.mediaType, bytes);
  }

  private async *sealed(id: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const whole: Buffer[] = [];
    for await (const piece of pieces) whole.push(piece);
    yield this.sealing.seal(Buffer.concat(whole), `stored_file/${id}`);
  }
}

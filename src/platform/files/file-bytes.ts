import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../database/transactions.service.js';

/**
 * Where the bytes of files lie. Two methods, so that a disk or an S3 bucket may come in its place.
 * Today they lie in PostgreSQL, beside the records that name them: one commit keeps both or neither,
 * one backup has everything, and two web processes need no disk between them. The files of a panel
 * are some gigabytes at most, which PostgreSQL carries; pieces of 1 MB keep memory flat.
 */
export abstract class FileBytes {
  /** Keeps the pieces in their order. */
  abstract put(tx: Tx, fileId: string, pieces: AsyncIterable<Buffer>): Promise<void>;

  /** The pieces in their order; none when there are none. */
  abstract of(fileId: string): AsyncIterable<Buffer>;
}

@Injectable()
export class FileBytesInPostgres extends FileBytes {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async put(tx: Tx, fileId: string, pieces: AsyncIterable<Buffer>): Promise<void> {
    let place = 0;
    for await (const bytes of pieces) {
      place += 1;
      await tx.query('INSERT INTO stored_piece (file_id, place, bytes) VALUES ($1, $2, $3)', [
        fileId,
        place,
        bytes,
      ]);
    }
  }

  /** A query each: what is kept never changes, so that no transaction has to stay open for a slow reader. */
  override async *of(fileId: string): AsyncGenerator<Buffer> {
    for (let place = 1; ; place += 1) {
      const [piece] = await this.dataSource.query<{ bytes: Buffer }[]>(
        'SELECT bytes FROM stored_piece WHERE file_id = $1 AND place = $2',
        [fileId, place],
      );
      if (!piece) return;
      yield piece.bytes;
    }
  }
}

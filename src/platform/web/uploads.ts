import type { NextFunction, Request, Response } from 'express';
import multer from 'multer';
import { Refused } from '../../kernel/refusal.js';

const LARGEST_FILE = 10_000_000;

const inMemory = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8', // what browsers send; multer would read file names as Latin-1
  limits: { fileSize: LARGEST_FILE, files: 1, fields: 50 },
}).single('file');

/**
 * Reads a form that carries one file, of 10 MB at most, for people who are signed in; others' files
 * are not read. A larger one is refused at its field.
 */
export function readUploads(req: Request, res: Response, next: NextFunction): void {
  const isUpload = req.is('multipart/form-data') !== false && req.method === 'POST';
  if (!isUpload || !req.session.personId) {
    next();
    return;
  }
  void inMemory(req, res, (problem: unknown) => {
    if (problem instanceof multer.MulterError && problem.code === 'LIMIT_FILE_SIZE') {
      const message = 'The file is larger than 10 MB: choose a smaller one';
      next(new Refused([{ code: 'file-too-large', field: 'file', message }]));
    } else next(problem);
  });
}

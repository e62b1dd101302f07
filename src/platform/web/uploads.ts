import type { NextFunction, Request, Response } from 'express';
import multer from 'multer';
import { Refused } from '../../kernel/refusal.js';

const LARGEST_FILE_MB = 10;

/** Addresses whose route reads the file itself. */
const leftToRoutes: RegExp[] = [];

/** The form at these addresses takes larger files, and reads them once the person is admitted. */
export function leaveFileToRoute(address: RegExp): void {
  leftToRoutes.push(address);
}

const readSmall = fileReader(LARGEST_FILE_MB);

/**
 * Reads a form that carries one file, of 10 MB at most, for people who are signed in; others' files
 * are not read. A larger one is refused at its field.
 */
export function readUploads(req: Request, res: Response, next: NextFunction): void {
  const isUpload = req.is('multipart/form-data') !== false && req.method === 'POST';
  const isLeft = leftToRoutes.some((address) => address.test(req.path));
  if (isUpload && req.session.personId && !isLeft) readSmall(req, res, next);
  else next();
}

/** Reads one file into memory, and refuses a larger one at its field. */
export function fileReader(
  largestMb: number,
): (req: Request, res: Response, next: (problem?: unknown) => void) => void {
  const inMemory = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8', // what browsers send; multer would read file names as Latin-1
    limits: { fileSize: largestMb * 1_000_000, files: 1, fields: 50 },
  }).single('file');
  return (req, res, next) => {
    void inMemory(req, res, (problem: unknown) => {
      if (problem instanceof multer.MulterError && problem.code === 'LIMIT_FILE_SIZE') {
        const message = `The file is larger than ${largestMb} MB: choose a smaller one`;
        next(new Refused([{ code: 'file-too-large', field: 'file', message }]));
      } else next(problem ?? undefined);
    });
  };
}

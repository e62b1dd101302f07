import { rm } from 'node:fs/promises';
import type { NextFunction, Request, Response } from 'express';
import multer from 'multer';
import { Refused, type Refusal } from '../../kernel/refusal.js';
import type { UploadedFile } from '../files/file-content.js';
import { uploadFolder } from './upload-folder.js';

const LARGEST_FILE_MB = 10;

/** At a time, in one form. */
const MOST_FILES = 10;

/** Addresses whose route reads the file itself. */
const leftToRoutes: RegExp[] = [];

/** The form at these addresses takes larger files, and reads them once the person is admitted. */
export function leaveFileToRoute(address: RegExp): void {
  leftToRoutes.push(address);
}

const readSmall = fileReader(LARGEST_FILE_MB);

/**
 * Reads a form that carries files, of 10 MB each at most, for people who are signed in; others' files
 * are not read. A larger one is refused at its field.
 */
export function readUploads(req: Request, res: Response, next: NextFunction): void {
  const isUpload = req.is('multipart/form-data') !== false && req.method === 'POST';
  const isLeft = leftToRoutes.some((address) => address.test(req.path));
  if (isUpload && req.session.personId && !isLeft) readSmall(req, res, next);
  else next();
}

/** The first file that came with the form; undefined when none was chosen. */
export function uploadedFileOf(req: Request): UploadedFile | undefined {
  return uploadedFilesOf(req)[0];
}

/** Every file that came with the form. They are gone once the request is answered. */
export function uploadedFilesOf({ files }: Request): readonly UploadedFile[] {
  const sent = Array.isArray(files) ? files : [];
  return sent.map(({ originalname, path }) => ({ fileName: originalname, content: { path } }));
}

/**
 * Streams the files of the field `file` to disk, whatever their size, and refuses at that field those
 * that are larger. What lies on disk is taken away when the request is answered, however it was.
 */
export function fileReader(
  largestMb: number,
): (req: Request, res: Response, next: (problem?: unknown) => void) => void {
  const toDisk = multer({
    storage: multer.diskStorage({
      destination: (_req, _file, done) => {
        uploadFolder().then(
          (folder) => {
            done(null, folder);
          },
          (problem: unknown) => {
            done(problem instanceof Error ? problem : new Error(String(problem)), '');
          },
        );
      },
    }),
    defParamCharset: 'utf8', // what browsers send; multer would read file names as Latin-1
    limits: { fileSize: largestMb * 1_000_000, files: MOST_FILES, fields: 200 },
  }).array('file');
  return (req, res, next) => {
    res.once('close', () => {
      for (const { path } of Array.isArray(req.files) ? req.files : []) {
        void rm(path, { force: true }).catch(() => undefined); // the next sweep of the folder has it
      }
    });
    void toDisk(req, res, (problem: unknown) => {
      const refusal = refusalOf(problem, largestMb);
      next(refusal ? new Refused([refusal]) : (problem ?? undefined));
    });
  };
}

function refusalOf(problem: unknown, largestMb: number): Refusal | undefined {
  if (!(problem instanceof multer.MulterError)) return undefined;
  if (problem.code === 'LIMIT_FILE_SIZE') {
    const message = `The file is larger than ${largestMb} MB: choose a smaller one`;
    return { code: 'file-too-large', field: 'file', message };
  }
  if (problem.code === 'LIMIT_FILE_COUNT') {
    const message = `Choose ${MOST_FILES} files at a time at most`;
    return { code: 'too-many-files', field: 'file', message };
  }
  return undefined;
}

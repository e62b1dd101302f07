import type { NextFunction, Request, Response } from 'express';
import multer from 'multer';

const LARGEST_FILE = 10 * 1024 * 1024;

const inMemory = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_FILE, files: 1, fields: 50 },
}).single('file');

/** Reads a form that carries one file, of 10 MB at most, for people who are signed in; others' files are not read. */
export function readUploads(req: Request, res: Response, next: NextFunction): void {
  const isUpload = req.is('multipart/form-data') !== false && req.method === 'POST';
  if (!isUpload || !req.session.personId) {
    next();
    return;
  }
  void inMemory(req, res, (problem: unknown) => {
    if (problem instanceof multer.MulterError && problem.code === 'LIMIT_FILE_SIZE') {
      res.status(413);
      next(Object.assign(new Error('The file is larger than 10 MB'), { status: 413 }));
    } else next(problem);
  });
}

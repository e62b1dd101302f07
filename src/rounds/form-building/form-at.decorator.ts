import { createParamDecorator, NotFoundException, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { baseOf, type FormName } from './form-shelf.rules.js';

/** The form that an address of the builder is about. */
export interface FormAddress {
  readonly slug: string;
  readonly of: FormName;
  /** Below which all its pages are. */
  readonly base: string;
}

/** Injects the form that the address names. @throws NotFoundException for a kind of return that there is not */
export const FormAt = createParamDecorator((_: unknown, context: ExecutionContext): FormAddress => {
  const { params } = context.switchToHttp().getRequest<Request>();
  const [slug, kind] = [String(params['slug']), params['kind']];
  if (kind !== undefined && kind !== 'progress' && kind !== 'final') throw new NotFoundException();
  const of = kind ?? 'application';
  return { slug, of, base: baseOf(slug, of) };
});

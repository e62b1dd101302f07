import type { ReturnFormKind } from '../return-forms/return-form-version.entity.js';

/** Which form of a round is meant: what its applications answer, or one of those that its returns do. */
export type FormName = 'application' | ReturnFormKind;

/** Where the versions of a form lie. Every statement about them names the round as $1. */
export interface Shelf {
  readonly table: 'round_form' | 'return_form';
  /** Which rows of the table are versions of this form, for an alias `f`. */
  readonly where: string;
}

/** The names come from a closed list, never from whoever asks. */
export function shelfOf(name: FormName): Shelf {
  return name === 'application'
    ? { table: 'round_form', where: 'f.round_id = $1' }
    : { table: 'return_form', where: `f.round_id = $1 AND f.kind = '${name}'` };
}

/** As addresses say it: `rounds/winter/form`, or `rounds/winter/return-forms/final`. */
export function baseOf(slug: string, name: FormName): string {
  return `/rounds/${slug}/${name === 'application' ? 'form' : `return-forms/${name}`}`;
}

/** Both addresses of a page of the builder, below what they have in common. */
export function formPaths(rest = ''): string[] {
  return [`rounds/:slug/form${rest}`, `rounds/:slug/return-forms/:kind${rest}`];
}

/** What pages call it. */
export const FORM_TITLES: Readonly<Record<FormName, string>> = {
  application: 'Form',
  progress: 'Form of returns on the way',
  final: 'Form of the last return',
};

/** How the record of acts begins what was done to it. */
export function actPrefix(name: FormName): string {
  return name === 'application' ? 'form' : `${name} return form`;
}

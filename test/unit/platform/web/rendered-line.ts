import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import { formatPence, plainPounds } from '../../../../src/kernel/pence.js';
import type { Refusal } from '../../../../src/kernel/refusal.js';

const SOURCES = join(import.meta.dirname, '../../../../src');
const GOVUK = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([SOURCES, join(GOVUK, 'dist')]),
  { autoescape: true, trimBlocks: true, lstripBlocks: true },
);
environment.addFilter('pounds', formatPence);
environment.addFilter('plainPounds', plainPounds);

/** What a template knows of a form that was just opened, or was refused. */
export interface FormState {
  readonly refusals?: readonly Refusal[];
  readonly typed?: Readonly<Record<string, unknown>>;
}

/** One line of a template that has the form's macros as `f` and the parts as `p`. */
export function renderedLine(line: string, state: FormState = {}, model: object = {}): string {
  const shell = { path: '/here', refusals: [], typed: {}, csrfToken: () => 'to+ken', ...state };
  return compiled(line).render({ shell, ...model });
}

const templates = new Map<string, nunjucks.Template>();

function compiled(line: string): nunjucks.Template {
  const known = templates.get(line);
  if (known) return known;
  const source = `{% import "platform/web/views/form.njk" as f %}{% import "platform/web/views/parts.njk" as p %}${line}`;
  const template = new nunjucks.Template(source, environment);
  templates.set(line, template);
  return template;
}

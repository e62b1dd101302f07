import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { formatDate, formatMoment, formatTimeOfDay } from '../../kernel/london.js';
import { formatPence, formatPenceExactly, plainPounds } from '../../kernel/pence.js';

const SOURCES = join(import.meta.dirname, '../..');
const GOVUK = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));

/** Renders templates by their path below `src/`. Everything is escaped unless a template says otherwise. */
@Injectable()
export class Views {
  private readonly pages = environment(true);
  private readonly texts = environment(false);
  private readonly parts = new Map<string, nunjucks.Template>();

  render(template: string, model: object): string {
    return this.pages.render(template, model);
  }

  /** For plain text, where `&` must stay `&`. */
  renderText(template: string, model: object): string {
    return this.texts.render(template, model);
  }

  /** A piece of one of our own templates, as text. Never anything that somebody typed. */
  renderTextPart(source: string, model: object): string {
    const known = this.parts.get(source);
    const part = known ?? new nunjucks.Template(source, this.texts);
    if (!known) this.parts.set(source, part);
    return part.render(model);
  }
}

function environment(autoescape: boolean): nunjucks.Environment {
  const views = nunjucks.configure([SOURCES, join(GOVUK, 'dist')], {
    autoescape,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  views.addFilter('trim', trimmed);
  views.addFilter('pounds', formatPence);
  views.addFilter('poundsExactly', formatPenceExactly);
  views.addFilter('plainPounds', plainPounds);
  views.addFilter('date', formatDate);
  views.addFilter('moment', formatMoment);
  views.addFilter('time', formatTimeOfDay);
  return views;
}

/**
 * As the engine's own, which takes minutes over some thousand spaces in the midst of a text: GOV.UK's
 * components trim whole fields, with what was typed in them.
 */
function trimmed(text: unknown): unknown {
  const { SafeString } = nunjucks.runtime;
  if (text instanceof SafeString) return new SafeString(text.toString().trim());
  return typeof text === 'string' ? text.trim() : text;
}

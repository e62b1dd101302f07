import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Views } from '../../web/views.service.js';
import { partsOf, type LetterParts } from './letter-parts.rules.js';

const SOURCES = join(import.meta.dirname, '../../..');
/** Letters that the coordinator words. Others let people in, or raise an alarm, and stay as they are. */
const EDITABLE = 'correspondence/';
const ENDING = '.txt.njk';

/** `correspondence/letters/views/award-offered.txt.njk` → `award-offered`. */
export function kindOf(template: string): string {
  return template.slice(template.lastIndexOf('/') + 1).replace(ENDING, '');
}

export function isEditable(template: string): boolean {
  return template.startsWith(EDITABLE);
}

/** The letters that the house came with, taken apart once. */
@Injectable()
export class LetterTemplates {
  private readonly parts = new Map<string, LetterParts>();
  private readonly byKind = templatesByKind();

  constructor(private readonly views: Views) {}

  /** Every kind of letter whose wording may be changed, by name. */
  kinds(): readonly string[] {
    return [...this.byKind.keys()];
  }

  /** Undefined when there is no such kind. */
  ofKind(kind: string): LetterParts | undefined {
    const template = this.byKind.get(kind);
    return template === undefined ? undefined : this.partsOf(template);
  }

  /** What stands for each placeholder in this letter, by the placeholder's name. */
  fill(template: string, model: object): Readonly<Record<string, string>> {
    const { placeholders } = this.partsOf(template);
    return Object.fromEntries(
      placeholders.map(({ name, source }) => [
        name,
        this.views.renderTextPart(source, model).trim(),
      ]),
    );
  }

  private partsOf(template: string): LetterParts {
    const known = this.parts.get(template);
    if (known) return known;
    const parts = partsOf(readFileSync(join(SOURCES, template), 'utf8'));
    this.parts.set(template, parts);
    return parts;
  }
}

function templatesByKind(): ReadonlyMap<string, string> {
  const files = readdirSync(join(SOURCES, EDITABLE), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ENDING))
    .map((path) => EDITABLE + path.replaceAll('\\', '/'));
  return new Map(
    files.map((path) => [kindOf(path), path] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

import type { House } from '../../../support/house.js';
import type { Answer, Fields, Visitor } from '../../../support/visitor.js';
import { hiddenFieldsOf } from '../../../support/visitor.js';

/** A coordinator at the form builder of one round: opens a page, fills it in, presses its button. */
export class BuilderHand {
  constructor(
    readonly visitor: Visitor,
    readonly slug: string,
  ) {}

  get base(): string {
    return `/rounds/${this.slug}/form`;
  }

  begin(from = 'newest', round = ''): Promise<Answer> {
    return this.visitor.submit(`${this.base}/beginning`, { from, round });
  }

  addSection(title: string, guidance = ''): Promise<Answer> {
    return this.visitor.submit(`${this.base}/sections/new`, { title, guidance });
  }

  addQuestion(section: number, kind: string, label: string, more: Fields = {}): Promise<Answer> {
    return this.visitor.submit(`${this.base}/sections/${section}/questions/new?kind=${kind}`, {
      ...{ label, noun: '', hint: '', guidance: '' },
      ...more,
    });
  }

  changeQuestion(name: string, fields: Fields): Promise<Answer> {
    return this.visitor.submit(`${this.base}/questions/${name}`, fields);
  }

  move(place: string, direction: 'up' | 'down'): Promise<Answer> {
    return this.visitor.submit(`${this.base}/moves/${place}`, { direction });
  }

  remove(place: string): Promise<Answer> {
    return this.visitor.submit(`${this.base}/removals/${place}`);
  }

  addCondition(place: string, on: string, fields: Fields): Promise<Answer> {
    return this.visitor.submit(`${this.base}/conditions/${place}?on=${on}`, fields);
  }

  addRule(kind: string, fields: Fields): Promise<Answer> {
    return this.visitor.submit(`${this.base}/rules/new?kind=${kind}`, fields);
  }

  publish(drafts: 'stay' | 'move' = 'stay'): Promise<Answer> {
    return this.visitor.submit(`${this.base}/publication`, { drafts });
  }

  /** The hidden fields of a page as it is opened now, to be sent later. */
  async opened(path: string): Promise<Record<string, string>> {
    return hiddenFieldsOf(
      (await this.visitor.get(`${this.base}/${path}`)).text,
      `${this.base}/${path}`,
    );
  }
}

export interface StoredVersion {
  readonly version: number;
  readonly definition: {
    readonly sections: readonly unknown[];
    readonly rules: readonly unknown[];
  };
  readonly revision: number;
  readonly drafts: string | null;
  readonly isPublished: boolean;
}

export function versionsOf(house: House, slug: string): Promise<readonly StoredVersion[]> {
  return house.db.query<StoredVersion[]>(
    `SELECT f.version, f.definition, f.revision, f.drafts, f.published_at IS NOT NULL AS "isPublished"
       FROM round_form f JOIN round r ON r.id = f.round_id WHERE r.slug = $1 ORDER BY f.version`,
    [slug],
  );
}

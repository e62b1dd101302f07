import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { Form } from '../../forms/form.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BuildingFactsQueries } from './building-facts.queries.js';
import { refusalsOfRevision } from './building.rules.js';
import { refusalsOfEdit } from './draft-flaws.rules.js';
import { actPrefix, shelfOf, type FormName } from './form-shelf.rules.js';
import { addressOf, type Spot } from './spot.rules.js';

/** One edit of the version that is being built, as a page sent it. */
export interface EditForm {
  readonly roundId: string;
  /** Which of its forms; the one that applications answer unless said otherwise. */
  readonly of?: FormName;
  /** The form's revision when the page was opened. */
  readonly revision: number;
  /** Everything that the page sent: the same once more is the same edit. */
  readonly sent: object;
  readonly by: string;
  /** As the record says it: `question added`. */
  readonly act: string;
  /** What is edited, for its own refusals to stand at its fields; undefined when all of it may be. */
  readonly spot?: Spot | undefined;
  /** The form as it shall be; undefined when the place is not there. `taken`: names no new question may have. */
  readonly edit: (form: Form, taken: ReadonlySet<string>) => Edited | undefined;
}

type Edited = Form | { readonly form: Form; readonly spot: Spot };

@Injectable()
export class FormBuilding {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: BuildingFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps one edit. The same page sent twice is one edit.
   * @returns the place that was edited, where the edit made it.
   * @throws Refused when somebody edited the form meanwhile, when the edit leaves anything senseless,
   * or when no version is being built; all reasons at once.
   * @throws NotFoundException when there is no such place in the form.
   */
  edit(command: EditForm): Promise<Spot | undefined> {
    return this.transactions.run(async (tx) => {
      const { roundId, by, act, of = 'application' } = command;
      const building = await this.facts.lock(tx, roundId, of);
      const editMark = markOf(command);
      if (building.editMark === editMark) return command.spot;
      const meanwhile = refusalsOfRevision(building, command);
      const edited = command.edit(building.definition, building.taken);
      if (!edited) {
        refuseIfAny(meanwhile);
        throw new NotFoundException();
      }
      const { form, spot } = 'form' in edited ? edited : { form: edited, spot: command.spot };
      refuseIfAny([...meanwhile, ...refusalsOfEdit(form, spot, of)]);

      const { version, revision } = building;
      const { table, where } = shelfOf(of);
      await tx.query(
        `UPDATE ${table} f SET definition = $3, revision = $4, edit_mark = $5, edited_at = $6, edited_by = $7
          WHERE ${where} AND f.version = $2`,
        [roundId, version, form, revision + 1, editMark, this.clock.now(), by],
      );
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: `${actPrefix(of)}: ${act}`,
        by,
        detail: { version, revision: revision + 1, ...(spot ? { place: addressOf(spot) } : {}) },
      });
      return spot;
    });
  }
}

/** Two pages that showed the same state and send the same are two clicks. */
function markOf({ act, revision, by, sent }: EditForm): string {
  return createHash('sha256')
    .update(JSON.stringify([act, revision, by, sent]))
    .digest('hex');
}

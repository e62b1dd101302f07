import { WordingWriting } from '../correspondence/wording/wording-writing.service.js';
import { Bounces } from '../platform/mail/bounces/bounces.service.js';
import { digestOf } from '../platform/mail/bounces/report-reading.js';
import { Delivery } from '../platform/mail/sending/delivery.service.js';
import { LetterTemplates } from '../platform/mail/wording/letter-templates.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** One kind of letter says it in the coordinator's words, one waits for a look, and one letter came back. */
export async function followLetters(stage: Stage): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const wording = stage.get(WordingWriting);
  const usual = stage.get(LetterTemplates).ofKind('application-received')?.text ?? '';
  const text = usual.replace(
    'Please keep the reference and quote it whenever you write to us.',
    'Please quote [Reference] when you write or ring. If anything is unclear, ring us: we are glad to talk it through.',
  );
  const subject = '[Reference]: thank you, your application is here';
  const version = await wording.write('application-received', { subject, text }, 0, by);
  await wording.use('application-received', version, by);
  await wording.hold('round-invited', true, by);
}

/** The letter that let a funder's officer in went to an address with a mistake in it. */
export async function sendOneBack(stage: Stage): Promise<void> {
  const id = await stage.idOf(
    `SELECT id FROM mail_message WHERE kind = 'let-in' ORDER BY written_at LIMIT 1`,
  );
  const recipient = await stage.idOf('SELECT to_address AS id FROM mail_message WHERE id = $1', id);
  await stage.get(Delivery).deliver(id);
  await stage.get(Bounces).hear(
    {
      ...{ digest: digestOf(`demonstration/${id}`), messageId: id, recipient, isHard: true },
      reason: `550 5.1.1 <${recipient}>: no such mailbox here`,
    },
    'mailbox',
  );
}

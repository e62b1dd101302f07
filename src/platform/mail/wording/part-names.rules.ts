/** What the commonest placeholders are called, by what the template prints. */
const NAMES: Readonly<Record<string, string>> = {
  'addressee.name': 'Reader’s name',
  'application.reference': 'Reference',
  'award.reference': 'Reference',
  'owed.awardReference': 'Reference',
  'sent.awardReference': 'Reference',
  'award.amountPence': 'Grant',
  'award.title': 'Project',
  'application.title': 'Project',
  'owed.title': 'Project',
  'sent.title': 'Project',
  'instalment.title': 'Project',
  reasons: 'The panel’s reasons',
  'if feedback': 'The panel’s feedback',
  'if award.conditions': 'Conditions, or that there are none',
  'for instalment in instalments': 'List of payments',
  'if returns | length': 'Returns and their dates',
  'for asked in returns': 'Returns and their dates',
  'for item in asked.asked': 'List of what is asked',
  'for change in change.changes': 'List of what changed',
  'for section in minutes.sections': 'The decisions',
  'if account': 'The account',
  'if next': 'The next payment, or that this was the last',
  'if meeting': 'When the panel meets',
  'if sent.changes': 'What went otherwise than planned',
  'refusal.legalReason': 'The legal reason',
  'ratification.text': 'What is ratified, word for word',
  'change.reason': 'The reason given',
  'act.reason': 'The reason given',
  '" by " + (award.offerEndsOn | date) if award.offerEndsOn': 'By which day',
  '"One of you signs it" if award.signatories == 1 else "Two of you sign it, each with their own sign-in"':
    'Who signs',
  'act.offerEndsOn': 'Day until which it is offered',
  '", by " + (award.offerEndsOn | date) if award.offerEndsOn': 'By which day',
  'if act.kind == "lapsed"': 'How the offer ended',
  'if act.kind == "renewed"': 'Whether it is offered again',
  'if act.byName': 'Who did it',
  '"one answer" if asked.asked.length == 1 else asked.asked.length + " answers"':
    'How many answers',
  '". Thank you for your answer" if asked.replies.length else ", without an answer. The panel goes on with what you submitted"':
    'Whether it was answered',
  '"from the coordinator" if isFromUs else "from " + application.organisationName':
    'Whom it is from',
  '"your application " if isFromUs else ""': 'The words “your application”',
  '"It was to be:" if news == "cancelled" else "When:"': 'The word “When”',
  '"failed at the bank" if how == "failed" else "came back from their bank"':
    'What happened at the bank',
  'if how == "failed"': 'What happened at the bank',
  'if senderName': 'Who sent it',
  'if organisationName': 'Of which organisation',
  'award.decidedAt': 'When it was decided',
  'award.acceptedAt': 'When it was accepted',
  receivedAt: 'When it arrived',
  'application.closesAt': 'When the round closes',
  'application.requestedPence': 'Asked for',
  'round.scoreBy': 'Day by which it is scored',
  '" again" if number > 1': 'The word “again”, when sent again',
  'if instalments | length == 1': 'How it is paid',
  'owed.awardPence': 'Grant',
  'sent.awardPence': 'Grant',
  'owed.dueOn': 'Day it is due',
  'asked.dueOn': 'Day it is due',
  'details.masked': 'Account number, masked',
  'words.text': 'As what they act',
  'words.hint': 'What that lets them do',
  'judged.awardReference': 'Reference',
  'judged.title': 'Project',
  'judged.number': 'Number of the return',
  'judged.outOf': 'How many returns there are',
  'change.toDueOn': 'The other day',
  'change.fromDueOn': 'Day it was due',
  'if change.status == "made"': 'When the return is due',
  'change.settledReason or change.reason': 'The reason given',
  'if review.act == "accept"': 'What became of the return',
  'if review.reason': 'The reason given',
  'for about in review.asked': 'List of what is asked',
  'review.dueOn': 'Day by which it is sent again',
  '"one answer" if review.asked | length == 1 else (review.asked | length) + " answers"':
    'How many answers',
  '"This return has" if sent | length == 1 else "These returns have"': 'How many returns have',
  'for one in sent': 'List of returns',
  'if isHeld': 'Whether it is on hold or goes on, and why',
  'if variation.status == "approved"': 'Whether the change is approved',
  'if variation.settledReason': 'The reason given',
  'variation.reason': 'The reason given',
  office: 'Who decides',
  'ending.reason': 'The reason given',
  'if ending.unpaidPence': 'What is not paid any more',
  'if ending.asksBackPence': 'What is asked back',
  'if award.nowPence': 'What stays to be accounted for',
  'if closure.releasedPence': 'What is not paid any more',
  'closure.paidPence': 'Paid',
  'closure.spentPence': 'Spent',
  'closure.returnedPence': 'Returned',
  'clawback.amountPence': 'Sum asked back',
  'clawback.receivedPence': 'Sum that has come',
  'clawback.reason': 'The reason given',
  'if clawback.parts | length == 1': 'By when it is to come',
  'transfer.toName': 'Who takes the grant on',
  'transfer.fromName': 'Who gives the grant on',
  'transfer.signatoryName': 'Who signed',
  'transfer.signatoryPosition': 'Position of who signed',
  'transfer.reason': 'The reason given',
  '"an appeal" if appeal.kind == "appeal" else "a complaint"': 'An appeal or a complaint',
  'appeal.kind': 'Appeal or complaint',
  'appeal.fromName': 'Who sent it',
  'appeal.dueOn': 'Day by which it is answered',
  'appeal.receivedOn': 'Day it came',
  'appeal.words': 'What they wrote',
  'appeal.outcome': 'What was found',
  'if appeal.reference': 'About which application',
  'if appeal.status == "withdrawn"': 'How it ended',

  'if news == "called"': 'What is said of the meeting',
  'meeting.startsAt': 'When the panel meets',
  'meeting.place': 'Where the panel meets',
  'if isWhole': 'What is not paid',
  'if details.status == "refused"': 'Whether the account was confirmed',
  'if change.act == "withdrawn"': 'What became of the application',
  'if not change.to': 'Who acts, and as what',
  'if ratification.status == "passed"': 'How it ended',
  'if ratification.agenciesCounted': 'Which agencies were counted',
  'if ratification.version > 1': 'That the text was changed',
  'if how == "bounced"': 'That the money came back',
  'if isOverdue': 'By when, or that it is late',

  "include 'correspondence/reminders/views/stop.njk'": 'How to stop such reminders',
  'owed.owner.name': 'Whose it is',
  'owed.what': 'What is to be seen to',
  'offer.dueOn': 'Day the offer ends',
  'offer.reference': 'Reference',
  'offer.title': 'Project',
  'if isHalf': 'How many have signed it',
  'fund.dueOn': 'Day by which it is spent',
  'fund.name': 'Fund',
  'fund.funderName': 'Funder',
  'meeting.panelName': 'Panel',
  'meeting.roundTitle': 'Round',
  'draft.roundTitle': 'Round',
  'draft.closesAt': 'When the round closes',
  'round.title': 'Round',
  bids: 'How many bids',
  givenOn: 'Day it was given',
  'owner.name': 'Organisation name',
  'if isToCheck': 'Where it is checked, or who was reminded',
  'award.acceptedOn': 'When it was accepted',
  'for condition in award.unmet': 'List of conditions',
  'if isToStaff': 'What is to be done',
  'seat.personName': 'Member’s name',
  'seat.agencyName': 'Agency',
  'voter.agencyName': 'Agency',
  'if isLate': 'By when, or that they are late',
  'if toDeclare': 'That interests are to be declared first',
  'if hasEnded': 'What is said of the chair',
  'if mayStandAgain': 'Whether they may stand again',
};

/** What a letter is of no use without, beside every address to go to. */
const REQUIRED = new Set([
  'reasons',
  'refusal.legalReason',
  'ratification.text',
  'if award.conditions',
  'if ratification.status == "passed"',
  'if change.act == "withdrawn"',
  'if act.kind == "lapsed"',
  'for section in minutes.sections',
  'if review.act == "accept"',
  'for about in review.asked',
  'if change.status == "made"',
  'if isHeld',
  'if variation.status == "approved"',
  'ending.reason',
  'if ending.asksBackPence',
  'clawback.amountPence',
  'if clawback.parts | length == 1',
  'if appeal.status == "withdrawn"',
  'appeal.outcome',
  "include 'correspondence/reminders/views/stop.njk'",
]);

/** A name for people, of a piece of a template, other than those its letter has already. */
export function nameOfPart(
  source: string,
  taken: readonly string[],
): { readonly name: string; readonly isRequired: boolean } {
  const isLink = /^\{\{-? *baseUrl/.test(source);
  const said = saidIn(source);
  const name = isLink ? linkName(source) : (NAMES[said] ?? NAMES[plain(said)] ?? madeUp(said));
  return { name: unlike(name, said, taken), isRequired: isLink || REQUIRED.has(said) };
}

/** `if feedback`, `award.amountPence | pounds`: what is between the first braces. */
function saidIn(source: string): string {
  const [, said = ''] = /^\{[{%]-?\s*([\s\S]*?)\s*-?[%}]\}/.exec(source) ?? [];
  return said;
}

function plain(said: string): string {
  return said.split('|')[0]?.trim() ?? '';
}

/** `…/awards/{{ award.id }}/acceptance` → `Link to acceptance`. */
function linkName(source: string): string {
  const words = source
    .replaceAll(/\{\{.*?\}\}/g, '')
    .split('/')
    .filter((word) => word !== '');
  const last = words.at(-1) ?? 'the front page';
  return `Link to ${last === 'pdf' ? 'the PDF' : lower(inWords(last))}`;
}

/** From the template's own words, for what has no name above: those who write templates choose words that read well. */
function madeUp(said: string): string {
  const [, list] = /^for \w+ in ([\w.]+)/.exec(said) ?? [];
  if (list !== undefined) return `List of ${lower(inWords(lastOf(list)))}`;
  const condition =
    /^if (?:not )?([\w.]+)/.exec(said)?.[1] ?? / if (?:not )?([\w.]+)/.exec(said)?.[1];
  if (condition !== undefined)
    return `Words about ${lower(inWords(condition.replace(/^is(?=[A-Z])/, '')))}`;
  return inWords(lastOf(plain(said)));
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}

/** `organisationName` → `Organisation name`; sums and moments lose their units. */
function inWords(name: string): string {
  const words = name
    .replaceAll(/(?<=[a-z])Pence\b/g, '')
    .replaceAll(/(?<=[a-z])Name\b/g, ' name')
    .replaceAll(/[^A-Za-z0-9’]+/g, ' ')
    .replaceAll(
      /([a-z])([A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** With what it belongs to before it, or a number after it, when the letter has one of that name. */
function unlike(name: string, said: string, taken: readonly string[]): string {
  const [, owner] = /^([a-z]+)\.[\w.]+(?: \||$)/i.exec(said) ?? [];
  const candidates = owner === undefined ? [name] : [name, `${inWords(owner)}: ${lower(name)}`];
  for (let number = 2; ; number++) {
    const free = candidates.find((one) => !taken.includes(one));
    if (free !== undefined) return free;
    candidates.push(`${name} (${number})`);
  }
}

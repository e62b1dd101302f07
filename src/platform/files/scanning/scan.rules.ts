/**
 * How the check of a file for viruses stands. `not-checked`: no scanner is set. `waiting`: it will be,
 * also when the scanner can't be reached. `unscannable`: the scanner could not tell.
 */
export type ScanState = 'not-checked' | 'waiting' | 'clean' | 'infected' | 'unscannable';

/** What came of a check. */
export type Verdict =
  | { readonly scan: 'clean'; readonly found: null }
  | { readonly scan: 'infected' | 'unscannable'; readonly found: string };

/**
 * What clamd's answer says of a file; undefined for an answer that is none. Only its one sentence for
 * a clean file is a clean file.
 */
export function verdictOf(answer: string): Verdict | undefined {
  const said = answer.trim();
  if (said === 'stream: OK') return { scan: 'clean', found: null };
  const [, name] = /^stream: (.+) FOUND$/.exec(said) ?? [];
  if (name !== undefined) return { scan: 'infected', found: name };
  if (/size limit exceeded/i.test(said)) {
    return { scan: 'unscannable', found: 'it is larger than the scanner takes' };
  }
  const [, problem] = /^(?:stream: )?(.+?)\.? ERROR$/.exec(said) ?? [];
  return problem === undefined ? undefined : { scan: 'unscannable', found: problem };
}

/** Who asks for a file: its organisation's own people, staff, or those who read for a panel. */
export type FileReader = 'own' | 'staff' | 'panel';

/**
 * Whether a file may be opened, by whoever may read the record that it belongs to. What is infected is
 * given to nobody. What waits or could not be checked is for those it came from, and for staff. What
 * is not checked is open only while the house has no scanner.
 */
export function isOpenTo(reader: FileReader, scan: ScanState, isScannerSet: boolean): boolean {
  switch (scan) {
    case 'clean':
      return true;
    case 'infected':
      return false;
    case 'not-checked':
      return reader !== 'panel' || !isScannerSet;
    case 'waiting':
    case 'unscannable':
      return reader !== 'panel';
  }
}

/** The state in a few words, for a tag. */
export const SCAN_WORDS: Readonly<Record<ScanState, { text: string; colour: string }>> = {
  'not-checked': { text: 'Not checked for viruses', colour: 'grey' },
  waiting: { text: 'Being checked for viruses', colour: 'blue' },
  clean: { text: 'No virus found', colour: 'green' },
  infected: { text: 'Harmful', colour: 'red' },
  unscannable: { text: 'Could not be checked', colour: 'orange' },
};

/** Why a file is closed: completes its name to a sentence. */
export function whyClosed(scan: ScanState, found: string | null): string {
  switch (scan) {
    case 'infected':
      return `holds something harmful (${found ?? ''}), so nobody can open it.`;
    case 'unscannable':
      return `could not be checked for viruses (${found ?? ''}), so the panel can’t open it.`;
    case 'clean':
    case 'not-checked':
    case 'waiting':
      return 'is still to be checked for viruses. It opens when nothing was found.';
  }
}

/** What follows from the state, for whoever sent the file; undefined when there is nothing to say. */
export function scanAdvice(scan: ScanState, found: string | null): string | undefined {
  switch (scan) {
    case 'clean':
    case 'not-checked':
      return undefined;
    case 'waiting':
      return 'The panel can open it once it is checked. There is nothing for you to do.';
    case 'infected':
      return `Our scanner found something harmful in it (${found ?? ''}), so nobody can open it. Take it away, and send a copy from a computer that is clean.`;
    case 'unscannable':
      return `Our scanner could not check it (${found ?? ''}), so the panel can’t open it. Send it in another form, best as a PDF without a password.`;
  }
}

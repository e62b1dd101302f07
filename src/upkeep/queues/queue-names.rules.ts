const NAMES: Readonly<Record<string, string>> = {
  events: 'What follows from what happened',
  mail: 'Messages to be sent',
  sweeps: 'What comes round by the clock',
  scans: 'Files to be checked for viruses',
};

/** What a queue is for, in words. */
export function nameOfQueue(name: string): string {
  return NAMES[name] ?? name;
}

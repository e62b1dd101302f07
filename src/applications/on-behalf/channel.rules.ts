/** How an application came that was not made online, in words. */
const WORDS: Readonly<Record<string, string>> = {
  paper: 'on paper',
  telephone: 'by telephone',
  'e-mail': 'by e-mail',
  'in-person': 'in person',
};

export function channelInWords(channel: string): string {
  return WORDS[channel] ?? channel;
}

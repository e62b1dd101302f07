/** As people count them: runs of anything but white space. */
export function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

export function tooManyWords(label: string, words: number, mostWords: number): string {
  return `“${label}” has ${words.toLocaleString('en-GB')} words: cut it to ${mostWords.toLocaleString('en-GB')} or fewer`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text from outside that can't move the cursor, colour the terminal or hide what follows it. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, escaped);
}

/** Text as the value of an HTTP header: ASCII, and at most 500 characters. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, escaped).slice(0, 500);
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/**
 * A text with the line ends that we write. Git may have turned them into those of Windows on its way to the disk, and
 * editors of Windows write them into templates.
 */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Tells on stderr what is being measured, so that stdout has the tables alone. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

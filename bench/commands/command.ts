/** A whole command, as a user starts it. */
export interface Command {
  readonly what: string;
  /** What the project promises, in seconds. */
  readonly bar?: number;
  /** What stands after `node`. */
  readonly args: readonly string[] | ((run: number) => readonly string[]);
  /** Text after which the command counts as ready; it is ended then. */
  readonly ready?: string;
}

export const koocontract = 'bin/koocontract.js';

/**
 * The commands that are timed.
 *
 * @param folder for what they write
 * @param url of the running example merchant
 */
export function timedCommands(folder: string, url: string): readonly Command[] {
  return [
    { what: 'an empty Node process', args: ['-e', ''] },
    { what: 'koocontract --help', bar: 0.2, args: [koocontract, '--help'] },
    {
      what: 'koocontract generate, all anew',
      bar: 3,
      // A folder of its own each time, so that no run can build on the last.
      args: (run) => [koocontract, 'generate', '-o', `${folder}/generated-${run}`],
    },
    { what: 'koocontract generate, nothing to do', bar: 1, args: [koocontract, 'generate'] },
    {
      what: 'koocontract mock open-api, ready',
      bar: 1,
      args: [koocontract, 'mock', 'open-api', '--port', '0'],
      ready: 'http://',
    },
    {
      what: 'koocontract mock saas-v2, ready',
      bar: 1,
      args: [koocontract, 'mock', 'saas-v2', '--as', 'merchant', '--port', '0'],
      ready: 'http://',
    },
    {
      what: 'koocontract verify, example merchant',
      bar: 3,
      args: [koocontract, 'verify', url, '--guide', 'saas-v2'],
    },
  ];
}

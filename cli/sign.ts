import { Command } from 'commander';

interface Options {
  guide: string;
  to: string;
  body?: string;
  keyEnv: string;
}

export function signCommand(): Command {
  return new Command('sign')
    .description('Print a signed curl command, as the Seller Center does with "generate request command".')
    .argument('[activity]', 'exchange to take the example from; told by the body when one is given')
    .requiredOption('--guide <id>', 'guide or document')
    .requiredOption('--to <url>', "the receiver's address")
    .option('--body <json>', 'body to sign; `-` reads it from the standard input')
    .option('--key-env <name>', 'environment variable that holds the access key', 'KOO_ACCESS_KEY')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract sign newInstance --guide saas-v2 --to https://localhost:8080/saas\n' +
        '  koocontract sign --guide saas-v2 --to http://localhost:8080/saas --body \'{"activity":"queryInstance","instanceId":"1"}\' | sh',
    )
    .action(async (activity: string | undefined, { guide, to, body, keyEnv }: Options) => {
      const { accessKeyFrom } = await import('./keys.ts');
      const { signedCurl } = await import('./signed-curl.ts');
      const command = await signedCurl({
        guide,
        to,
        key: accessKeyFrom(keyEnv),
        activity,
        body: body === '-' ? await readInput() : body,
      });
      console.log(command);
    });
}

async function readInput(): Promise<string> {
  const { text } = await import('node:stream/consumers');
  return text(process.stdin);
}

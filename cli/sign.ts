import { Command } from 'commander';

interface Options {
  guide: string;
  to: string;
  body?: string;
  query?: string;
  keyEnv: string;
}

export function signCommand(): Command {
  return new Command('sign')
    .description('Print a signed curl command, as the Seller Center does with "generate request command".')
    .argument(
      '[activity]',
      'exchange to take the example from; body or query tell it where they name an activity',
    )
    .requiredOption('--guide <id>', 'guide or document')
    .requiredOption('--to <url>', "the receiver's address")
    .option('--body <json>', 'body to sign; `-` reads it from the standard input')
    .option('--query <parameters>', 'query to sign, for guides whose callbacks are GET requests: a=1&b=2')
    .option('--key-env <name>', 'environment variable that holds the access key', 'KOO_ACCESS_KEY')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract sign newInstance --guide saas-v2 --to http://localhost:8080/saas\n' +
        '  koocontract sign --guide saas-v2 --to http://localhost:8080/saas --body \'{"activity":"queryInstance","instanceId":"1"}\' | sh\n' +
        "  koocontract sign queryInstance --guide saas-v1 --to http://localhost:8080/saas --query 'instanceId=1&testFlag=1' | sh",
    )
    .action(async (activity: string | undefined, { keyEnv, body, ...options }: Options) => {
      const { signedCurl } = await import('./signed-curl.ts');
      const text = body === '-' ? await readInput() : body;
      console.log(await signedCurl({ ...options, keyEnv, activity, body: text }));
    });
}

async function readInput(): Promise<string> {
  const { text } = await import('node:stream/consumers');
  return text(process.stdin);
}

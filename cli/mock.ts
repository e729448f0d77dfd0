import { Command, Option } from 'commander';

interface Options {
  port: string;
  host: string;
  as?: 'platform' | 'merchant';
  keyEnv: string;
  loginUrl?: string;
}

export function mockCommand(): Command {
  return new Command('mock')
    .description(
      "Serve a mock: the platform's Open APIs, or a merchant's side of a callback guide. Prism makes the answers.",
    )
    .argument('<guide...>', 'guide ids or files of documents')
    .option('-p, --port <number>', 'port to listen on; 0 takes a free one', '4010')
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 takes calls from other machines, too',
      '127.0.0.1',
    )
    .addOption(
      new Option('--as <side>', 'which side to play; told by the documents unless given').choices([
        'platform',
        'merchant',
      ]),
    )
    .option('--key-env <name>', 'environment variable that holds the access key', 'KOO_ACCESS_KEY')
    .option(
      '--login-url <address>',
      'guide login: address of the application that users log in to, which redirect_uri and service must then be, too, but for their query; without it any http(s) address will do, and the login page goes to http://localhost:3000/login',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract mock open-api                    Open APIs on http://localhost:4010\n' +
        '  koocontract mock login                       login with OAuth 2.0, CAS and OrgID; users and page are printed\n' +
        '  koocontract mock saas-v2 --as merchant       a merchant that answers every callback\n' +
        '\nKeys come from KOO_ACCESS_KEY, HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK (agents-gateway: KOO_APP_KEY and KOO_APP_SECRET); without them, keys for local use are printed.\n' +
        'open-api keeps what it gets until it stops: GET /__mock/usage lists usage records with their verdicts, GET /__mock/uploads licences.',
    )
    .action(async (guides: string[], options: Options) => {
      const { serveMock } = await import('./serve-mock.ts');
      await serveMock(guides, options);
    });
}

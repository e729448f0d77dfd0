import { Command, Option } from 'commander';
import { plans } from '../contracts/plan.ts';
import type { VerifyFlags } from './verify-flags.ts';

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Check a running merchant, in any language, against what the platform expects: Pact contracts and named checks.',
    )
    .argument(
      '[url]',
      "the merchant's address; without it and --guide, all merchants of koocontract.config.ts",
    )
    .option('--guide <id>', 'guide to verify')
    .option(
      '--static <pact...>',
      'compare pact files with their document: no server is needed, matchers count by their examples',
    )
    .option('--document <file>', 'with --static: the document of the pacts, when it is no guide')
    .option(
      '--broker <url>',
      "take the pacts of the merchant's consumers from this Pact Broker; PACT_BROKER_BASE_URL unless given (with any flag below)",
    )
    .option(
      '--provider-name <name>',
      "the merchant's name in the broker; saas-v2-merchant for saas-v2 unless given",
    )
    .option(
      '--provider-version <version>',
      'publish the result in the broker, for this version of the merchant',
    )
    .option('--provider-branch <branch>', 'branch of that version')
    .option(
      '--consumer-version-selectors <json>',
      'whose pacts to verify; main branches and what is deployed or released unless given',
    )
    .option('--enable-pending', 'failures of pacts that never passed are but warnings')
    .option(
      '--include-wip-pacts-since <day>',
      'verify work in progress since this day, too, as pending pacts',
    )
    .option('--build-url <url>', 'page of the CI build, which the published result links to')
    .option('--merchant <name...>', 'only these merchants of the configuration')
    .option('--shard <number/count>', 'only a share of the configured merchants, e.g. 2/4 for every fourth')
    .addOption(
      new Option(
        '--plan <name>',
        "full: all rules, unless told; debug: the Seller Center's debugging cases; dialing: its dial tests, which replay them",
      ).choices(plans),
    )
    .option(
      '--billing <modes>',
      'billing modes of the products, comma separated: one-time, period, pay-per-use; all unless given',
    )
    .addOption(
      new Option('--calls <kind>', 'debugging calls (testFlag "1") or real calls; both unless given').choices(
        ['debug', 'real', 'both'],
      ),
    )
    .option(
      '--platform-port <port>',
      "play the platform's Open APIs on this port of 127.0.0.1, and check the calls that the merchant makes; 0 takes a free one",
    )
    .option('--only <check...>', 'run only these checks: ids, families or patterns with *', [])
    .option('--skip <check...>', 'leave these out', [])
    .option(
      '--key-env <name>',
      'environment variable that holds the access key; KOO_ACCESS_KEY unless given (agents-gateway: always KOO_APP_KEY and KOO_APP_SECRET)',
    )
    .option('--public-key <file>', "the merchant's RSA public key, which secrets are encrypted with (kit)")
    .option(
      '--set <name=value...>',
      'a detail of every purchase that the merchant must know, e.g. license=PL…',
      [],
    )
    .option(
      '--report <kind=file...>',
      'also report as json=FILE, junit=FILE, html=FILE, sarif=FILE; github writes annotations and a job summary',
      [],
    )
    .option('--seed <number>', 'other generated cases; random draws a seed and shows it')
    .option('--runs <number>', 'generated cases for each exchange; 40 unless given')
    .option(
      '--timeout <seconds>',
      'time a request may take; what the guide documents, but at most 30, unless given',
    )
    .option('--bail', 'end with the first failure; what was opened is still released')
    .option('--concurrency <number>', 'how many checks may run at the same time; 8 unless given')
    .option('--list', 'list the checks and end')
    .option('--json', 'print the report as JSON instead of text')
    .addHelpText(
      'after',
      '\nExamples:\n  KOO_ACCESS_KEY=… koocontract verify http://localhost:8080/saas --guide saas-v2\n' +
        '  koocontract verify http://localhost:8080/saas --guide saas-v2 --only signature idempotency --report junit=koo.xml\n' +
        '  koocontract verify http://localhost:8080/kit --guide kit-v2 --public-key public.pem\n' +
        '  koocontract verify http://localhost:8080/codes --guide license-code --set license=PL0123456789ABCDEF\n' +
        '  koocontract verify http://localhost:8080/saas --guide saas-v2 --plan dialing\n' +
        '  koocontract verify http://localhost:8080/saas --guide saas-v2 --platform-port 4010\n' +
        '  koocontract verify http://localhost:8080/saas --guide saas-v2 --only generated --seed random --runs 500\n' +
        '  koocontract verify --guide saas-v2 --list\n' +
        '  koocontract verify http://localhost:8080/saas --guide saas-v2 --broker https://broker.example --provider-version $(git rev-parse HEAD)\n' +
        '  koocontract verify --static pacts/*.json --guide saas-v2     no server: do the pacts agree with the document?\n' +
        '  koocontract verify --shard 1/4 --report json=shard-1.json    some of the merchants in koocontract.config.ts;\n' +
        '                                                              `koocontract report merge` joins the shards',
    )
    .action(async (url: string | undefined, options: VerifyFlags) => {
      const { runVerify } = await import('./run-verify.ts');
      await runVerify(url, options);
    });
}

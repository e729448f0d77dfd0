import { Command, Option } from 'commander';
import type { VerifyFlags } from './verify-flags.ts';

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Check a running merchant, in any language, against what the platform expects: Pact contracts and named checks.',
    )
    .argument('[url]', "the merchant's address")
    .requiredOption('--guide <id>', 'guide to verify')
    .option(
      '--billing <modes>',
      'billing modes of the products, comma separated: one-time, period, pay-per-use; all unless given',
    )
    .addOption(
      new Option('--calls <kind>', 'debugging calls (testFlag "1"), real calls, or both')
        .choices(['debug', 'real', 'both'])
        .default('both'),
    )
    .option('--only <check...>', 'run only these checks: ids, families or patterns with *', [])
    .option('--skip <check...>', 'leave these out', [])
    .option(
      '--key-env <name>',
      'environment variable that holds the access key (agents-gateway: always KOO_APP_KEY and KOO_APP_SECRET)',
      'KOO_ACCESS_KEY',
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
    .option('--timeout <seconds>', 'time a request may take; what the guide documents unless given')
    .option('--bail', 'end with the first failure; what was opened is still released')
    .option('--concurrency <number>', 'how many checks may run at the same time; 8 unless given')
    .option('--list', 'list the checks and end')
    .option('--json', 'print the report as JSON instead of text')
    .addHelpText(
      'after',
      '\nExamples:\n  KOO_ACCESS_KEY=… koocontract verify https://localhost:8080/saas --guide saas-v2\n' +
        '  koocontract verify http://localhost:8080/saas --guide saas-v2 --only signature idempotency --report junit=koo.xml\n' +
        '  koocontract verify http://localhost:8080/kit --guide kit-v2 --public-key public.pem\n' +
        '  koocontract verify http://localhost:8080/codes --guide license-code --set license=PL0123456789ABCDEF\n' +
        '  koocontract verify --guide saas-v2 --list',
    )
    .action(async (url: string | undefined, options: VerifyFlags) => {
      const { runVerify } = await import('./run-verify.ts');
      await runVerify(url, options);
    });
}

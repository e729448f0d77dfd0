import { Command } from 'commander';

interface Options {
  to: string;
  guide: string;
  port: string;
  keyEnv: string;
}

export function proxyCommand(): Command {
  return new Command('proxy')
    .description('Sign whatever passes through: for curl, Postman, and Pact in other languages.')
    .requiredOption('--to <url>', "the receiver's address")
    .requiredOption('--guide <id>', 'guide or document whose signature to use')
    .option('-p, --port <number>', 'port to listen on; 0 takes a free one', '4020')
    .option('--key-env <name>', 'environment variable that holds the access key', 'KOO_ACCESS_KEY')
    .addHelpText(
      'after',
      '\nExamples:\n  koocontract proxy --to http://localhost:8080/saas --guide saas-v2\n' +
        '  curl -X POST http://localhost:4020/ -H \'Content-Type: application/json\' -d \'{"activity":"queryInstance","instanceId":"1"}\'\n' +
        '  koocontract proxy --to http://localhost:8080/saas --guide saas-v1\n' +
        "  curl 'http://localhost:4020/?activity=queryInstance&instanceId=1'",
    )
    .action(async (options: Options) => {
      const { serveProxy } = await import('./serve-proxy.ts');
      await serveProxy(options);
    });
}

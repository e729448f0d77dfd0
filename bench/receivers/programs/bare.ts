/** `node:http` alone: port, and `signed` where signatures are checked. */
import { createServer } from 'node:http';
import { benchKey } from '../make-requests.ts';
import { isSigned } from '../signature.ts';

const [port, signed] = process.argv.slice(2);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (signed === 'signed' && !isSigned(benchKey, searchParams, body)) {
      response.writeHead(401).end();
      return;
    }
    const { businessId } = JSON.parse(body.toString());
    const answer = { resultCode: '000000', resultMsg: 'success', instanceId: businessId };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
}).listen(Number(port), '127.0.0.1');

/** openapi-backend on `node:http`, where it is fastest: port, document, and `signed` where signatures are checked. */
import { createServer } from 'node:http';
import { OpenAPIBackend } from 'openapi-backend';
import { benchKey } from '../make-requests.ts';
import { isSigned } from '../signature.ts';

const [port, definition, signed] = process.argv.slice(2);

const api = new OpenAPIBackend({
  definition,
  handlers: {
    newInstance: ({ request }) => ({
      status: 200,
      answer: { resultCode: '000000', resultMsg: 'success', instanceId: request.requestBody.businessId },
    }),
    validationFail: ({ validation }) => ({ status: 400, answer: validation.errors }),
    notFound: () => ({ status: 404, answer: {} }),
  },
});
await api.init();

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks);
    const { pathname, search, searchParams } = new URL(request.url, 'http://localhost');
    if (signed === 'signed' && !isSigned(benchKey, searchParams, body)) {
      response.writeHead(401).end();
      return;
    }
    const { method, headers } = request;
    const parsed = JSON.parse(body.toString());
    const { status, answer } = await api.handleRequest({
      method,
      path: pathname,
      query: search.slice(1),
      headers,
      body: parsed,
    });
    response.statusCode = status;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
}).listen(Number(port), '127.0.0.1');

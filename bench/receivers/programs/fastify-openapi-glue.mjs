/** fastify-openapi-glue: port, document, and `signed` where signatures are checked. */
import Fastify from 'fastify';
import openapiGlue from 'fastify-openapi-glue';
import { benchKey } from '../make-requests.ts';
import { isSigned } from '../signature.ts';

const [port, specification, signed] = process.argv.slice(2);
const fastify = Fastify();

if (signed === 'signed') {
  // Its own parser does the same but for the signature, which needs the raw bytes.
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    if (isSigned(benchKey, searchParams, body)) done(null, JSON.parse(body.toString()));
    else done(Object.assign(new Error('signature'), { statusCode: 401 }));
  });
}

await fastify.register(openapiGlue, {
  specification,
  serviceHandlers: {
    newInstance: async ({ body }) => ({
      resultCode: '000000',
      resultMsg: 'success',
      instanceId: body.businessId,
    }),
  },
});
await fastify.listen({ port: Number(port), host: '127.0.0.1' });

/** express-openapi-validator: port, document, and `signed` where signatures are checked. */
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { benchKey } from '../make-requests.ts';
import { isSigned } from '../signature.ts';

const [port, apiSpec, signed] = process.argv.slice(2);
const app = express();

const verify = (request, _response, body) => {
  const { searchParams } = new URL(request.url, 'http://localhost');
  if (!isSigned(benchKey, searchParams, body)) throw Object.assign(new Error('signature'), { status: 401 });
};

app.use(express.json(signed === 'signed' ? { verify } : {}));
app.use(middleware({ apiSpec, validateRequests: true }));
app.post('/', ({ body }, response) => {
  response.json({ resultCode: '000000', resultMsg: 'success', instanceId: body.businessId });
});
app.listen(Number(port), '127.0.0.1');

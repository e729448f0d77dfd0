import { existsSync } from 'node:fs';
import process from 'node:process';

// The access key, from where `npm start` takes it. What the environment sets goes first.
if (existsSync('.env')) process.loadEnvFile('.env');

const { PORT = '8080', MERCHANT_URL = `http://localhost:${PORT}/saasproduce` } = process.env;

export default {
  documents: ['saas-v2'],
  output: 'src/generated',
  merchants: [{ name: 'my-merchant', guide: 'saas-v2', url: MERCHANT_URL }],
};

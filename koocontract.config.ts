import { defineConfig } from './cli/config.ts';

export default defineConfig({
  documents: ['spec/saas-v2.yaml', 'spec/open-api.yaml'],
  output: 'generated',
});

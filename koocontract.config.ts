import { defineConfig } from './cli/config.ts';

export default defineConfig({
  documents: [
    'spec/saas-v2.yaml',
    'spec/saas-v1.yaml',
    'spec/kit-v2.yaml',
    'spec/kit-v1.yaml',
    'spec/license-online.yaml',
    'spec/license-code.yaml',
    'spec/license-v1.yaml',
    'spec/order-notification.yaml',
    'spec/agents-gateway.yaml',
    'spec/open-api.yaml',
    'spec/login.yaml',
  ],
  output: 'generated',
});

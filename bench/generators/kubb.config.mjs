import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginZod } from '@kubb/plugin-zod';

export default {
  input: { path: process.env.BENCH_DOCUMENT },
  output: { path: process.env.BENCH_OUTPUT },
  plugins: [pluginOas(), pluginTs(), pluginClient(), pluginZod()],
};

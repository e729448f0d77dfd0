/** kubb: document, output. Not by its command line, which asks a registry for newer versions in every run. */
import { build } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginZod } from '@kubb/plugin-zod';

const [document, output] = process.argv.slice(2);

await build({
  config: {
    root: '.',
    input: { path: document },
    output: { path: output },
    plugins: [pluginOas(), pluginTs(), pluginClient(), pluginZod()],
  },
});

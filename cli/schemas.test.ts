import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import reports from '../contracts/reports/report.schema.json' with { type: 'json' };
import extensions from '../spec/extensions.schema.json' with { type: 'json' };
import { configSchema } from './config-schema.ts';

it.each(Object.entries({ reports, extensions, configSchema }))(
  'the schema of %s is one itself, which nothing looks at when it is used',
  (_name, schema) => {
    const ajv = new Ajv2020();
    ajv.validateSchema(schema);
    expect(ajv.errors).toBeNull();
  },
);

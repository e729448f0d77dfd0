import { examplePairs } from './example-pairs.js';
import { extensions } from './extensions.js';

/** Plugin of Redocly CLI: rules for the extensions that make a guide executable. */
export default function koocontract() {
  return {
    id: 'koocontract',
    rules: { oas3: { extensions, 'example-pairs': examplePairs } },
  };
}

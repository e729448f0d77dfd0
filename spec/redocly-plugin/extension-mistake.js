import { nearest } from './nearest.js';
import { escaped, unescaped } from './pointer.js';

/** @import { ErrorObject } from 'ajv' */

/**
 * What an Ajv error means, for people.
 *
 * @typedef {object} Mistake
 * @property {string} pointer JSON pointer of the place at fault, within the extension
 * @property {boolean} onKey whether the key is at fault, not the value
 * @property {string} message
 * @property {string[]} suggest
 */

/**
 * @param {string} extension
 * @param {ErrorObject} error made with `verbose`
 * @returns {Mistake}
 */
export function extensionMistake(extension, { keyword, instancePath, params, message, parentSchema, data }) {
  const path = [extension, ...instancePath.split('/').slice(1).map(unescaped)].join('.');
  const at = { pointer: instancePath, onKey: false, suggest: [] };
  const shown = JSON.stringify(data);
  switch (keyword) {
    case 'additionalProperties': {
      const allowed = Object.keys(parentSchema?.['properties'] ?? {});
      const name = params['additionalProperty'];
      return {
        pointer: `${instancePath}/${escaped(name)}`,
        onKey: true,
        message: `${path} has no field "${name}". Allowed are ${list(allowed)}.`,
        suggest: [nearest(name, allowed)].filter((candidate) => candidate !== undefined),
      };
    }
    case 'required':
      return { ...at, onKey: true, message: `${path} lacks "${params['missingProperty']}". Add it.` };
    case 'enum':
      return { ...at, message: `${path} is ${shown}. Allowed are ${list(params['allowedValues'])}.` };
    case 'type':
      return {
        ...at,
        message: `${path} is ${shown}. It must be of type ${[params['type']].flat().join(' or ')}.`,
      };
    case 'pattern':
      return { ...at, message: `${path} is ${shown}. It must match the pattern ${params['pattern']}` };
    default:
      return { ...at, message: `${path} is ${shown}. It ${message}.` };
  }
}

/** @param {readonly string[]} names */
function list(names) {
  return names.map((name) => `"${name}"`).join(', ');
}

import { listAt, recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Behaviours } from '../../behaviour.ts';
import { meaningOf } from './test-values.ts';

/**
 * Finds what a product consists of, among the documented objects. No code is documented for an unknown asset; reading:
 * nothing is found.
 */
export const deployedObjectBehaviours: Behaviours = {
  queryDeployedObject(input) {
    const query = recordAt(input, 'query');
    const asset = textAt(query, 'asset_id');
    const filters = { region: textAt(query, 'region'), version: textAt(query, 'asset_version') };

    function isMeant(object: unknown): boolean {
      const known = meaningOf({ [textAt(object, 'asset_id')]: true }, asset);
      return (
        known === true &&
        Object.entries(filters).every(([name, wanted]) => wanted === '' || wanted === textAt(object, name))
      );
    }

    return {
      example: textAt(query, 'deployed_type') === 'image' ? 'image' : 'software-package',
      edit: (body) => ({
        ...Object(body),
        data: listAt(body, 'data')
          .filter(isMeant)
          .map((object) => ({ ...Object(object), asset_id: asset })),
      }),
    };
  },
};

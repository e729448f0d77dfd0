import type { ParameterDefinition } from '../../runtime/receiving/service.ts';
import type { Exchange, Model } from '../model/model.ts';
import { parameterDefinition } from '../validation/parameter-definition.ts';

export interface ParameterView extends Omit<ParameterDefinition, 'explode'> {
  /** Only where it does not go without saying. */
  readonly explodes: 'true' | 'false' | undefined;
  /** It is an object, though none of its members may be known. */
  readonly isObject: boolean;
}

/** The parameters that handlers and callers see. */
export function definitionsOf(model: Model, { parameters }: Exchange): ParameterDefinition[] {
  return parameters
    .filter(({ signing }) => !signing)
    .map((parameter) => parameterDefinition(model, parameter));
}

export function parameterView({ explode, ...definition }: ParameterDefinition): ParameterView {
  return {
    ...definition,
    isObject: definition.members !== undefined,
    explodes: explode === undefined ? undefined : explode ? 'true' : 'false',
  };
}

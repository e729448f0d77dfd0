import type { FieldDefinition, ParameterDefinition } from '../../runtime/receiving/service.ts';
import type { Exchange, Model } from '../model/model.ts';
import { parameterDefinition } from '../validation/parameter-definition.ts';

export interface FieldView extends Omit<FieldDefinition, 'explode'> {
  /** Only where it does not go without saying. */
  readonly explodes: 'true' | 'false' | undefined;
  /** It is an object, though none of its members may be known. */
  readonly isObject: boolean;
}

export interface ParameterView extends FieldView {
  readonly in: ParameterDefinition['in'];
}

/** The parameters that handlers and callers see. */
export function definitionsOf(model: Model, { parameters }: Exchange): ParameterDefinition[] {
  return parameters
    .filter(({ signing }) => !signing)
    .map((parameter) => parameterDefinition(model, parameter));
}

export function parameterView({ in: place, ...definition }: ParameterDefinition): ParameterView {
  return { in: place, ...fieldView(definition) };
}

export function fieldView({ explode, ...definition }: FieldDefinition): FieldView {
  return {
    ...definition,
    isObject: definition.members !== undefined,
    explodes: explode === undefined ? undefined : explode ? 'true' : 'false',
  };
}

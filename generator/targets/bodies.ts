import type { BodyDefinition } from '../../runtime/receiving/service.ts';
import { type FieldView, fieldView } from './parameters.ts';

/** One of the bodies that a request may have. */
export interface BodyView extends Omit<BodyDefinition, 'fields' | 'others'> {
  readonly fields: readonly FieldView[] | undefined;
  readonly others: readonly BodyView[] | undefined;
}

export function bodyView({ fields, others, ...definition }: BodyDefinition): BodyView {
  return { ...definition, fields: fields?.map(fieldView), others: others?.map(bodyView) };
}

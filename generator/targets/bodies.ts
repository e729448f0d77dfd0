import type { BodyDefinition } from '../../runtime/receiving/service.ts';
import { isNamedJson } from '../model/media-type.ts';
import type { Content } from '../model/model.ts';
import { type FieldView, fieldView } from './parameters.ts';

/** One of the bodies that a request may have. */
export interface BodyView extends Omit<BodyDefinition, 'fields' | 'others'> {
  readonly fields: readonly FieldView[] | undefined;
  readonly others: readonly BodyView[] | undefined;
}

export function bodyView({ fields, others, ...definition }: BodyDefinition): BodyView {
  return { ...definition, fields: fields?.map(fieldView), others: others?.map(bodyView) };
}

/** What openapi-fetch writes, reads and names by itself. */
export function isPlainJson({ format, mediaType }: Content): boolean {
  return format === 'json' && !isNamedJson(mediaType);
}

import type { TargetName } from '../targets/targets.ts';
import type { TemplateSource } from './template-source.ts';

/** What templates are given: the view of one of our targets, or the model itself. */
export type ViewName = TargetName | 'model';

/** The templates of one target: of ours, or of one that a user has declared. */
export interface Pack {
  /** As `--target` names it. */
  readonly name: string;
  readonly view: ViewName;
  readonly sources: readonly TemplateSource[];
}

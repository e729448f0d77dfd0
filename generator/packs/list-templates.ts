import { type TargetName, targetDescriptions, targetNames } from '../targets/targets.ts';
import { viewVersion } from '../targets/views.ts';
import { ourPack } from './our-pack.ts';
import { isPartial } from './template-source.ts';

export interface ListedTarget {
  readonly target: TargetName;
  readonly description: string;
  readonly viewVersion: number;
  readonly templates: readonly ListedTemplate[];
}

export interface ListedTemplate {
  /** As `eject` takes it, and where it stands in a folder of templates: `server/_exchange.hbs`. */
  readonly name: string;
  readonly kind: 'template' | 'partial';
  /** What it prints, from the comment at its head. */
  readonly description: string;
  /** Absolute. */
  readonly file: string;
}

/** Our templates and partials, by target. */
export function listTemplates(): ListedTarget[] {
  return targetNames.map((target) => ({
    target,
    description: targetDescriptions[target],
    viewVersion,
    templates: ourPack(target).sources.map((source) => ({
      name: `${target}/${source.name}`,
      kind: isPartial(source) ? 'partial' : 'template',
      description: /^\{\{!--\s*([\s\S]*?)\s*--\}\}/.exec(source.text)?.[1] ?? '',
      file: source.file,
    })),
  }));
}

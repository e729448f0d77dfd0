import { nearest } from '../../spec/redocly-plugin/nearest.js';
import { dataHelpers } from '../emit/data-helpers.ts';
import { printingHelpers } from '../emit/printing-helpers.ts';
import type { Problem } from '../load/problem.ts';
import { placeIn } from './place-in.ts';
import { templateProblem } from './template-error.ts';
import { type Parsed, type Statement, statementsOf } from './template-source.ts';

const printing = Object.keys(printingHelpers);
const giving = [...Object.keys(dataHelpers), 'lookup'];
const blocks = ['if', 'unless', 'each', 'with'];

/**
 * What must hold of a template or partial wherever it prints: each `{{…}}` calls a helper that prints, with one value; blocks,
 * values and partials are known ones.
 *
 * @param partials names of those that it may call
 */
export function checkStructure({ source, program }: Parsed, partials: readonly string[]): Problem[] {
  return statementsOf(program).flatMap(checkStatement);

  function checkStatement(node: Statement): Problem[] {
    switch (node.type) {
      case 'MustacheStatement':
        return [...checkPrint(node), ...checkValues(node)];
      case 'BlockStatement':
        return [
          ...checkBlock(node),
          ...checkValues(node),
          ...[node.program, node.inverse].flatMap(statementsOf).flatMap(checkStatement),
        ];
      case 'PartialStatement':
        return [...checkCall(node), ...checkValues(node)];
      case 'ContentStatement':
      case 'CommentStatement':
        return [];
      default:
        return [
          problem(
            node,
            'inline partials and blocks for partials are not used here. Write the partial in a file of its own, `_name.hbs`, and call it: {{> name}}.',
          ),
        ];
    }
  }

  function checkPrint(node: hbs.AST.MustacheStatement): Problem[] {
    const name = nameOf(node.path);
    if (!node.escaped)
      return [
        problem(
          node,
          'prints as it is what may come from a document. Write it with two braces and a helper: {{string name}}.',
        ),
      ];
    if (node.params.length === 0)
      return [
        problem(
          node,
          `prints as it is what may come from a document. Print it through a helper for its place: ${printing.join(', ')}.`,
        ),
      ];
    if (!printing.includes(name)) return [unknown(node, name, 'helper that prints', printing)];
    if (node.params.length > 1) return [problem(node, `has more than one value, and ${name} prints one.`)];
    return [];
  }

  function checkBlock(node: hbs.AST.BlockStatement): Problem[] {
    const name = nameOf(node.path);
    if (!blocks.includes(name)) return [unknown(node, `#${name}`, 'block', blocks)];
    if (node.params.length !== 1) return [problem(node, 'needs one value.')];
    // `{{string name}}` would print the value as it is where a block calls that value `string`.
    const names = [node.program, node.inverse].flatMap((program) => program?.blockParams ?? []);
    return names
      .filter((shadow) => printing.includes(shadow))
      .map((shadow) =>
        problem(node, `calls its value ${shadow}, and so does a helper. Give it another name.`),
      );
  }

  function checkCall(node: hbs.AST.PartialStatement): Problem[] {
    const name = nameOf(node.name);
    return partials.includes(name) ? [] : [unknown(node, name, 'partial', partials)];
  }

  function checkValues(node: Pick<hbs.AST.SubExpression, 'params' | 'hash'>): Problem[] {
    // The types have a hash everywhere, the parser has not.
    const hash: hbs.AST.Hash | undefined = node.hash;
    return [...node.params, ...(hash?.pairs ?? []).map(({ value }) => value)]
      .filter(isCall)
      .flatMap((call) => {
        const name = nameOf(call.path);
        return [
          ...(giving.includes(name) ? [] : [unknown(call, name, 'helper that gives a value', giving)]),
          ...checkValues(call),
        ];
      });
  }

  function unknown(node: hbs.AST.Node, name: string, kind: string, known: readonly string[]): Problem {
    const near = nearest(name, [...known]);
    const which =
      name === '' ? 'has a name that is made while printing' : `calls ${name}, which is no ${kind}`;
    return problem(node, `${which}. There are: ${[...known].sort().join(', ') || 'none'}.`, near);
  }

  function problem(node: hbs.AST.Node, message: string, suggestion?: string): Problem {
    const { start } = node.loc;
    const line = source.text.split(/\r?\n/)[start.line - 1] ?? '';
    const shown = /^(?:\([^)]*\)|.*?\}{2,3}|.*)/.exec(line.slice(start.column))?.[0] ?? '';
    return templateProblem(
      'template-lint',
      `\`${shown}\` ${message}`,
      placeIn(source, start.line, start.column + 1),
      suggestion === undefined ? [] : [suggestion],
    );
  }
}

/** The name of what is called; empty when that is no plain name. */
function nameOf(node: hbs.AST.Node): string {
  return node.type === 'PathExpression' && 'original' in node ? String(node.original) : '';
}

function isCall(node: hbs.AST.Expression): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression';
}

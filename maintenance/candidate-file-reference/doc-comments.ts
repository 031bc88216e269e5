import path from 'node:path';
import { nameOf, nodesIn, type SyntaxNode, statementsOf } from '../syntax-tree.ts';

/** A constant that is a schema: its expression, and the module that declares it, by its absolute path. */
interface Declaration {
  file: string;
  expression: SyntaxNode;
}

/**
 * Returns the doc comments of a zod schema, a constant of a module: of each property by its path (`codec.fields.userId`),
 * and of each alternative of a union by the value of its `kind` (`codec=json`). Constants whose names end in `Schema` are
 * followed, also into other modules.
 */
export function docComments(file: string, schema: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { expression, file: home } = declarationOf(file, schema);
  collect(expression, '', home, found);
  return found;
}

function collect(node: SyntaxNode, place: string, file: string, found: Map<string, string>): void {
  if (node.type === 'Identifier') {
    if (!/Schema$/.test(nameOf(node))) return;
    const declared = declarationOf(file, nameOf(node));
    collect(declared.expression, place, declared.file, found);
    return;
  }
  const properties = propertiesOf(node);
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      collect(property, place, file, found);
      continue;
    }
    const inner = place === '' ? nameOf(property['key']) : `${place}.${nameOf(property['key'])}`;
    note(inner, property, found);
    for (const value of nodesIn(property['value'])) collect(value, inner, file, found);
    if (nameOf(property['key']) === 'kind') note(`${place}=${kindOf(property)}`, node, found);
  }
  const skipped = properties.length > 0 ? /^arguments$|comments$/i : /comments$/i;
  for (const [key, value] of Object.entries(node))
    if (!skipped.test(key)) for (const child of nodesIn(value)) collect(child, place, file, found);
}

/**
 * The properties of the shape that is an argument of a call: `z.strictObject({ … })`, `schema.extend({ … })`. A shape that is
 * spread comes last, because a comment on a property of its own takes precedence.
 */
function propertiesOf({ type, arguments: given }: SyntaxNode): SyntaxNode[] {
  if (type !== 'CallExpression') return [];
  const [shape] = nodesIn(given);
  if (shape?.type !== 'ObjectExpression') return [];
  const all = nodesIn(shape['properties']);
  return ['ObjectProperty', 'SpreadElement'].flatMap((type) => all.filter((property) => property.type === type));
}

/** `json` of `kind: z.literal('json')`. */
function kindOf(property: SyntaxNode): string {
  const [call] = nodesIn(property['value']);
  const [literal] = nodesIn(call?.['arguments']);
  return `${literal?.['value']}`;
}

function note(place: string, { leadingComments }: SyntaxNode, found: Map<string, string>): void {
  const comment = leadingComments?.at(-1)?.value;
  if (!comment?.startsWith('*') || found.has(place)) return;
  const text = comment.replace(/^\s*\*+/gm, ' ').replace(/\s+/g, ' ');
  found.set(place, text.replace(/\{@link (\w+)\}/g, '`$1`').trim());
}

function declarationOf(file: string, name: string): Declaration {
  for (const statement of statementsOf(file)) {
    if (statement.type === 'ImportDeclaration') {
      const imported = nodesIn(statement['specifiers']).find(({ local }) => nameOf(local) === name);
      const [source] = nodesIn(statement['source']);
      if (imported) return declarationOf(path.join(path.dirname(file), `${source?.['value']}`), name);
    }
    const [declaration] = statement.type.startsWith('Export') ? nodesIn(statement['declaration']) : [statement];
    const [constant] = nodesIn(declaration?.['declarations']).filter(({ id }) => nameOf(id) === name);
    const [expression] = nodesIn(constant?.['init']);
    if (expression) return { file, expression };
  }
  throw new Error(`${file} declares no ${name}.`);
}

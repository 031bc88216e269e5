import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { nameOf, nodesIn, statementsOf as parsedStatements, type SyntaxNode } from '../syntax-tree.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A top-level declaration, with the statement that carries its comment. */
interface Declared {
  file: string;
  name: string;
  statement: SyntaxNode;
  declaration: SyntaxNode;
}

const parsed = new Map<string, SyntaxNode[]>();
function statementsOf(file: string): SyntaxNode[] {
  const statements = parsed.get(file) ?? parsedStatements(path.join(root, file));
  parsed.set(file, statements);
  return statements;
}

const target = (file: string, source: unknown) => path.join(path.dirname(file), nameOf(source));

/** The declarations that a module exports, its re-exports followed. */
function exportsOf(file: string): Declared[] {
  return statementsOf(file).flatMap((statement) => {
    if (statement.type === 'ExportAllDeclaration') return exportsOf(target(file, statement['source']));
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const from = statement['source'] ? target(file, statement['source']) : file;
    return [
      ...namesOf(statement['declaration']).map((name) => ({ file, name })),
      ...nodesIn(statement['specifiers']).map(({ local }) => ({ file: from, name: nameOf(local) })),
    ].map(({ file, name }) => declarationOf(file, name));
  });
}

function namesOf(declaration: unknown): string[] {
  return nodesIn(declaration).flatMap(({ type, id, declarations }) =>
    type === 'VariableDeclaration' ? nodesIn(declarations).map((one) => nameOf(one['id'])) : [nameOf(id)],
  );
}

/** The declaration that a name means in a module, its imports followed. */
function declarationOf(file: string, name: string): Declared {
  const found = lookUp(file, name);
  if (!found) throw new Error(`${file} has no ${name}.`);
  return found;
}

function lookUp(file: string, name: string): Declared | undefined {
  for (const statement of statementsOf(file)) {
    const declaration = statement.type.startsWith('Export') ? statement['declaration'] : statement;
    for (const one of nodesIn(declaration))
      if (namesOf(one).includes(name)) return { file, name, statement, declaration: one };
    const isRelative = nameOf(statement['source']).startsWith('.');
    for (const { local, imported, exported } of isRelative ? nodesIn(statement['specifiers']) : []) {
      if (nameOf(exported ?? local) === name)
        return lookUp(target(file, statement['source']), nameOf(imported ?? local));
    }
  }
  return undefined;
}

function isDocumented({ leadingComments }: SyntaxNode): boolean {
  return leadingComments?.at(-1)?.value.startsWith('*') ?? false;
}

/** Every exported declaration, and every property of it, that has no doc comment. */
function undocumented({ file, name, statement, declaration }: Declared): string[] {
  const missing = new Set<string>();
  if (!isDocumented(statement)) missing.add(`${file}: ${name}`);
  const visited = new Set<unknown>();

  function visit(node: SyntaxNode, place: string): void {
    if (visited.has(node)) return;
    visited.add(node);
    const members = membersOf(node);
    for (const member of members) {
      const inner = `${place}.${nameOf(member['key'])}`;
      if (!isDocumented(member)) missing.add(`${file}: ${inner}`);
      visit(member, inner);
    }
    // A type that is inferred from a schema has the schema’s properties. Other modules’ types are checked if exported.
    const schema =
      node.type === 'TSTypeQuery' ? nameOf(node['exprName']) : node.type === 'Identifier' ? nameOf(node) : '';
    const referred = schema === '' ? undefined : lookUp(file, schema);
    if (referred?.file === file && referred.declaration.type === 'VariableDeclaration')
      for (const one of nodesIn(referred.declaration['declarations']))
        if (nameOf(one['id']) === schema) visit(one, place);
    for (const [key, value] of Object.entries(node)) {
      if (/[cC]omments$|^loc$|^id$|^key$/.test(key)) continue;
      for (const child of nodesIn(value)) if (!members.includes(child)) visit(child, place);
    }
  }

  if (declaration.type !== 'FunctionDeclaration') visit(declaration, name);
  return [...missing];
}

/** The properties of an interface, of a type literal, or of an object’s schema. */
function membersOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'TSInterfaceBody') return nodesIn(node['body']);
  if (node.type === 'TSTypeLiteral') return nodesIn(node['members']);
  if (node.type === 'ClassBody')
    return nodesIn(node['body']).filter(
      ({ key, accessibility }) => Object(key).type === 'Identifier' && accessibility !== 'private',
    );
  const method = nameOf(Object(node['callee']).property);
  const isSchema = node.type === 'CallExpression' && /^(?:object|strictObject|looseObject|extend)$/.test(method);
  const [shape] = isSchema ? nodesIn(node['arguments']) : [];
  return shape?.type === 'ObjectExpression'
    ? nodesIn(shape['properties']).filter(({ type }) => type === 'ObjectProperty')
    : [];
}

const modules = Object.entries(manifest.exports).flatMap(([name, file]) =>
  file.endsWith('.js') ? [[name, file.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts')] as const] : [],
);

test.each(modules)('every declaration and property that %s exports has a doc comment', (_, file) => {
  expect([...new Set(exportsOf(file).flatMap(undocumented))].sort()).toEqual([]);
});

test('the package exports what the author of a candidate file and of an adapter needs', () => {
  const names = (file: string) => exportsOf(file).map(({ name }) => name);
  expect(modules.map(([name]) => name)).toEqual(['.', './playwright', './results']);
  expect(names('runner/index.ts')).toEqual(
    expect.arrayContaining(['defineCandidate', 'CandidateFile', 'Adapter', 'AdapterEnvironment', 'Verbs', 'Results']),
  );
  expect(names('runner/conformance.ts')).toEqual(expect.arrayContaining(['conformance', 'conformanceReporter']));
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');

type Statement = ReturnType<typeof parse>['program']['body'][number];
type SyntaxNode = { type: string; leadingComments?: { type: string; value: string }[] | null } & Record<
  string,
  unknown
>;

/** A top-level declaration, with the statement that carries its comment. */
interface Declared {
  file: string;
  name: string;
  statement: SyntaxNode;
  declaration: SyntaxNode;
}

const parsed = new Map<string, Statement[]>();
function statementsOf(file: string): SyntaxNode[] {
  const statements =
    parsed.get(file) ??
    parse(readFileSync(path.join(root, file), 'utf8'), { sourceType: 'module', plugins: ['typescript'] }).program.body;
  parsed.set(file, statements);
  return statements as unknown as SyntaxNode[];
}

const nodes = (value: unknown): SyntaxNode[] =>
  [value].flat().filter((node): node is SyntaxNode => typeof Object(node).type === 'string');
const nameOf = (value: unknown): string => {
  const { name = '', value: text = name } = Object(value);
  return String(text);
};
const target = (file: string, source: unknown) => path.join(path.dirname(file), nameOf(source));

/** The declarations that a module exports, its re-exports followed. */
function exportsOf(file: string): Declared[] {
  return statementsOf(file).flatMap((statement) => {
    if (statement.type === 'ExportAllDeclaration') return exportsOf(target(file, statement['source']));
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const from = statement['source'] ? target(file, statement['source']) : file;
    return [
      ...namesOf(statement['declaration']).map((name) => ({ file, name })),
      ...nodes(statement['specifiers']).map(({ local }) => ({ file: from, name: nameOf(local) })),
    ].map(({ file, name }) => declarationOf(file, name));
  });
}

function namesOf(declaration: unknown): string[] {
  return nodes(declaration).flatMap(({ type, id, declarations }) =>
    type === 'VariableDeclaration' ? nodes(declarations).map((one) => nameOf(one['id'])) : [nameOf(id)],
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
    for (const one of nodes(declaration))
      if (namesOf(one).includes(name)) return { file, name, statement, declaration: one };
    const isRelative = nameOf(statement['source']).startsWith('.');
    for (const { local, imported, exported } of isRelative ? nodes(statement['specifiers']) : []) {
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
      for (const one of nodes(referred.declaration['declarations']))
        if (nameOf(one['id']) === schema) visit(one, place);
    for (const [key, value] of Object.entries(node)) {
      if (/[cC]omments$|^loc$|^id$|^key$/.test(key)) continue;
      for (const child of nodes(value)) if (!members.includes(child)) visit(child, place);
    }
  }

  if (declaration.type !== 'FunctionDeclaration') visit(declaration, name);
  return [...missing];
}

/** The properties of an interface, of a type literal, or of an object’s schema. */
function membersOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'TSInterfaceBody') return nodes(node['body']);
  if (node.type === 'TSTypeLiteral') return nodes(node['members']);
  if (node.type === 'ClassBody')
    return nodes(node['body']).filter(
      ({ key, accessibility }) => Object(key).type === 'Identifier' && accessibility !== 'private',
    );
  const method = nameOf(Object(node['callee']).property);
  const isSchema = node.type === 'CallExpression' && /^(?:object|strictObject|looseObject|extend)$/.test(method);
  const [shape] = isSchema ? nodes(node['arguments']) : [];
  return shape?.type === 'ObjectExpression'
    ? nodes(shape['properties']).filter(({ type }) => type === 'ObjectProperty')
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

import { readFileSync } from 'node:fs';
import { parse } from '@babel/parser';

/** The parts of a Babel syntax node that are needed here. */
export type SyntaxNode = {
  type: string;
  start: number;
  end: number;
  leadingComments?: { type: string; value: string; start: number }[] | null;
} & Record<string, unknown>;

/** Returns the statements of a TypeScript module. */
export function statementsOf(file: string): SyntaxNode[] {
  const { program } = parse(readFileSync(file, 'utf8'), { sourceType: 'module', plugins: ['typescript'] });
  return program.body as unknown as SyntaxNode[];
}

/** Returns the nodes in a field, which holds one or a list. */
export function nodesIn(field: unknown): SyntaxNode[] {
  return [field].flat().filter(isSyntaxNode);
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof Object(value).type === 'string';
}

/** Returns the name of an identifier, or the value of a literal. */
export function nameOf(node: unknown): string {
  const { name, value } = Object(node);
  return `${name ?? value}`;
}

import { type ParserOptions, parse } from '@babel/parser';
import { isSyntaxNode, type SyntaxNode } from '../syntax-tree.ts';

/** A named part of a source, including the comment before it. Offsets are into the text. */
interface ClaimScope {
  name: string;
  start: number;
  end: number;
}

/** What a source claims: a requirement’s id in a comment is a claim to fulfil that requirement. */
export interface ClaimingSource {
  /** The names of the parts that enclose an offset, outermost first: the path to a function. */
  partsAt(offset: number): string[];
  /** The ids claimed at an offset: by every part that encloses it, and by the module itself. */
  claimsAt(offset: number): string[];
  /** Every id that a comment names, once each. */
  claims: readonly string[];
}

const TYPESCRIPT: ParserOptions = { sourceType: 'module', plugins: ['typescript'] };

/** `A-1`, or `A-1 to A-3`. UTF-8 is an encoding, not a requirement. */
const IDS = /\b(?!UTF-8)([A-Z]+(?:-[A-Z]+)*-)(\d+)(?: to \1(\d+))?/g;

/**
 * Reads the claims of a source. A comment in or before a function applies to that function and everything in it. A
 * comment outside every named part applies to the module, as does a plain block comment before the first part.
 */
export function claimingSource(text: string): ClaimingSource {
  const { program, comments } = parse(text, TYPESCRIPT);
  const parts = partsOf(program, 0);
  const around = (offset: number) => parts.filter(({ start, end }) => start <= offset && offset < end);
  const claims = (comments ?? []).flatMap(({ start = 0, value }) =>
    idsIn(value).map((id) => ({ id, by: around(start).at(-1) })),
  );
  return {
    partsAt: (offset) => around(offset).map(({ name }) => name),
    claimsAt(offset) {
      const scopes = new Set<ClaimScope | undefined>([undefined, ...around(offset)]);
      return unique(claims.filter(({ by }) => scopes.has(by)).map(({ id }) => id));
    },
    claims: unique(claims.map(({ id }) => id)),
  };
}

function idsIn(comment: string): string[] {
  const onOneLine = comment.replace(/\s*\n\s*\*\s*/g, ' ');
  return [...onOneLine.matchAll(IDS)].flatMap(([, subject = '', from = '', to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${subject}${Number(from) + index}`),
  );
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

/** The named parts of a node, outer before inner. `start` is where the comment before the node begins. */
function partsOf(node: object, depth: number, start?: number): ClaimScope[] {
  return Object.values(node).flatMap((child: unknown) => {
    if (Array.isArray(child)) return partsOf(child, depth, start);
    if (!isSyntaxNode(child)) return [];
    const from = start ?? child.leadingComments?.find(isOfPart)?.start ?? child.start;
    // The comment of an exported declaration precedes the word `export`.
    if (child.type === 'ExportNamedDeclaration') return partsOf([child['declaration']], depth, from);
    const name = nameOf(child, depth === 0);
    const inner = partsOf(child, depth + 1);
    return name === null ? inner : [{ name, start: from, end: child.end }, ...inner];
  });
}

/** A block comment that is not a docstring applies to the module, even directly before the first part. */
function isOfPart({ type, value }: { type: string; value: string }): boolean {
  return type === 'CommentLine' || value.startsWith('*');
}

/** The name of a function, a property or a top-level declaration; `null` for any other node. */
function nameOf(node: SyntaxNode, inModule: boolean): string | null {
  const { type } = node;
  if (type === 'VariableDeclaration') {
    const [declared] = node['declarations'] as { id: { name?: string }; init?: SyntaxNode }[];
    return inModule || isFunction(declared?.init) ? (declared?.id.name ?? null) : null;
  }
  if (/^(?:Function|Class|TSInterface)Declaration$/.test(type)) return (node['id'] as { name: string }).name;
  if (/^(?:Object|Class)(?:Method|Property)$/.test(type)) return (node['key'] as { name?: string }).name ?? null;
  return null;
}

function isFunction(node: unknown): boolean {
  return isSyntaxNode(node) && /^(?:ArrowFunction|Function)Expression$/.test(node.type);
}

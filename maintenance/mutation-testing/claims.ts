import { type ParserOptions, parse } from '@babel/parser';

/** A named part of a source, the comment before it included; offsets into the text. */
interface ClaimScope {
  name: string;
  start: number;
  end: number;
}

/** What a source says that it does: a requirement’s id in a comment is a claim to fulfil it. */
export interface Source {
  /** The names of the parts an offset stands in, outermost first: the path to a function. */
  partsAt(offset: number): string[];
  /** What is claimed where an offset stands: by every part around it, and by the module itself. */
  claimsAt(offset: number): string[];
  /** Every id that a comment names, each once. */
  claims: readonly string[];
}

const TYPESCRIPT: ParserOptions = { sourceType: 'module', plugins: ['typescript'] };

/** `A-1`, or `A-1 to A-3`. The encoding is no requirement. */
const IDS = /\b(?!UTF-8)([A-Z]+(?:-[A-Z]+)*-)(\d+)(?: to \1(\d+))?/g;

/**
 * Reads what a source claims. A comment in a function, or before it, speaks for that function and all that is in it; one
 * that stands in no named part speaks for the module, as does a plain block comment before its first part.
 */
export function sourceOf(text: string): Source {
  const { program, comments } = parse(text, TYPESCRIPT);
  const parts = partsOf(program, 0);
  const around = (offset: number) => parts.filter(({ start, end }) => start <= offset && offset < end);
  const claims = (comments ?? []).flatMap(({ start = 0, value }) =>
    idsIn(value).map((id) => ({ id, by: around(start).at(-1) })),
  );
  return {
    partsAt: (offset) => around(offset).map(({ name }) => name),
    claimsAt(offset) {
      const speaking = new Set<ClaimScope | undefined>([undefined, ...around(offset)]);
      return unique(claims.filter(({ by }) => speaking.has(by)).map(({ id }) => id));
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

/** As much of a node of the syntax tree as is needed here. */
interface Node {
  type: string;
  start: number;
  end: number;
  leadingComments?: { type: string; value: string; start: number }[] | null;
  [field: string]: unknown;
}

/** The named parts in a node, outer ones before inner ones. `start` is where the comment before the node begins. */
function partsOf(node: object, depth: number, start?: number): ClaimScope[] {
  return Object.values(node).flatMap((child: unknown) => {
    if (Array.isArray(child)) return partsOf(child, depth, start);
    if (!isNode(child)) return [];
    const from = start ?? child.leadingComments?.find(isOfPart)?.start ?? child.start;
    // What is exported has its comment before the word.
    if (child.type === 'ExportNamedDeclaration') return partsOf([child['declaration']], depth, from);
    const name = nameOf(child, depth === 0);
    const inner = partsOf(child, depth + 1);
    return name === null ? inner : [{ name, start: from, end: child.end }, ...inner];
  });
}

/** A block comment that is no docstring speaks for the module, though it stands before the first part. */
function isOfPart({ type, value }: { type: string; value: string }): boolean {
  return type === 'CommentLine' || value.startsWith('*');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** What a function goes by, a property, or anything that stands in the module itself; `null` for what is none of them. */
function nameOf(node: Node, inModule: boolean): string | null {
  const { type } = node;
  if (type === 'VariableDeclaration') {
    const [declared] = node['declarations'] as { id: { name?: string }; init?: Node }[];
    return inModule || isFunction(declared?.init) ? (declared?.id.name ?? null) : null;
  }
  if (/^(?:Function|Class|TSInterface)Declaration$/.test(type)) return (node['id'] as { name: string }).name;
  if (/^(?:Object|Class)(?:Method|Property)$/.test(type)) return (node['key'] as { name?: string }).name ?? null;
  return null;
}

function isFunction(node: unknown): boolean {
  return isNode(node) && /^(?:ArrowFunction|Function)Expression$/.test(node.type);
}

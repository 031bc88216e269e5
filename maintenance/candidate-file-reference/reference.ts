import path from 'node:path';
import { z } from 'zod';
import { profileOverlaySchema } from '../../harness/candidate/profile-overlay.ts';
import { lineDefaults, RELEASE_LINES } from '../../harness/candidate/release-lines.ts';
import { candidateFileSchema } from '../../harness/candidate-file/candidate-file.ts';
import { markdownTable } from '../../reports/text/markdown-table.ts';
import { catalogue, subjectOf } from '../../spec/catalogue.ts';
import { capabilitySchema } from '../../spec/requirement.ts';
import { docComments } from './doc-comments.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The generated document, by its absolute path. */
export const REFERENCE_FILE = path.join(root, 'docs/candidate-file.md');

/** A longer list of permitted strings is not spelled out. */
const MOST_CHOICES = 6;

/** The part of JSON Schema that zod makes of a candidate file. */
interface Schema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: string[];
  const?: string;
  format?: string;
  minLength?: number;
  minItems?: number;
}

/** What each key means, by its path: the doc comments of the schema, as an editor shows them. */
const meanings = new Map([
  ...docComments(path.join(root, 'harness/candidate-file/candidate-file.ts'), 'candidateFileSchema'),
  ...[...docComments(path.join(root, 'spec/profile.ts'), 'profileSchema')].map(
    ([key, meaning]) => [`profile.${key}`, meaning] as const,
  ),
]);

function meaningOf(key: string, { description = '' }: Schema = {}): string {
  return meanings.get(key) ?? description;
}

/** Returns the reference of the candidate file in Markdown: every key of its schema, and what each release line sets. */
export function candidateFileReference(): string {
  const schema = z.toJSONSchema(candidateFileSchema, { io: 'input' }) as Schema;
  const paragraphs = [
    '<!-- Generated from harness/candidate-file/candidate-file.ts by `npm run candidate-file-reference`. -->',
    '# Candidate file',
    'A candidate file describes an SDK: where its scripts are, which release line it follows, and where it differs from that line. It is a TypeScript or JavaScript module whose default export is the candidate (`NAME.candidate.ts`), or JSON (`NAME.json`). [Getting started](getting-started.md) builds one step by step; `npx amplitude-conformance init` writes a first one, and `npx amplitude-conformance smoke FILE` reports what is missing.',
    ['```ts', ...EXAMPLE, '```'].join('\n'),
    '## Keys',
    ...objectSections('', schema),
    '## Values of each release line',
    'A field that the candidate file leaves out has the value of the release line that the candidate follows.',
    table(['field of `profile`', ...RELEASE_LINES], profileRows()),
    '## Capabilities of each release line',
    'A requirement that needs a capability is `inapplicable` to a candidate without it. `capabilities.without` removes capabilities of the line; a candidate file cannot add any.',
    table(['capability', ...RELEASE_LINES, 'subjects with requirements that need it'], capabilityRows()),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

const EXAMPLE = [
  "import { defineCandidate } from 'amplitude-conformance';",
  '',
  'export default defineCandidate({',
  "  name: 'acme',",
  "  scripts: './dist/acme.umd.js',",
  "  follows: 'amplitude-js 6-8',",
  "  profile: { identityCookie: { prefix: 'acme_' } },",
  "  capabilities: { without: ['clearStorage'] },",
  '});',
];

/** The table of an object, followed by the sections of the objects in it. */
function objectSections(key: string, { properties = {}, required = [] }: Schema): string[] {
  // Every field of a profile has the value of the release line.
  const isOptional = key.startsWith('profile');
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}\``,
    typeOf(schema, below(key, name)),
    ...(isOptional ? [] : [required.includes(name) ? 'yes' : '']),
    meaningOf(below(key, name), schema),
  ]);
  return [
    table(['key', 'type', ...(isOptional ? [] : ['required']), 'meaning'], rows),
    ...Object.entries(properties).flatMap(([name, schema]) => sections(below(key, name), schema)),
  ];
}

/** The sections of a value that is an object, a list of objects, or one of several objects; of any other, none. */
function sections(key: string, schema: Schema): string[] {
  const object = schema.items ?? schema;
  if (object.properties) {
    const shown = schema.items ? `${key}[]` : key;
    return [`### \`${shown}\``, meaningOf(key, schema), ...objectSections(key, object)];
  }
  if (!schema.oneOf) return [];
  const alternatives = schema.oneOf.map(({ properties: { kind, ...properties } = {} }) => ({
    kind: `${kind?.const}`,
    properties,
  }));
  return [
    `### \`${key}\``,
    meaningOf(key, schema),
    '`kind` is one of:',
    alternatives.map(({ kind }) => `- \`${kind}\`: ${meaningOf(`${key}=${kind}`)}`).join('\n'),
    ...alternatives
      .filter(({ properties }) => Object.keys(properties).length > 0)
      .flatMap(({ kind, properties }) => [`With \`kind: '${kind}'\`:`, ...objectSections(key, { properties })]),
  ];
}

function below(key: string, name: string): string {
  return key === '' ? name : `${key}.${name}`;
}

/** The type of a value in words; an object leads to its own section. */
function typeOf(schema: Schema, key: string): string {
  const alternatives = schema.anyOf ?? (schema.enum && schema.enum.length <= MOST_CHOICES && schema.enum.map(literal));
  if (alternatives) return alternatives.map((one) => typeOf(one, key)).join(' or ');
  if (schema.oneOf || schema.properties) return `[object](#${anchor(key)})`;
  if (schema.const !== undefined) return `\`'${schema.const}'\``;
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ type }, key)).join(' or ');
  if (schema.items) {
    const items = schema.items.properties ? `[objects](#${anchor(key)})` : typeOf(schema.items, key);
    return `${schema.minItems ? 'non-empty list' : 'list'} of ${items.includes(' or ') ? `(${items})` : items}`;
  }
  if (schema.additionalProperties) return `object of ${typeOf(schema.additionalProperties, key)}s`;
  if (schema.format === 'date') return 'date, `YYYY-MM-DD`';
  if (schema.type === 'integer') return 'whole number';
  if (schema.type === 'null') return '`null`';
  const least = schema.minLength ?? 0;
  return `${schema.type}${least > 1 ? ` of at least ${least} characters` : ''}`;
}

function literal(value: string): Schema {
  return { const: value };
}

function anchor(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}

function profileRows(): string[][] {
  const columns = RELEASE_LINES.map((line) => {
    const { line: _, ...profile } = lineDefaults(line).profile;
    return new Map(leaves('', profile));
  });
  const parts = Object.keys(profileOverlaySchema.shape);
  const place = (field: string) => parts.indexOf(field.split('.')[0] ?? field);
  const fields = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return fields
    .toSorted((one, other) => place(one) - place(other))
    .map((field) => [
      `\`${field}\``,
      ...columns.map((column) => {
        const value = column.get(field);
        return value === undefined ? '' : `\`${JSON.stringify(value)}\``;
      }),
    ]);
}

/** The values in an object that are not objects themselves, each with its path. */
function leaves(key: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[key, value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(below(key, name), inner));
}

function capabilityRows(): string[][] {
  return capabilitySchema.options.map((capability) => {
    const needing = catalogue.filter(({ needs }) => needs.includes(capability));
    return [
      `\`${capability}\``,
      ...RELEASE_LINES.map((line) => (lineDefaults(line).capabilities.includes(capability) ? '✓' : '')),
      [...new Set(needing.map(({ id }) => subjectOf(id)))].join(', '),
    ];
  });
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll('|', '\\|'));
  return markdownTable(escaped(columns), rows.map(escaped));
}

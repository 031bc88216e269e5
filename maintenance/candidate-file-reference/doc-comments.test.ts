import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { docComments } from './doc-comments.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'doc-comments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('doc comments are found by path, also in constants, shapes that are spread, other modules and the alternatives of a union', () => {
  writeFileSync(
    path.join(folder, 'format.ts'),
    `const fieldsSchema = z.strictObject({
      /** The user id. */
      userId: name,
    });
    export const formatSchema = z.discriminatedUnion('kind', [
      /** Text. */
      z.strictObject({ kind: z.literal('text') }),
      /**
       * A JSON object,
       * see {@link fieldsSchema}.
       */
      z.strictObject({ kind: z.literal('json'), fields: fieldsSchema }),
    ]);`,
  );
  writeFileSync(
    path.join(folder, 'cookie.ts'),
    `import { formatSchema } from './format.ts';
    const pairSchema = z.strictObject({
      /** The name of any pair. */
      name: z.string(),
      /** The size in bytes. */
      size: z.number(),
    });
    // Not a doc comment.
    export const cookieSchema = z.strictObject({
      ...pairSchema.shape,
      /** The name. */
      name: z.string().optional(),
      // Not a doc comment.
      separator: z.string(),
      /** Its values. */
      values: z.array(formatSchema),
    });`,
  );
  expect(Object.fromEntries(docComments(path.join(folder, 'cookie.ts'), 'cookieSchema'))).toEqual({
    name: 'The name.',
    size: 'The size in bytes.',
    values: 'Its values.',
    'values=text': 'Text.',
    'values=json': 'A JSON object, see `fieldsSchema`.',
    'values.fields.userId': 'The user id.',
  });
});

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Reasons why no requirement or erratum cites a sentence of the guide. */
export const UNCITED_REASONS = {
  background: 'It explains, introduces or refers to something, and promises nothing about an SDK.',
  browsers: 'It is about browsers or other parties’ cookies.',
  contents: 'It is part of the guide’s table of contents.',
  listing: 'It refers to the SDK’s source code, which is one way to keep a promise and not the promise itself.',
  'other line': 'It is about releases that another release line covers.',
  owner: 'It asks something of a site’s owner, or is legal advice to them.',
  service: 'It is about the vendor’s servers, programmes or staff, which no browser shows.',
  tools: 'It is about a browser extension or console output.',
} as const;
export type UncitedReason = keyof typeof UNCITED_REASONS;

const entrySchema = z
  .string()
  .regex(/^[0-9a-f]{12}(?: [a-z ]+)?$/)
  .transform((entry) => ({ hash: entry.slice(0, 12), uncited: entry.slice(13) || null }))
  .pipe(
    z.strictObject({
      hash: z.string(),
      /** `null` if a requirement or an erratum cites the sentence. */
      uncited: z.enum(Object.keys(UNCITED_REASONS) as [UncitedReason, ...UncitedReason[]]).nullable(),
    }),
  );

const registerSchema = z.array(z.strictObject({ section: z.string(), sentences: z.array(entrySchema) }));
export type Register = z.infer<typeof registerSchema>;

/** Returns the text of the register’s file. */
export function registerText(register: Register): string {
  const lines = register.map(({ section, sentences }) => ({
    section,
    sentences: sentences.map(({ hash, uncited }) => (uncited === null ? hash : `${hash} ${uncited}`)),
  }));
  return `${JSON.stringify(lines, null, 2)}\n`;
}

/**
 * Every sentence of the guide, in order, by hash. Each is cited by the catalogue or the errata, or has a reason why not.
 * A copy of the guide, which is not stored here, can be compared with it.
 */
export const register: Register = registerSchema.parse(
  JSON.parse(readFileSync(new URL('register.json', import.meta.url), 'utf8')),
);

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Why no requirement and no erratum rests on a sentence of the guide. */
export const UNCITED_REASONS = {
  background: 'It explains, leads over or points elsewhere, and promises nothing of an SDK.',
  browsers: 'It speaks of browsers and of other people’s cookies.',
  contents: 'It is the guide’s own list of contents.',
  listing: 'It points to the SDK’s source, which is one way to keep a promise and not the promise.',
  'other line': 'It speaks of releases that another behaviour line covers.',
  owner: 'It asks something of a site’s owner, or is legal advice to one.',
  service: 'It speaks of the vendor’s servers, programme or staff, which no browser shows.',
  tools: 'It speaks of a browser extension, or of what a console prints.',
} as const;
export type UncitedReason = keyof typeof UNCITED_REASONS;

const entrySchema = z
  .string()
  .regex(/^[0-9a-f]{12}(?: [a-z ]+)?$/)
  .transform((entry) => ({ hash: entry.slice(0, 12), uncited: entry.slice(13) || null }))
  .pipe(
    z.strictObject({
      hash: z.string(),
      /** `null` where a requirement or an erratum cites the sentence. */
      uncited: z.enum(Object.keys(UNCITED_REASONS) as [UncitedReason, ...UncitedReason[]]).nullable(),
    }),
  );

const registerSchema = z.array(z.strictObject({ section: z.string(), sentences: z.array(entrySchema) }));
export type Register = z.infer<typeof registerSchema>;

/** What the file holds of a register. */
export function registerText(register: Register): string {
  const lines = register.map(({ section, sentences }) => ({
    section,
    sentences: sentences.map(({ hash, uncited }) => (uncited === null ? hash : `${hash} ${uncited}`)),
  }));
  return `${JSON.stringify(lines, null, 2)}\n`;
}

/**
 * Every sentence of the guide, in order, by its hash: cited by the catalogue or the errata, or with the reason why not.
 * With it a copy of the guide can be compared that is not kept here.
 */
export const register: Register = registerSchema.parse(
  JSON.parse(readFileSync(new URL('register.json', import.meta.url), 'utf8')),
);

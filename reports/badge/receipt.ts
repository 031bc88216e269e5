import { createHash } from 'node:crypto';
import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { canonicalJson } from '../results/canonical-json.ts';
import { outcomeSchema, type Results } from '../results/results.ts';
import { claim } from '../text/headline.ts';

const digestSchema = z.string().regex(/^sha256-[0-9a-f]{64}$/);

/**
 * What a badge rests on: who was judged, by what, in what, when, and a digest of every verdict. By itself it shows that
 * nothing in it was changed by accident; who wrote it is shown by its signature.
 */
export const receiptSchema = z.strictObject({
  receipt: z.literal(1),
  /** The badge’s words. */
  claim: z.string(),
  outcome: outcomeSchema,
  complete: z.boolean(),
  suite: z.strictObject({
    name: z.string(),
    version: z.string(),
    /** Of the suite’s own files; `null` where the run did not say. */
    hash: digestSchema.nullable(),
  }),
  requirements: z.strictObject({
    revision: z.string(),
    /** The published revision that the run is scored by. */
    pinned: z.string().nullable(),
  }),
  candidate: z.strictObject({
    name: z.string(),
    version: z.string().nullable(),
    specifier: z.string(),
    hash: z.string(),
    line: releaseLineSchema,
  }),
  engines: z.array(z.strictObject({ name: engineNameSchema, build: z.string() })),
  /** ISO 8601: when the run began. */
  date: z.string(),
  verdicts: z.strictObject({ count: z.number().int().nonnegative(), digest: digestSchema }),
  /** Of all of the above. */
  digest: digestSchema,
  /** A JWS in compact form whose payload, the receipt without it as canonical JSON, is left out (RFC 7515, appendix F). */
  signature: z.string().optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;
/** What the digest of a receipt is of. */
export type Content = Omit<Receipt, 'digest' | 'signature'>;

/** The receipt of a run, unsigned. */
export function receiptOf(results: Results): Receipt {
  const { suite, candidate, engines, run, summary } = results;
  const { name, version, specifier, hash, line } = candidate;
  const content: Content = {
    receipt: 1,
    claim: claim(results),
    outcome: summary.outcome,
    complete: summary.complete,
    suite: { name: suite.name, version: suite.version, hash: suite.hash },
    requirements: { revision: suite.revision, pinned: suite.pinned },
    candidate: { name, version, specifier, hash, line },
    engines: engines.map(({ name, build }) => ({ name, build })),
    date: run.startedAt,
    verdicts: verdictsOf(results),
  };
  return { ...content, digest: digestOf(content) };
}

/** The digest that a receipt of this content has. */
export function digestOf(content: Content): string {
  return sha256(canonicalJson(content));
}

/** A receipt’s content, without what is said of it. */
export function contentOf({ digest: _, signature: __, ...content }: Receipt): Content {
  return content;
}

/** How every requirement stands in every engine: a line for each, in an order that is that of the lines. */
function verdictsOf({ requirements }: Results): Receipt['verdicts'] {
  const lines = requirements
    .flatMap(({ id, engines }) => engines.map(({ engine, status }) => `${id} ${engine} ${status}\n`))
    .sort();
  return { count: lines.length, digest: sha256(lines.join('')) };
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { canonicalJson } from '../results/canonical-json.ts';
import { outcomeSchema, type Results } from '../results/results.ts';
import { badgeText } from '../text/headline.ts';

const digestSchema = z.string().regex(/^sha256-[0-9a-f]{64}$/);

/**
 * The evidence for a badge: candidate, suite, engines, date, and a digest of all verdicts. On its own it shows only that it
 * was not changed by accident; its signature shows who wrote it.
 */
export const receiptSchema = z.strictObject({
  receipt: z.literal(1),
  /** The text of the badge. */
  claim: z.string(),
  outcome: outcomeSchema,
  complete: z.boolean(),
  suite: z.strictObject({
    name: z.string(),
    version: z.string(),
    /** Of the suite’s files; `null` if the run did not record it. */
    hash: digestSchema.nullable(),
  }),
  requirements: z.strictObject({
    revision: z.string(),
    /** The published revision that the run is scored by; `null` for every requirement. */
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
  /** When the run started, as an ISO 8601 date and time. */
  date: z.string(),
  verdicts: z.strictObject({ count: z.number().int().nonnegative(), digest: digestSchema }),
  /** Of everything above. */
  digest: digestSchema,
  /** A compact JWS with detached payload (RFC 7515, appendix F). The payload is the rest of the receipt as canonical JSON. */
  signature: z.string().optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;
/** The part of a receipt that its digest covers. */
export type ReceiptContent = Omit<Receipt, 'digest' | 'signature'>;

/** The receipt of a run, unsigned. */
export function receiptOf(results: Results): Receipt {
  const { suite, candidate, engines, run, summary } = results;
  const { name, version, specifier, hash, line } = candidate;
  const content: ReceiptContent = {
    receipt: 1,
    claim: badgeText(results),
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

/** The digest of a receipt with this content. */
export function digestOf(content: ReceiptContent): string {
  return sha256(canonicalJson(content));
}

/** A receipt without its digest and signature. */
export function contentOf({ digest: _, signature: __, ...content }: Receipt): ReceiptContent {
  return content;
}

/** The digest covers a line for each requirement and engine with its status. The lines are sorted. */
function verdictsOf({ requirements }: Results): Receipt['verdicts'] {
  const lines = requirements
    .flatMap(({ id, engines }) => engines.map(({ engine, status }) => `${id} ${engine} ${status}\n`))
    .sort();
  return { count: lines.length, digest: sha256(lines.join('')) };
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}

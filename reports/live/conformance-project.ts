import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';

/**
 * What a project of a Playwright configuration says of itself, in its metadata: there it reaches the tests and the
 * reporter, of merged runs as well.
 */
const conformanceProjectSchema = z.strictObject({
  /** Which conformance run of the configuration it belongs to: the name of the project that finds the candidate. */
  run: z.string(),
  /** The engine that is judged in; `null` where the candidate is found. */
  engine: engineNameSchema.nullable(),
  /** The candidate’s specifier; `null` for the reference implementation. */
  candidate: z.string().nullable(),
  /** What the candidate’s path is relative to; `null` for the folder of the configuration. */
  cwd: z.string().nullable(),
  /** Where the results go, in a folder named for the candidate; relative to the configuration. */
  out: z.string(),
  /** The command that runs all of it again. */
  command: z.string(),
});
export type ConformanceProject = z.infer<typeof conformanceProjectSchema>;

const metadataSchema = z.looseObject({ conformance: conformanceProjectSchema.optional() });

/** What a project says of itself; `undefined` for one that judges no candidate. */
export function conformanceProject(project: { metadata: unknown } | undefined): ConformanceProject | undefined {
  return metadataSchema.parse(project?.metadata ?? {}).conformance;
}

/** The attachment in which the project that finds the candidate hands it over, with the folder of its results. */
export const CANDIDATE_ATTACHMENT = 'conformance-candidate';

/** The attachment in which a test hands over its check’s report. */
export const CHECK_ATTACHMENT = 'conformance-check';

/** The attachment in which a test says why no check can run in its engine. */
export const FAULT_ATTACHMENT = 'conformance-fault';

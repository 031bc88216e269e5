import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';

/**
 * The metadata of a project in a Playwright configuration. Tests and the reporter can both read it, in merged runs as
 * well.
 */
const conformanceProjectSchema = z.strictObject({
  /** The conformance run it belongs to, by the name of the project that finds the candidate. */
  run: z.string(),
  /** The engine; `null` for the project that finds the candidate. */
  engine: engineNameSchema.nullable(),
  /** The candidate’s specifier; `null` for the reference implementation. */
  candidate: z.string().nullable(),
  /** The folder that the candidate’s path is relative to; `null` for the folder of the configuration. */
  cwd: z.string().nullable(),
  /** The parent of the results’ folder, which is named after the candidate; relative to the configuration. */
  out: z.string(),
  /** The command that repeats the whole run. */
  command: z.string(),
});
export type ConformanceProject = z.infer<typeof conformanceProjectSchema>;

const metadataSchema = z.looseObject({ conformance: conformanceProjectSchema.optional() });

/** The conformance metadata of a project; `undefined` for a project that judges no candidate. */
export function conformanceProject(project: { metadata: unknown } | undefined): ConformanceProject | undefined {
  return metadataSchema.parse(project?.metadata ?? {}).conformance;
}

/** The attachment with the resolved candidate and the name of its results’ folder. */
export const CANDIDATE_ATTACHMENT = 'conformance-candidate';

/** The attachment with the report of a check. */
export const CHECK_ATTACHMENT = 'conformance-check';

/** The attachment with the fault that kept a test from running, as a `FaultReport`. */
export const FAULT_ATTACHMENT = 'conformance-fault';

/** The key of the configuration’s metadata under which global setup stores its fault, as a `FaultReport`. */
export const SETUP_FAULT = 'conformanceFault';

import { z } from 'zod';
import { assumptionsSchema, checkReportSchema } from '../../evidence/check-report.ts';
import { engineNameSchema, VERDICTS, verdictSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { capabilitySchema, promiseSchema } from '../../spec/requirement.ts';

/**
 * The version of the results file. It changes when a reader of the old one could misread the new one, and then a step in
 * `migrations` makes the new one of an old one.
 */
export const RESULTS_VERSION = 3;

/**
 * Where a requirement stands in one engine: the verdict a reader must see of all that were given, or `deviates` where
 * it fails as the candidate declared, or `untested` where no check spoke of it.
 */
export const statusSchema = z.enum([...VERDICTS, 'deviates', 'untested']);
export type Status = z.infer<typeof statusSchema>;

/**
 * What a run as a whole came to.
 * - `harness-error`: something of ours broke, so nothing is claimed of the candidate.
 * - `fails`: a requirement fails undeclared, or a declared deviation is stale.
 * - `deviates`: only declared deviations fail.
 * - `nothing judged`: no check reached a judgement.
 */
export const outcomeSchema = z.enum(['harness-error', 'fails', 'deviates', 'conforms', 'nothing judged']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** A fault of ours that is not the finding of a check: a test that broke, a report that cannot be read, a conflict. */
export const harnessErrorSchema = z.strictObject({
  /** What it befell: a test’s title, a check, the run. */
  where: z.string(),
  /** `null` where it concerns no engine in particular. */
  engine: engineNameSchema.nullable(),
  /** One sentence. */
  message: z.string(),
  /** Lines of more: the stack, the schema’s objections. */
  details: z.array(z.string()),
});
export type HarnessError = z.infer<typeof harnessErrorSchema>;

/** Who is judged, in so far as a reader needs it to judge again. */
export const judgedCandidateSchema = z.strictObject({
  specifier: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  hash: z.string(),
  line: releaseLineSchema,
  capabilities: z.array(capabilitySchema),
  /** Base names, in the order a page includes them. */
  scripts: z.array(z.string()),
});
export type JudgedCandidate = z.infer<typeof judgedCandidateSchema>;

export const runFactsSchema = z.strictObject({
  /** ISO 8601. */
  startedAt: z.string(),
  runner: z.enum(['playwright', 'vitest']),
  /** Wall-clock milliseconds. */
  duration: z.number().nonnegative(),
  node: z.string(),
  platform: z.string(),
  /** The command that runs all of it again. */
  command: z.string(),
});
export type RunFacts = z.infer<typeof runFactsSchema>;

/** A declared deviation in one of the engines it names. */
export const deviationStateSchema = z.strictObject({
  requirement: z.string(),
  engine: engineNameSchema,
  reason: z.string(),
  /** `stale`: judged in this run, and it holds. `not observed`: not judged in this engine in this run. */
  state: z.enum(['happening', 'stale', 'not observed']),
});
export type DeviationState = z.infer<typeof deviationStateSchema>;

const engineFactsSchema = z.strictObject({
  name: engineNameSchema,
  build: z.string(),
  assumptions: assumptionsSchema,
});

const requirementResultSchema = promiseSchema.pick({ id: true, level: true, sentence: true }).extend({
  section: z.string(),
  /** Why no check can speak of it, where none can. */
  untestable: z.string().nullable(),
  /** Whether it counts for what the run came to: not where the run is scored by a revision that did not have it yet. */
  scored: z.boolean(),
  engines: z.array(
    z.strictObject({
      engine: engineNameSchema,
      status: statusSchema,
      checks: z.array(z.strictObject({ check: z.string(), verdict: verdictSchema })),
    }),
  ),
});
export type RequirementResult = z.infer<typeof requirementResultSchema>;

const count = z.number().int().nonnegative();

const summarySchema = z.strictObject({
  outcome: outcomeSchema,
  /** Whether every scored requirement of the candidate’s line was spoken of in every engine of the run. */
  complete: z.boolean(),
  /** How many scored requirements stand where. */
  engines: z.array(z.strictObject({ engine: engineNameSchema, counts: z.record(statusSchema, count) })),
  /** Scored requirements of level MUST, counted once over all engines. */
  must: z.strictObject({
    total: count,
    /** Judged in at least one engine: neither untested, inapplicable, untestable nor blocked in all of them. */
    judged: count,
    /** Failing undeclared in at least one engine. */
    failing: count,
    /** Failing in at least one engine, and everywhere only as declared. */
    deviating: count,
  }),
});

/** One run, whole: every other output is a view of it. */
export const resultsSchema = z
  .strictObject({
    schema: z.literal(RESULTS_VERSION),
    suite: z.strictObject({
      name: z.string(),
      version: z.string(),
      /** Of the suite’s own files; `null` where the run did not say. */
      hash: z.string().nullable(),
      /** Of the requirement set. */
      revision: z.string(),
      /** The published revision that the run is scored by; `null` where it is scored by every requirement there is. */
      pinned: z.string().nullable(),
    }),
    candidate: judgedCandidateSchema,
    /** `seeds`: of every property of the run, each once, ascending. */
    run: runFactsSchema.extend({ seeds: z.array(z.number().int()) }),
    engines: z.array(engineFactsSchema),
    summary: summarySchema,
    /** Every requirement of the candidate’s line, tested or not. */
    requirements: z.array(requirementResultSchema),
    deviations: z.array(deviationStateSchema),
    harnessErrors: z.array(harnessErrorSchema),
    reports: z.array(checkReportSchema),
  })
  .meta({
    title: 'amplitude-conformance results',
    description: `One run of amplitude-conformance against one candidate, version ${RESULTS_VERSION} of the file.`,
  });
export type Results = z.infer<typeof resultsSchema>;

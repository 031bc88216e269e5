import { z } from 'zod';
import { assumptionsSchema, checkReportSchema } from '../../evidence/check-report.ts';
import { engineNameSchema, VERDICTS, verdictSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { capabilitySchema, promiseSchema } from '../../spec/requirement.ts';

/**
 * The version of the results file. Raise it when a reader of the previous version could misread the new one, and add a
 * step to `migrations`.
 */
export const RESULTS_VERSION = 3;

/**
 * The status of a requirement in one engine: the worst verdict on it, `deviates` if it fails as the candidate declared, or
 * `untested` if no check covered it.
 */
export const statusSchema = z.enum([...VERDICTS, 'deviates', 'untested']);
/** The status of a requirement in one engine. */
export type Status = z.infer<typeof statusSchema>;

/**
 * The outcome of a run.
 * - `harness-error`: the harness broke, so nothing is claimed about the candidate.
 * - `fails`: a requirement fails undeclared, or a declared deviation is stale.
 * - `deviates`: only declared deviations fail.
 * - `conforms`: every requirement that was judged holds; see `summary.complete`.
 * - `nothing judged`: no check reached a judgement.
 */
export const outcomeSchema = z.enum(['harness-error', 'fails', 'deviates', 'conforms', 'nothing judged']);
/** The outcome of a whole run. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** A fault that is not the finding of a check: a test that broke, an invalid report, a usage error, a conflict. */
export const harnessErrorSchema = z.strictObject({
  /** What was affected: a test by its title, a check by its id, or `run`. */
  where: z.string(),
  /** The engine; `null` if the error concerns no particular one. */
  engine: engineNameSchema.nullable(),
  /** One line. */
  message: z.string(),
  /** Further lines: the stack, the schema’s issues, the rest of a diagnosis. */
  details: z.array(z.string()),
});
/** An error of the harness itself, which says nothing about the candidate. */
export type HarnessError = z.infer<typeof harnessErrorSchema>;

/** The candidate that was judged, with everything needed to judge it again. */
export const judgedCandidateSchema = z.strictObject({
  /** As requested: `reference`, `npm:amplitude-js@8.21.10`, `file:./dist/fork.umd.js`. */
  specifier: z.string(),
  /** The candidate’s name. */
  name: z.string(),
  /** `null` for a candidate without a version. */
  version: z.string().nullable(),
  /** `sha256-` and the hex digest of the scripts in order, followed by the candidate’s own adapter if it has one. */
  hash: z.string(),
  /** The release line whose requirements apply. */
  line: releaseLineSchema,
  /** The capabilities that the candidate declares. */
  capabilities: z.array(capabilitySchema),
  /** Base names, in the order in which a page includes them. */
  scripts: z.array(z.string()),
});
/** The judged candidate, with what a reader needs to judge it again. */
export type JudgedCandidate = z.infer<typeof judgedCandidateSchema>;

export const runFactsSchema = z.strictObject({
  /** When the run started, as an ISO 8601 date and time. */
  startedAt: z.string(),
  /** The test runner. */
  runner: z.enum(['playwright', 'vitest']),
  /** Wall-clock milliseconds. */
  duration: z.number().nonnegative(),
  /** The version of Node. */
  node: z.string(),
  /** Operating system and architecture, such as `linux x64`. */
  platform: z.string(),
  /** The command that repeats the whole run. */
  command: z.string(),
});
/** When, where and how a run took place. */
export type RunFacts = z.infer<typeof runFactsSchema>;

/** A declared deviation, in one of the engines it names. */
export const deviationStateSchema = z.strictObject({
  /** The id of the requirement. */
  requirement: z.string(),
  /** One of the engines that the candidate declared. */
  engine: engineNameSchema,
  /** Why the requirement fails, as the candidate file states it. */
  reason: z.string(),
  /** `happening`: it fails as declared. `stale`: it was judged and holds. `not observed`: it was not judged in this engine. */
  state: z.enum(['happening', 'stale', 'not observed']),
});
/** A declared deviation in one of its engines, and whether it happened in this run. */
export type DeviationState = z.infer<typeof deviationStateSchema>;

const engineFactsSchema = z.strictObject({
  /** The engine’s name. */
  name: engineNameSchema,
  /** Product and version, such as `Chromium 150.0.7871.5`. */
  build: z.string(),
  /** What was established about this engine before a candidate was judged. */
  assumptions: assumptionsSchema,
});

const requirementResultSchema = promiseSchema.pick({ id: true, level: true, sentence: true }).extend({
  /** The section of the guide that the requirement is from. */
  section: z.string(),
  /** Why no check can verify the requirement; `null` if one can. */
  untestable: z.string().nullable(),
  /** Whether it counts towards the outcome. A requirement that the pinned revision lacks does not. */
  scored: z.boolean(),
  /** One entry for each engine of the run. */
  engines: z.array(
    z.strictObject({
      /** The engine. */
      engine: engineNameSchema,
      /** The status in this engine. */
      status: statusSchema,
      /** The verdict of each check that covered it. */
      checks: z.array(
        z.strictObject({
          /** The check’s id. */
          check: z.string(),
          /** What the check concluded. */
          verdict: verdictSchema,
        }),
      ),
    }),
  ),
});
/** One requirement, and its status in each engine of the run. */
export type RequirementResult = z.infer<typeof requirementResultSchema>;

const count = z.number().int().nonnegative();

const summarySchema = z.strictObject({
  /** The outcome of the run. */
  outcome: outcomeSchema,
  /** Whether every scored requirement was covered in every engine of the run. */
  complete: z.boolean(),
  /** The number of scored requirements with each status, by engine. */
  engines: z.array(
    z.strictObject({
      /** The engine. */
      engine: engineNameSchema,
      /** The number of scored requirements of each status. */
      counts: z.record(statusSchema, count),
    }),
  ),
  /** Scored requirements of level MUST, each counted once over all engines. */
  must: z.strictObject({
    /** The number of scored requirements of level MUST. */
    total: count,
    /** With the status pass, warn, fail, deviates, crash, timeout or blocked in at least one engine. */
    judged: count,
    /** Failing undeclared in at least one engine. */
    failing: count,
    /** Failing in at least one engine, and only as declared in all of them. */
    deviating: count,
  }),
});

/** One whole run. Every other output is derived from it. */
export const resultsSchema = z
  .strictObject({
    /** The version of the results file. */
    schema: z.literal(RESULTS_VERSION),
    /** The suite that judged. */
    suite: z.strictObject({
      /** The suite’s package name. */
      name: z.string(),
      /** The suite’s package version. */
      version: z.string(),
      /** `sha256-` and the hex digest of the suite’s files; `null` if the run did not record it. */
      hash: z.string().nullable(),
      /** The revision of the requirements, as a date. */
      revision: z.string(),
      /** The published revision that the run is scored by; `null` if it is scored by every requirement. */
      pinned: z.string().nullable(),
    }),
    /** The candidate that was judged. */
    candidate: judgedCandidateSchema,
    /** `seeds`: of all properties of the run, without duplicates, ascending. */
    run: runFactsSchema.extend({
      /** The seeds of the run’s properties, each once, ascending. */
      seeds: z.array(z.number().int()),
    }),
    /** The engines of the run. */
    engines: z.array(engineFactsSchema),
    /** The outcome of the run, and its counts. */
    summary: summarySchema,
    /** Every requirement of the catalogue, in its order, tested or not. */
    requirements: z.array(requirementResultSchema),
    /** One entry for each declared deviation and engine. */
    deviations: z.array(deviationStateSchema),
    /** Errors of the harness itself. With any of them, nothing is claimed about the candidate. */
    harnessErrors: z.array(harnessErrorSchema),
    /** The report of each check in each engine. */
    reports: z.array(checkReportSchema),
  })
  .meta({
    title: 'amplitude-conformance results',
    description: `One run of amplitude-conformance against one candidate, version ${RESULTS_VERSION} of the file.`,
  });
/** One whole run: every other output is a view of it. */
export type Results = z.infer<typeof resultsSchema>;

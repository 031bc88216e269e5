import { z } from 'zod';
import { ENGINES, type EngineName, engineNameSchema } from '../../evidence/verdict.ts';
import { type CheckKind, checkKindSchema } from '../../spec/requirement.ts';

/** A check that judged a requirement, with the engines. */
const traceSchema = z.strictObject({
  requirement: z.string(),
  check: z.string(),
  kind: checkKindSchema,
  engines: z.array(engineNameSchema),
});
export type Trace = z.infer<typeof traceSchema>;

/** A check that judged a requirement in one engine. */
export interface TracedCheck {
  requirement: string;
  check: string;
  kind: CheckKind;
  engine: EngineName;
}

/**
 * The recorded traceability: which checks judge which requirements. In the file, each trace is one line, for readable
 * diffs: `COOKIE-NAME-2 first-visit scenario chromium firefox`.
 */
export const traceabilitySchema = z.array(
  z
    .string()
    .transform((line) => {
      const [requirement, check, kind, ...engines] = line.split(' ');
      return { requirement, check, kind, engines };
    })
    .pipe(traceSchema),
);

export function traceLine({ requirement, check, kind, engines }: Trace): string {
  return [requirement, check, kind, ...engines].join(' ');
}

/** Formats traces as the content of the file. */
export function traceabilityText(traces: readonly Trace[]): string {
  return `${JSON.stringify(traces.map(traceLine), null, 2)}\n`;
}

/** Groups judgements into traces, in the file’s order. */
export function tracesOf(judgements: readonly TracedCheck[]): Trace[] {
  const traces = new Map<string, Trace>();
  for (const { requirement, check, kind, engine } of judgements) {
    const key = traceLine({ requirement, check, kind, engines: [] });
    const engines = [...(traces.get(key)?.engines ?? []), engine];
    traces.set(key, { requirement, check, kind, engines: ENGINES.filter((name) => engines.includes(name)) });
  }
  return [...traces.values()].sort(
    (a, b) => byNumber.compare(a.requirement, b.requirement) || byNumber.compare(a.check, b.check),
  );
}

/** Splits traces into judgements. */
export function judgementsOf(traces: readonly Trace[]): TracedCheck[] {
  return traces.flatMap(({ engines, ...rest }) => engines.map((engine) => ({ ...rest, engine })));
}

const byNumber = new Intl.Collator('en', { numeric: true });

import type { EngineName } from '../../evidence/verdict.ts';
import { STATUS_DISPLAY, type Tone } from '../page/status.ts';
import type { RequirementResult, Results, Status } from '../results/results.ts';
import { counted } from '../text/phrases.ts';

/** The outcome of a run in one heading and one paragraph. */
export interface RunSummary {
  tone: Tone;
  /** Completes a sentence whose subject is the candidate: `conforms`. */
  predicate: string;
  explanation: string;
}

export function summarizeRun(results: Results): RunSummary {
  const runSummary = summaryWithoutScope(results);
  const { outcome, complete } = results.summary;
  if (complete || outcome === 'harness-error' || outcome === 'nothing judged') return runSummary;
  const untested = results.requirements.filter(({ engines }) => engines.some(({ status }) => status === 'untested'));
  const scope = `Only some of the checks ran: ${counted(untested.length, 'requirement')} went untested in at least one engine.`;
  return { ...runSummary, explanation: `${runSummary.explanation} ${scope}` };
}

function summaryWithoutScope({ summary, deviations }: Results): RunSummary {
  const { outcome, complete, must } = summary;
  const stale = deviations.filter(({ state }) => state === 'stale').length;
  switch (outcome) {
    case 'harness-error':
      return {
        tone: 'harness',
        predicate: 'was not judged: the harness broke',
        explanation: 'The report makes no claim about the candidate.',
      };
    case 'nothing judged':
      return { tone: 'none', predicate: 'was not judged', explanation: 'No check reached a verdict.' };
    case 'fails':
      return {
        tone: 'bad',
        predicate: 'fails',
        explanation:
          must.failing === 0 && stale > 0
            ? `${counted(stale, 'declared deviation')} no longer ${stale === 1 ? 'occurs' : 'occur'}: the declarations are out of date.`
            : `It fails ${must.failing} of the ${must.judged} MUST requirements that were judged${must.deviating > 0 ? `; ${must.deviating} more deviate as declared` : ''}.`,
      };
    case 'deviates':
      return {
        tone: 'warn',
        predicate: complete ? 'deviates' : 'deviates as far as judged',
        explanation: `It violates ${must.deviating} of the ${must.judged} MUST requirements that were judged, each as declared.`,
      };
    case 'conforms':
      return {
        tone: 'good',
        predicate: complete ? 'conforms' : 'conforms as far as judged',
        explanation: `All MUST requirements that were judged (${must.judged}) hold.`,
      };
  }
}

/** The scored requirements of one level in one engine, counted by the tone of their status. */
export interface LevelTally {
  level: RequirementResult['level'];
  engine: EngineName;
  tones: Readonly<Record<Tone, number>>;
}

export function talliesOf({ requirements, engines }: Results): LevelTally[] {
  return (['MUST', 'SHOULD', 'MAY'] as const).flatMap((level) => {
    const own = requirements.filter((one) => one.scored && one.level === level);
    if (own.length === 0) return [];
    return engines.map(({ name: engine }) => {
      const tones: Record<Tone, number> = { bad: 0, harness: 0, warn: 0, good: 0, none: 0 };
      for (const one of own) tones[STATUS_DISPLAY[statusIn(one, engine)].tone]++;
      return { level, engine, tones };
    });
  });
}

function statusIn({ engines }: RequirementResult, engine: EngineName): Status {
  return engines.find((one) => one.engine === engine)?.status ?? 'untested';
}

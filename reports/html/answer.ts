import type { EngineName } from '../../evidence/verdict.ts';
import { STATUSES, type Tone } from '../page/status.ts';
import type { RequirementResult, Results, Status } from '../results/results.ts';
import { counted } from '../text/phrases.ts';

/** What a run came to, for a reader who asks only that. */
export interface ReportAnswer {
  tone: Tone;
  /** What the candidate does. */
  does: string;
  sentence: string;
}

export function answerOf(results: Results): ReportAnswer {
  const answer = concluded(results);
  const { outcome, complete } = results.summary;
  if (complete || outcome === 'harness-error' || outcome === 'nothing judged') return answer;
  const untested = results.requirements.filter(({ engines }) => engines.some(({ status }) => status === 'untested'));
  const part = `Only a part of the checks was run: ${counted(untested.length, 'requirement')} went untested in at least one engine.`;
  return { ...answer, sentence: `${answer.sentence} ${part}` };
}

function concluded({ summary, deviations }: Results): ReportAnswer {
  const { outcome, complete, must } = summary;
  const failing = `${must.failing} of the ${must.judged} MUST requirements that were judged do not hold`;
  const deviating = `${must.deviating} of the ${must.judged} MUST requirements that were judged do not hold, each as the candidate has declared`;
  const stale = deviations.filter(({ state }) => state === 'stale').length;
  switch (outcome) {
    case 'harness-error':
      return {
        tone: 'harness',
        does: 'is not judged: the suite broke',
        sentence: 'Nothing is claimed of the candidate.',
      };
    case 'nothing judged':
      return { tone: 'none', does: 'is not judged', sentence: 'No check reached a judgement.' };
    case 'fails':
      return {
        tone: 'bad',
        does: 'fails',
        sentence:
          must.failing === 0 && stale > 0
            ? `${counted(stale, 'declared deviation')} no longer happens: what is known of the candidate is out of date.`
            : `${failing}${must.deviating > 0 ? `; ${must.deviating} more deviate as declared` : ''}.`,
      };
    case 'deviates':
      return { tone: 'warn', does: complete ? 'deviates' : 'deviates as far as judged', sentence: `${deviating}.` };
    case 'conforms':
      return {
        tone: 'good',
        does: complete ? 'conforms' : 'conforms as far as judged',
        sentence: `All ${must.judged} MUST requirements that were judged hold.`,
      };
  }
}

/** Scored requirements of a level in an engine, by the tone of where they stand. */
export interface Tally {
  level: RequirementResult['level'];
  engine: EngineName;
  tones: Readonly<Record<Tone, number>>;
}

export function talliesOf({ requirements, engines }: Results): Tally[] {
  return (['MUST', 'SHOULD', 'MAY'] as const).flatMap((level) => {
    const own = requirements.filter((one) => one.scored && one.level === level);
    if (own.length === 0) return [];
    return engines.map(({ name: engine }) => {
      const tones: Record<Tone, number> = { bad: 0, harness: 0, warn: 0, good: 0, none: 0 };
      for (const one of own) tones[STATUSES[statusIn(one, engine)].tone]++;
      return { level, engine, tones };
    });
  });
}

function statusIn({ engines }: RequirementResult, engine: EngineName): Status {
  return engines.find((one) => one.engine === engine)?.status ?? 'untested';
}

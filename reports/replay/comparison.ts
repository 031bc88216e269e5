import type { TimelineStep } from '../../evidence/timeline.ts';

/** One thing that was seen of a step, and in which of the two runs. */
export interface ComparisonLine {
  kind: string;
  text: string;
  in: 'both' | 'recorded' | 'replay';
}

/** What could be a random value: long enough that nobody would choose it. */
const TOKEN = /[\w-]{20,}=*|0\.\d{8,}/g;

/** Where in its scripts a candidate threw: engines say it in words of their own. */
const PLACE = / \((?:at )?\S*.*\/candidate\/.*\)$/;

/**
 * Sets what a replay sees beside what was recorded. Values that are made at random differ in each run; they count as the
 * same where they have the same part in it, which is to be the first, the second, … that the other run does not know.
 */
export class Comparison {
  readonly #recorded: readonly TimelineStep[];
  readonly #known: { recorded: Set<string>; replay: Set<string> };
  readonly #ordinals = { recorded: new Map<string, number>(), replay: new Map<string, number>() };
  #next = 0;
  #before: number;

  /** `before`: steps that were taken before the first that is recorded. */
  constructor({ before, steps }: { before: number; steps: readonly TimelineStep[] }) {
    this.#recorded = steps.filter(isTold);
    this.#before = before;
    this.#known = {
      recorded: new Set(steps.flatMap(linesOf).flatMap(({ text }) => tokensOf(text))),
      replay: new Set(),
    };
  }

  /** The lines of the steps that a replay has come to; with what was recorded of them, as far as it was. */
  next(steps: readonly TimelineStep[]): ComparisonLine[] {
    return steps.filter(isTold).flatMap((step) => {
      const seen = linesOf(step);
      if (this.#before > 0) {
        this.#before--;
        return seen.map((line): ComparisonLine => ({ ...line, in: 'both' }));
      }
      // What a judgement was about is told from the tape, with the values of the run that is replayed.
      if (step.kind !== 'judgement')
        for (const token of seen.flatMap(({ text }) => tokensOf(text))) this.#known.replay.add(token);
      const recorded = this.#recorded[this.#next++];
      return compared(recorded ? this.#masked('recorded', linesOf(recorded)) : [], this.#masked('replay', seen));
    });
  }

  #masked(run: 'recorded' | 'replay', lines: readonly ComparedStep[]): (ComparedStep & { masked: string })[] {
    const other = this.#known[run === 'recorded' ? 'replay' : 'recorded'];
    const ordinals = this.#ordinals[run];
    return lines.map((line) => {
      // Told from the tape in both runs.
      if (line.kind === 'judgement') return { ...line, masked: line.text };
      const masked = line.text
        .replace(PLACE, '')
        .replace(CUT, '…')
        .replace(TOKEN, (token) => {
          if (other.has(token)) return token;
          const ordinal = ordinals.get(token) ?? ordinals.size + 1;
          ordinals.set(token, ordinal);
          return `⟨${ordinal}⟩`;
        });
      return { ...line, masked };
    });
  }
}

interface ComparedStep {
  kind: string;
  text: string;
}

/** A value that was cut, and the word it was cut in. */
const CUT = /[\w-]*(?:\.\d+)? … \d+ more/g;

/** Time that goes by in another tab is told only where it caused something; it is no step of the tape. */
function isTold(step: TimelineStep): boolean {
  return step.kind !== 'act' || step.act !== 'time goes by, as it did in another tab';
}

function tokensOf(text: string): string[] {
  return text.replace(CUT, '…').match(TOKEN) ?? [];
}

function compared(
  recorded: readonly (ComparedStep & { masked: string })[],
  replay: readonly (ComparedStep & { masked: string })[],
): ComparisonLine[] {
  const missing = [...recorded];
  const seen = replay.map(({ kind, text, masked }): ComparisonLine => {
    const at = missing.findIndex((line) => line.kind === kind && line.masked === masked);
    if (at >= 0) missing.splice(at, 1);
    return { kind, text, in: at >= 0 ? 'both' : 'replay' };
  });
  return [...seen, ...missing.map(({ kind, text }): ComparisonLine => ({ kind, text, in: 'recorded' }))];
}

/** Everything that a step says, as lines. */
function linesOf(step: TimelineStep): ComparedStep[] {
  switch (step.kind) {
    case 'judgement':
      return [
        { kind: 'judgement', text: `${step.requirement} ${step.holds ? 'holds' : 'does not hold'}: ${step.what}` },
      ];
    case 'jar':
      return step.cookies.map((cookie) => ({ kind: 'in the jar', text: said(cookie) }));
    case 'storage':
      return keptLines(step.kept);
    case 'snapshot':
      return [
        ...step.cookies.map((cookie) => ({ kind: 'in the jar', text: said(cookie) })),
        ...keptLines(step.kept),
        ...step.requests.map((text) => ({ kind: 'left so far', text })),
      ];
    case 'act':
      return [
        { kind: 'did', text: step.act },
        ...(step.threw === null ? [] : [{ kind: 'threw', text: step.threw }]),
        ...step.effects,
        ...step.arrived.map(({ status, apiKey, events }) => ({
          kind: 'arrived',
          text: `${(events?.types ?? ['what cannot be read']).join(', ')} for ${apiKey ?? 'nobody'}, answered ${status ?? 'nothing yet'}`,
        })),
        ...(step.changes ?? []).map(({ place, name, value }) => ({
          kind: 'can be read',
          text: value === null ? `${place} ${name} no more` : `${place} ${name} = ${value}`,
        })),
      ];
  }
}

function said({ name, value, attributes }: { name: string; value: string; attributes: string }): string {
  return `${name} = ${value}; ${attributes}`;
}

function keptLines(kept: Extract<TimelineStep, { kind: 'storage' }>['kept']): ComparedStep[] {
  const { localStorage, sessionStorage } = kept;
  return Object.entries({ localStorage, sessionStorage }).flatMap(([area, items]) =>
    Object.entries(items ?? {}).map(([key, value]) => ({ kind: 'kept', text: `${area} ${key} = ${value}` })),
  );
}

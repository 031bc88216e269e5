import type { TimelineStep } from '../../evidence/timeline.ts';

/** One observation of a step, and the runs in which it was made. */
export interface ComparisonLine {
  kind: string;
  text: string;
  in: 'both' | 'recorded' | 'replay';
}

/** A value that is probably random: too long to be hand-written. */
const TOKEN = /[\w-]{20,}=*|0\.\d{8,}/g;

/** The source location of an error, whose format differs between engines. */
const SOURCE_LOCATION = / \((?:at )?\S*.*\/candidate\/.*\)$/;

/**
 * Compares the observations of a replay with the recorded ones. Random values differ between runs: two of them count as
 * equal if both are the first, the second, … value that the other run does not contain.
 */
export class Comparison {
  readonly #recorded: readonly TimelineStep[];
  readonly #known: { recorded: Set<string>; replay: Set<string> };
  readonly #ordinals = { recorded: new Map<string, number>(), replay: new Map<string, number>() };
  #next = 0;
  #before: number;

  /** `before`: the number of steps before the first recorded one. */
  constructor({ before, steps }: { before: number; steps: readonly TimelineStep[] }) {
    this.#recorded = steps.filter(isCompared);
    this.#before = before;
    this.#known = {
      recorded: new Set(steps.flatMap(linesOf).flatMap(({ text }) => tokensOf(text))),
      replay: new Set(),
    };
  }

  /** Compares the next steps of the replay with the corresponding recorded steps. */
  next(steps: readonly TimelineStep[]): ComparisonLine[] {
    return steps.filter(isCompared).flatMap((step) => {
      const seen = linesOf(step);
      if (this.#before > 0) {
        this.#before--;
        return seen.map((line): ComparisonLine => ({ ...line, in: 'both' }));
      }
      // A judgement comes from the recording, so it contains the values of the recorded run.
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
      // It comes from the recording in both runs.
      if (line.kind === 'judgement') return { ...line, masked: line.text };
      const masked = line.text
        .replace(SOURCE_LOCATION, '')
        .replace(TRUNCATION, '…')
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

/** The mark of a truncated value, with the word that it truncates. */
const TRUNCATION = /[\w-]*(?:\.\d+)? … \d+ more/g;

/** Time that passes in another tab appears in a timeline only if it had an effect; it is no step of the recording. */
function isCompared(step: TimelineStep): boolean {
  return step.kind !== 'act' || step.act !== 'time goes by, as it did in another tab';
}

function tokensOf(text: string): string[] {
  return text.replace(TRUNCATION, '…').match(TOKEN) ?? [];
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

/** Everything that was observed of a step, as lines. */
function linesOf(step: TimelineStep): ComparedStep[] {
  switch (step.kind) {
    case 'judgement':
      return [
        { kind: 'judgement', text: `${step.requirement} ${step.holds ? 'holds' : 'does not hold'}: ${step.what}` },
      ];
    case 'jar':
      return step.cookies.map((cookie) => ({ kind: 'in the jar', text: formatCookie(cookie) }));
    case 'storage':
      return storageLines(step.kept);
    case 'snapshot':
      return [
        ...step.cookies.map((cookie) => ({ kind: 'in the jar', text: formatCookie(cookie) })),
        ...storageLines(step.kept),
        ...step.requests.map((text) => ({ kind: 'request', text })),
      ];
    case 'act':
      return [
        { kind: 'action', text: step.act },
        ...(step.threw === null ? [] : [{ kind: 'threw', text: step.threw }]),
        ...step.effects,
        ...step.arrived.map(({ status, apiKey, events }) => ({
          kind: 'received',
          text: `${(events?.types ?? ['unreadable upload']).join(', ')} for ${apiKey ?? 'no API key'}, ${status === null ? 'no response yet' : `response ${status}`}`,
        })),
        ...(step.changes ?? []).map(({ place, name, value }) => ({
          kind: 'readable',
          text: value === null ? `${place} ${name} removed` : `${place} ${name} = ${value}`,
        })),
      ];
  }
}

function formatCookie({ name, value, attributes }: { name: string; value: string; attributes: string }): string {
  return `${name} = ${value}; ${attributes}`;
}

function storageLines(kept: Extract<TimelineStep, { kind: 'storage' }>['kept']): ComparedStep[] {
  const { localStorage, sessionStorage } = kept;
  return Object.entries({ localStorage, sessionStorage }).flatMap(([area, items]) =>
    Object.entries(items ?? {}).map(([key, value]) => ({ kind: 'stored', text: `${area} ${key} = ${value}` })),
  );
}

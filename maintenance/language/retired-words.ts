/** A word or a phrase that the project no longer uses, and the standard term to write in its place. */
export interface RetiredWord {
  /** In lower case, words separated by one space; an identifier is read as the words it consists of. */
  words: string;
  use: string;
  /** `identifiers`: the word is plain English in prose, but names nothing in code. */
  in?: 'identifiers';
}

/** The private vocabulary that standard terms replaced. CONTRIBUTING.md has the words that are used. */
export const RETIRED_WORDS: readonly RetiredWord[] = [
  ...retired('report, describe or format', 'told', 'untold', 'spoken', 'sayings', 'unsaid'),
  ...retired('report, describe or format', 'said', 'tell', 'telling').map((word) => ({
    ...word,
    in: 'identifiers' as const,
  })),
  ...retired('usage error', 'misuse', 'misuses', 'bad input'),
  ...retired('check context', 'trial', 'trials'),
  ...retired('test bed', 'bench', 'benches', 'workbench', 'equipment', 'equipped'),
  { words: 'judge in', use: 'check runner', in: 'identifiers' },
  { words: 'establish', use: 'precondition', in: 'identifiers' },
  ...retired('mark untestable', 'excuse', 'excused'),
  ...retired('action', 'deed', 'deeds'),
  ...retired('recording', 'tape', 'tapes', 'taped', 'untaped'),
  ...retired('pending task', 'errand', 'errands'),
  ...retired('status', 'standing', 'standings'),
  ...retired('release line', 'behaviour line', 'behaviour lines'),
  ...retired('timeout', 'patience', 'patiently'),
  ...retired('fault match', 'likeness', 'likenesses'),
  ...retired('sanitise', 'inert', 'inertness'),
  ...retired('workflow commands', 'obeyed'),
  ...retired('merge profile', 'laid over'),
  ...retired('temporary folder', 'folder for now'),
  ...retired('verify hash', 'held to hash'),
  ...retired('retired', 'bygone'),
  ...retired('fixture', 'miniature', 'miniatures', 'eventful'),
  ...retired('continue on known failure', 'passes over deviations'),
  ...retired('seeded defect', 'planted'),
  ...retired('mutation testing', 'kills', 'kill matrix'),
  ...retired('stability', 'steadiness'),
  ...retired('corrupt', 'spoilt'),
  ...retired('fix', 'mend', 'mends', 'mended'),
  ...retired('repair', 'heal', 'heals', 'healed'),
];

function retired(use: string, ...phrases: string[]): RetiredWord[] {
  return phrases.map((words) => ({ words, use }));
}

import type { Erratum } from '../../spec/erratum.ts';
import type { CheckKind, ObservationPoint, Requirement } from '../../spec/requirement.ts';

/** What the data’s short words mean, for people who read the document. Both renderings use the same. */
export const TITLE = 'Specification of how a browser analytics SDK keeps identity';

export const INTRODUCTION =
  'What an SDK stores in a browser, what it sends, and above all what it must not do before a person has consented: each promise is one sentence that can be observed from outside, with an id that is never used again.';

export const LEVELS: Readonly<Record<Requirement['level'], string>> = {
  MUST: 'Every conforming SDK does it. An SDK that does not do it fails.',
  SHOULD: 'It is expected. An SDK that does not do it is warned of, and may conform.',
  MAY: 'It is allowed. Nothing is held against an SDK that does it, nor against one that does not.',
};

export const OBSERVATION_POINTS: Readonly<Record<ObservationPoint, string>> = {
  jar: 'the browser’s cookie jar',
  writes: 'the writes the page was seen to make',
  storage: 'what the page’s origin keeps',
  uploads: 'the events the endpoint accepted',
  requests: 'whatever else left the page',
  errors: 'errors that reached the page',
  page: 'the page’s address and links',
};

export const KINDS: Readonly<Record<CheckKind, string>> = {
  scenario: 'chosen steps, each with what must be seen after it',
  property:
    'whatever values fast-check finds: a few in a real engine, more in the simulated one; the first that fails is made as small as it gets',
};

export const CHOSEN: Readonly<Record<Erratum['chosen'], string>> = {
  guide: 'The guide is followed.',
  other: 'The other reading is followed.',
  open: 'Left open: a conforming SDK may do either.',
};

/** What is said of a requirement, by the names the document has for it. */
export const FACT_DESCRIPTIONS = {
  guide: 'the section of the guide it comes from, and how many sentences there it rests on',
  lines: 'the releases that promise it',
  needs: 'what a candidate must declare to be able to do, for it to apply',
  'observed in': 'where it is seen, from outside the SDK',
  'to be covered by': 'the kinds of check it asks for',
  'covered by': 'the checks that judged it, and in which engines',
  'not tested': 'why no check can speak of it',
  errata: 'where the guide cannot be followed as it stands, with the reading that was chosen',
} as const;

export const READING = {
  levels: 'A requirement has a level.',
  facts: 'Below its sentence stands what is known of it.',
  kinds: 'A check is of one of two kinds.',
} as const;

export const SECTIONS = {
  reading: 'How to read it',
  contents: 'Contents',
  errata: 'Errata',
  untestable: 'What cannot be tested',
  uncited: 'What nothing rests on',
} as const;

export const ABOUT = {
  errata:
    'Places where the guide contradicts itself, the SDK it documents, or what browsers do. Both readings are kept, and the one that the requirements follow.',
  untestable: 'Promises that no check can speak of, kept so that a reader sees what is not verified, and why.',
  uncited: ({ sentences, cited }: { sentences: number; cited: number }) =>
    `The guide has ${sentences} sentences. On ${cited} of them a requirement or an erratum rests; on the others nothing does, for these reasons.`,
} as const;

/** How much of the guide something rests on. */
export function describeCitations(sentences: readonly string[]): string {
  return sentences.length === 0 ? 'which takes it for granted' : counted(sentences.length, 'sentence');
}

/** `1 sentence`, `4 sentences`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export const enumerated = (items: readonly string[]): string => new Intl.ListFormat('en-GB').format(items);

import { subjectOf } from '../../spec/catalogue.ts';
import type { Erratum } from '../../spec/erratum.ts';
import { type Register, UNCITED_REASONS, type UncitedReason } from '../../spec/guide/register.ts';
import { type Requirement, whyUntestable } from '../../spec/requirement.ts';
import type { Subject } from '../../spec/subjects.ts';
import type { Trace } from './traceability.ts';

/** The data that a specification is assembled from. */
export interface SpecificationInput {
  revision: string;
  subjects: readonly Subject[];
  catalogue: readonly Requirement[];
  errata: readonly Erratum[];
  register: Register;
  traceability: readonly Trace[];
}

/** A specification in reading order, with related data together. */
export interface Specification {
  revision: string;
  chapters: Chapter[];
  errata: StatedErratum[];
  untestable: { id: string; why: string }[];
  guide: {
    sentences: number;
    cited: number;
    /** Sentences that nothing rests on, counted by reason. */
    uncited: { reason: UncitedReason; why: string; sentences: number }[];
  };
}

export interface Chapter {
  subject: Subject;
  requirements: StatedRequirement[];
}

export interface StatedRequirement {
  requirement: Requirement;
  /** The checks that judge it. */
  traces: Trace[];
  /** The errata it follows. */
  errata: Erratum[];
}

export interface StatedErratum {
  erratum: Erratum;
  observers: { id: string; traces: Trace[] }[];
}

export function specificationOf(input: SpecificationInput): Specification {
  const { revision, subjects, catalogue, errata, register, traceability } = input;
  const tracesOf = (id: string) => traceability.filter(({ requirement }) => requirement === id);
  const sentences = register.flatMap((section) => section.sentences);
  return {
    revision,
    chapters: subjects.map((subject) => ({
      subject,
      requirements: catalogue
        .filter(({ id }) => subjectOf(id) === subject.id)
        .map((requirement) => ({
          requirement,
          traces: tracesOf(requirement.id),
          errata: errata.filter(({ requirements }) => requirements.includes(requirement.id)),
        })),
    })),
    errata: errata.map((erratum) => ({
      erratum,
      observers: erratum.requirements.map((id) => ({ id, traces: tracesOf(id) })),
    })),
    untestable: catalogue.flatMap((requirement) => {
      const why = whyUntestable(requirement);
      return why === null ? [] : [{ id: requirement.id, why }];
    }),
    guide: {
      sentences: sentences.length,
      cited: sentences.filter(({ uncited }) => uncited === null).length,
      uncited: Object.entries(UNCITED_REASONS).map(([reason, why]) => ({
        reason: reason as UncitedReason,
        why,
        sentences: sentences.filter(({ uncited }) => uncited === reason).length,
      })),
    },
  };
}

import { subjectOf } from '../../spec/catalogue.ts';
import { SUBJECTS } from '../../spec/subjects.ts';
import type { Results } from '../results/results.ts';
import type { Specification } from './specification.ts';

/**
 * The specification of another revision, as far as its results contain it: ids, levels and sentences. The guide’s sentences
 * and the checks are not in the results.
 */
export function retiredSpecification({ suite, candidate, requirements }: Results): Specification {
  const ids = [...new Set(requirements.map(({ id }) => subjectOf(id)))];
  const { line } = candidate;
  return {
    revision: suite.revision,
    chapters: ids.map((subject) => ({
      subject: SUBJECTS.find(({ id }) => id === subject) ?? { id: subject, title: subject, introduction: '' },
      requirements: requirements
        .filter(({ id }) => subjectOf(id) === subject)
        .map(({ id, level, sentence, section, untestable }) => ({
          requirement: {
            id,
            level,
            sentence,
            source: { section, sentences: [] },
            lines: [line],
            needs: [],
            untestable: untestable ?? 'The checks that covered it are not recorded.',
          },
          traces: [],
          errata: [],
        })),
    })),
    errata: [],
    untestable: requirements.flatMap(({ id, untestable }) => (untestable === null ? [] : [{ id, why: untestable }])),
    guide: { sentences: 0, cited: 0, uncited: [] },
  };
}

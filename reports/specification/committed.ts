import { catalogue, REVISION } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { register } from '../../spec/guide/register.ts';
import { SUBJECTS } from '../../spec/subjects.ts';
import { specificationHtml } from './html.tsx';
import { specificationMarkdown } from './markdown.ts';
import { type Specification, specificationOf } from './specification.ts';
import { readTraceability } from './traceability-file.ts';

/** The specification as the project’s data has it now. */
export function presentSpecification(): Specification {
  return specificationOf({
    revision: REVISION,
    subjects: SUBJECTS,
    catalogue,
    errata,
    register,
    traceability: readTraceability(),
  });
}

/** The files that are committed of it, by their paths from the project’s folder. */
export function committedFiles(): Record<string, string> {
  const specification = presentSpecification();
  return {
    'spec/specification.html': specificationHtml(specification),
    'spec/specification.md': specificationMarkdown(specification),
  };
}

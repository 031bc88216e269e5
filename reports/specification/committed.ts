import { catalogue, REVISION } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { register } from '../../spec/guide/register.ts';
import { SUBJECTS } from '../../spec/subjects.ts';
import { specificationHtml } from './html.tsx';
import { specificationMarkdown } from './markdown.ts';
import { type Specification, specificationOf } from './specification.ts';
import { readTraceability } from './traceability-file.ts';

/** The specification of the current data. */
export function currentSpecification(): Specification {
  return specificationOf({
    revision: REVISION,
    subjects: SUBJECTS,
    catalogue,
    errata,
    register,
    traceability: readTraceability(),
  });
}

/** The committed renderings of the specification, by their paths in the repository. */
export function committedFiles(): Record<string, string> {
  const specification = currentSpecification();
  return {
    'spec/specification.html': specificationHtml(specification),
    'spec/specification.md': specificationMarkdown(specification),
  };
}

import { bundledScript } from '../page/bundled-script.ts';
import { htmlDocument } from '../page/frame.tsx';
import type { ReplayLinks } from '../replay/select-replays.ts';
import type { Results } from '../results/results.ts';
import { currentSpecification } from '../specification/committed.ts';
import { retiredSpecification } from '../specification/retired-requirements.ts';
import type { Specification } from '../specification/specification.ts';
import { annotationOf } from './annotation.ts';
import { ReportPage } from './page.tsx';
import { REPORT_STYLE } from './style.ts';

export const SCRIPT = new URL('./browser/main', import.meta.url);

/**
 * Renders the report of a run as one self-contained HTML file. It shows the given specification (by default the present
 * one), or, for results of another revision, the requirements as the results state them. `replays` are linked.
 */
export function reportHtml(
  results: Results,
  specification: Specification = currentSpecification(),
  replays: ReplayLinks = new Map(),
): string {
  const retired = results.suite.revision !== specification.revision;
  return htmlDocument(
    <ReportPage
      specification={retired ? retiredSpecification(results) : specification}
      annotation={annotationOf(results)}
      replays={replays}
      retired={retired}
      assets={{ style: REPORT_STYLE, script: bundledScript(SCRIPT) }}
    />,
  );
}

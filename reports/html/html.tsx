import { renderToString } from 'preact-render-to-string';
import type { Replays } from '../replay/chosen.ts';
import type { Results } from '../results/results.ts';
import { currentSpecification } from '../specification/committed.ts';
import { retiredSpecification } from '../specification/retired-requirements.ts';
import type { Specification } from '../specification/specification.ts';
import { annotationOf } from './annotation.ts';
import { bundledScript } from './bundled-script.ts';
import { ReportPage } from './page.tsx';
import { REPORT_STYLE } from './style.ts';

export const SCRIPT = new URL('./browser/main', import.meta.url);

/**
 * A run as one HTML file that needs nothing else, beside the specification that it speaks of: that of today unless given,
 * or what results of another revision say of theirs; with links to replays that stand beside it.
 */
export function reportHtml(
  results: Results,
  specification: Specification = currentSpecification(),
  replays: Replays = new Map(),
): string {
  const retired = results.suite.revision !== specification.revision;
  const page = renderToString(
    <ReportPage
      specification={retired ? retiredSpecification(results) : specification}
      annotation={annotationOf(results)}
      replays={replays}
      retired={retired}
      assets={{ style: REPORT_STYLE, script: bundledScript(SCRIPT) }}
    />,
  );
  return `<!doctype html>\n${page}\n`;
}

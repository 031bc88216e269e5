import { renderToString } from 'preact-render-to-string';
import type { Results } from '../results.ts';
import { presentSpecification } from '../specification/committed.ts';
import type { Specification } from '../specification/specification.ts';
import { annotationOf } from './annotation.ts';
import { bundledScript } from './bundled-script.ts';
import { ReportPage } from './page.tsx';
import { REPORT_STYLE } from './style.ts';

/** A run as one HTML file that needs nothing else. */
export function reportHtml(results: Results, specification: Specification = presentSpecification()): string {
  const page = renderToString(
    <ReportPage
      specification={specification}
      annotation={annotationOf(results)}
      means={{ style: REPORT_STYLE, script: bundledScript() }}
    />,
  );
  return `<!doctype html>\n${page}\n`;
}

import type { History } from '../history/history-file.ts';
import { bundledScript } from '../page/bundled-script.ts';
import { htmlDocument } from '../page/frame.tsx';
import type { Matrix, ReportAddress } from './matrix.ts';
import { MatrixPage } from './page.tsx';
import { MATRIX_STYLE } from './style.ts';

const SCRIPT = new URL('./browser/main', import.meta.url);

/** Renders the matrix as one HTML file, self-contained except for the reports that it links to. */
export function matrixHtml(matrix: Matrix, published: readonly History[], address: ReportAddress): string {
  const assets = { style: MATRIX_STYLE, script: bundledScript(SCRIPT) };
  return htmlDocument(<MatrixPage matrix={matrix} published={published} address={address} assets={assets} />);
}

import { renderToString } from 'preact-render-to-string';
import type { History } from '../history/history-file.ts';
import { bundledScript } from '../html/bundled-script.ts';
import type { Matrix } from './matrix.ts';
import { MatrixPage } from './page.tsx';
import type { Address } from './site.ts';
import { MATRIX_STYLE } from './style.ts';

const SCRIPT = new URL('./browser/main', import.meta.url);

/** The matrix as one HTML file that needs nothing else but the reports it leads to. */
export function matrixHtml(matrix: Matrix, published: readonly History[], address: Address): string {
  const assets = { style: MATRIX_STYLE, script: bundledScript(SCRIPT) };
  return `<!doctype html>\n${renderToString(<MatrixPage matrix={matrix} published={published} address={address} assets={assets} />)}\n`;
}

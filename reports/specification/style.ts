import { readFileSync } from 'node:fs';
import { paletteStyle } from '../page/palette.ts';

/** The style sheet of the specification’s page. Every other page extends it. */
export const SPECIFICATION_STYLE = paletteStyle() + readFileSync(new URL('specification.css', import.meta.url), 'utf8');

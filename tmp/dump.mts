import { writeFileSync } from 'node:fs';
import { originalBundle } from '../suites/defects.ts';
writeFileSync('/tmp/aj.js', await originalBundle());

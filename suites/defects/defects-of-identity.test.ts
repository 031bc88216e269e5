import { DEFECTS_OF_IDENTITY } from './defects.ts';
import { checkDefects } from './judge-defects.ts';

checkDefects(DEFECTS_OF_IDENTITY);

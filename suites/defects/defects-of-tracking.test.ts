import { DEFECTS_OF_TRACKING } from './defects.ts';
import { checkDefects } from './judge-defects.ts';

checkDefects(DEFECTS_OF_TRACKING);

import { DEFECTS_OF_3_TO_5 } from './defects.ts';
import { checkDefects } from './judge-defects.ts';

checkDefects(DEFECTS_OF_3_TO_5, '5.10.0');

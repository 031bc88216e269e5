import { render } from 'preact';
import type { Player } from '../../../evidence/replay.ts';
import { addCopyButtons } from '../../page/browser/copy-buttons.ts';
import type { RecordedCheck } from '../parts.ts';
import type { ReplayData } from './replay-data.ts';
import { ReplayView } from './replay-view.tsx';

declare const newPlayer: (check: RecordedCheck) => Player;

const data = JSON.parse(document.getElementById('replay-data')?.textContent ?? 'null') as ReplayData;
const root = document.getElementById('replay');
if (root) {
  root.replaceChildren();
  render(<ReplayView data={data} newPlayer={() => newPlayer(data.check)} />, root);
}
addCopyButtons();

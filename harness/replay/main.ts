import { RecordingPlayer } from './player.ts';
import { startRealm } from './realm.ts';

// One script with two roles: on the replay’s page it makes players, and in the workers they start it is a page’s realm.

if (typeof document === 'undefined') startRealm();
else {
  const realm = document.currentScript?.textContent ?? '';
  Object.assign(globalThis, {
    newPlayer: (recorded: ConstructorParameters<typeof RecordingPlayer>[0]) => new RecordingPlayer(recorded, realm),
  });
}

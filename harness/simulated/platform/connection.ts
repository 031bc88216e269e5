import type { Bridge } from '../bridge.ts';

/**
 * This realm’s bridge to the host. The platform is evaluated once in each realm, so each realm has its own variable.
 */
export let bridge: Bridge;

export function connectBridge(to: Bridge): void {
  bridge = to;
}

import type { EngineName } from '../../evidence/verdict.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import type { Engine, EngineOptions } from './engine.ts';

/**
 * Starts an engine. All of its network traffic goes to the exchange. Throws EngineLimit if the build does not support
 * the options, and UsageError if no build is installed.
 */
export async function launchEngine(
  name: EngineName,
  exchange: Exchange,
  options: EngineOptions = { cookies: 'kept' },
): Promise<Engine> {
  // Each engine’s modules are loaded only for that engine: Playwright would double the start time of the simulated one.
  if (name === 'simulated') {
    const { startSimulated } = await import('../simulated/engine.ts');
    return startSimulated(exchange, options);
  }
  const { launchBrowser } = await import('./launch-browser.ts');
  return launchBrowser(name, exchange, options);
}

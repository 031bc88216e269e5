import type { EngineName } from '../../evidence/verdict.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import type { Engine, EngineOptions } from './engine.ts';

/**
 * Starts an engine. Everything it asks of the network goes to the exchange. Throws
 * {@link import('../diagnostic.ts').EngineLimit} where the build cannot do what the options ask, and UsageError where
 * there is no build.
 */
export async function launchEngine(
  name: EngineName,
  exchange: Exchange,
  options: EngineOptions = { cookies: 'kept' },
): Promise<Engine> {
  // What one engine needs is loaded for that one: Playwright alone is half of what a process in the simulated one costs to start.
  if (name === 'simulated') {
    const { startSimulated } = await import('../simulated/engine.ts');
    return startSimulated(exchange, options);
  }
  const { launchBrowser } = await import('./launch-browser.ts');
  return launchBrowser(name, exchange, options);
}

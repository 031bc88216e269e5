import { bridge } from './connection.ts';
import { callScript } from './script-calls.ts';

function run(handler: unknown, args: unknown[]): void {
  if (typeof handler === 'function') callScript(handler, globalThis, args);
  else callScript(bridge.run, bridge, [`${handler}`, '']);
}

export function setTimeout(handler: unknown, delay?: unknown, ...args: unknown[]): number {
  return bridge.post(() => run(handler, args), Number(delay) || 0, false);
}

export function setInterval(handler: unknown, delay?: unknown, ...args: unknown[]): number {
  return bridge.post(() => run(handler, args), Number(delay) || 0, true);
}

export function clearTimer(id?: unknown): void {
  bridge.cancel(Number(id));
}

export function requestAnimationFrame(callback: unknown): number {
  return bridge.post(() => callScript(callback, undefined, [bridge.elapsed()]), 16, false);
}

export function requestIdleCallback(callback: unknown): number {
  const deadline = { didTimeout: false, timeRemaining: () => 50 };
  return bridge.post(() => callScript(callback, undefined, [deadline]), 0, false);
}

const resolved = Promise.resolve();
const { then } = Promise.prototype;
const { apply } = Reflect;

export function queueMicrotask(callback: unknown): void {
  if (typeof callback !== 'function') throw new TypeError('parameter 1 is not of type Function');
  apply(then, resolved, [() => void callScript(callback, undefined, [])]);
}

/** Nothing is laid out and nobody touches the page, so there is nothing to observe: libraries may ask and wait. */
abstract class SilentObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return [];
  }
}

export class MutationObserver extends SilentObserver {}
export class IntersectionObserver extends SilentObserver {}
export class ResizeObserver extends SilentObserver {}
export class PerformanceObserver extends SilentObserver {}

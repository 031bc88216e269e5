/** Observers that never report: there is no layout and no interaction to observe. */
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

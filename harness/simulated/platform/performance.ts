import { bridge } from './connection.ts';

export class Performance {
  readonly timeOrigin = Date.now();
  readonly timing = { navigationStart: this.timeOrigin };
  readonly navigation = { type: 0, redirectCount: 0 };

  now(): number {
    return bridge.elapsed();
  }

  mark(): void {}
  measure(): void {}
  clearMarks(): void {}
  clearMeasures(): void {}

  getEntries(): [] {
    return [];
  }

  getEntriesByType(): [] {
    return [];
  }

  getEntriesByName(): [] {
    return [];
  }

  get [Symbol.toStringTag](): string {
    return 'Performance';
  }
}

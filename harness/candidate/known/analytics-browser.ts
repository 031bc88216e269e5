import type { Release } from './release.ts';

export const analyticsBrowserReleases: readonly Release[] = [];

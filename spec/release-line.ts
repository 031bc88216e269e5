import { z } from 'zod';

/** A behaviour line: releases that promise the same things. A requirement says of which it is promised. */
export const releaseLineSchema = z.enum([
  'amplitude-js 3-5',
  'amplitude-js 6-8',
  'analytics-browser 1',
  'analytics-browser 2',
]);
export type ReleaseLine = z.infer<typeof releaseLineSchema>;

/** The lines a promise is made of, unless the guide makes it of some only. */
export const EVERY_LINE = releaseLineSchema.options;

/** What the guide says of the legacy SDK’s own cookie, options and queues. */
export const AMPLITUDE_JS = ['amplitude-js 3-5', 'amplitude-js 6-8'] satisfies ReleaseLine[];

/** What ended with version 6 of the legacy SDK: an identity cookie named by the whole key, and ten years of life. */
export const AMPLITUDE_JS_3_TO_5 = ['amplitude-js 3-5'] satisfies ReleaseLine[];

/** What came with version 6 of the legacy SDK and stayed: the newer identity cookie, and one year of life. */
export const SINCE_6 = ['amplitude-js 6-8', 'analytics-browser 1', 'analytics-browser 2'] satisfies ReleaseLine[];

/** What only versions 6 to 8 of the legacy SDK promise. */
export const AMPLITUDE_JS_6_TO_8 = ['amplitude-js 6-8'] satisfies ReleaseLine[];

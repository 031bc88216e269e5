import { z } from 'zod';

/** A release line: a range of releases that make the same promises. Each requirement lists its release lines. */
export const releaseLineSchema = z.enum([
  'amplitude-js 3-5',
  'amplitude-js 6-8',
  'analytics-browser 1',
  'analytics-browser 2',
]);
/** A release line: releases that make the same promises. */
export type ReleaseLine = z.infer<typeof releaseLineSchema>;

/** Every release line: the default unless the guide restricts a promise to some of them. */
export const EVERY_LINE = releaseLineSchema.options;

/** For promises about the legacy SDK’s own cookie, options and queues. */
export const AMPLITUDE_JS = ['amplitude-js 3-5', 'amplitude-js 6-8'] satisfies ReleaseLine[];

/** For promises that ended with version 6 of the legacy SDK: a cookie name with the whole API key, a ten-year lifetime. */
export const AMPLITUDE_JS_3_TO_5 = ['amplitude-js 3-5'] satisfies ReleaseLine[];

/** For promises made since version 6 of the legacy SDK: the newer identity cookie, a one-year lifetime. */
export const SINCE_6 = ['amplitude-js 6-8', 'analytics-browser 1', 'analytics-browser 2'] satisfies ReleaseLine[];

/** For promises that only versions 6 to 8 of the legacy SDK make. */
export const AMPLITUDE_JS_6_TO_8 = ['amplitude-js 6-8'] satisfies ReleaseLine[];

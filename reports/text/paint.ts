import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Formats text with a colour or weight, if colour is wanted. */
export type Paint = (format: Format, text: string) => string;

/** Returns a function that colours text, or one that returns it unchanged. */
export function painter(color: boolean): Paint {
  return color ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}

/** Whether to write to a stream in colour, as Node decides by NO_COLOR, FORCE_COLOR and whether it is a terminal. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  return styleText('red', '-', { stream }) !== '-';
}

import { RETIRED_WORDS, type RetiredWord } from './retired-words.ts';

/** A retired word at a place of a file. */
export interface RetiredWordUse {
  file: string;
  /** From 1; 0 for the name of the file. */
  line: number;
  seen: string;
  use: string;
}

/** Names that are not ours to change: ids of requirements and subjects, and options of other programs. */
const FOREIGN = /\b[A-Z]+(?:-[A-Z]+)+(?:-[1-9]\d*)?\b|\b[A-Z]+-[1-9]\d*\b|--[a-z][a-z-]*/g;
const PHRASE = /[A-Za-z][A-Za-z'’]*(?:[ ][A-Za-z][A-Za-z'’]*)*/g;
const CODE = /\.(?:ts|tsx|js)$/;
/** What a language parser would have to find out exactly: a line of code, without its comment. */
const COMMENT = /^\s*(?:\*|\/\*\*?|\/\/).*$|\s\/\/\s.*$/;
const STRING = /'[^']*'|"[^"]*"|`[^`]*`/g;

/** The retired words in a file’s name and text, in the order in which they occur. */
export function findRetiredWords(file: string, text: string): RetiredWordUse[] {
  const lines = text.split('\n');
  return [
    ...usesIn(file, true).map((found) => ({ file, line: 0, ...found })),
    ...lines.flatMap((line, index) => {
      const prose = usesIn(line, false);
      const code = CODE.test(file) ? usesIn(line.replace(COMMENT, '').replace(STRING, ' '), true) : [];
      const found = [...prose, ...code.filter(({ seen }) => !prose.some((one) => one.seen === seen))];
      return found.map((one) => ({ file, line: index + 1, ...one }));
    }),
  ];
}

/** The retired words among the words of a text; `isCode` also asks for those that are retired in identifiers only. */
function usesIn(text: string, isCode: boolean): { seen: string; use: string }[] {
  const phrases = text.replace(FOREIGN, ' ').match(PHRASE) ?? [];
  const candidates = phrases.map((phrase) => ` ${wordsOf(phrase).join(' ')} `);
  return RETIRED_WORDS.filter(
    (word) => applies(word, isCode) && candidates.some((phrase) => phrase.includes(` ${word.words} `)),
  ).map(({ words, use }) => ({ seen: words, use }));
}

function applies(word: RetiredWord, isCode: boolean): boolean {
  return isCode || word.in !== 'identifiers';
}

/** `isToldTwice` is three words, and so is “is told twice”. */
function wordsOf(phrase: string): string[] {
  return phrase
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

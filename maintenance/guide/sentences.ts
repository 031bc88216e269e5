import { createHash } from 'node:crypto';
import { lexer, type Token, type Tokens } from 'marked';

/** One sentence of the guide. The project stores only its hash, never its text. */
export interface GuideSentence {
  /** The nearest heading, or the question that the sentence answers. */
  section: string;
  text: string;
  hash: string;
}

/** The number of hexadecimal digits of SHA-256 that identify a sentence. */
const DIGITS = 12;

/**
 * The sentences of a copy of the guide, in order: those of prose and lists; for each table row, the first cells as one and
 * the sentences of the last cell; and each code listing as one.
 */
export function guideSentences(markdown: string): GuideSentence[] {
  const found: GuideSentence[] = [];
  let section = '';
  for (const block of blocksOf(markdown)) {
    if (block.section !== undefined) {
      section = block.section;
      continue;
    }
    for (const text of block.texts) found.push({ section, text, hash: sentenceHash(text) });
  }
  return found;
}

/** The hash of a sentence. White space and emphasis do not count. */
function sentenceHash(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, DIGITS);
}

interface MarkdownBlock {
  section?: string;
  texts: string[];
}

function blocksOf(markdown: string): MarkdownBlock[] {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  return lexer(withoutAdmonitions(body)).flatMap(blocks);
}

/** Turns the titles of MkDocs admonitions into headings and their indented text, which plain Markdown reads as code, into prose. */
function withoutAdmonitions(markdown: string): string {
  let inside = false;
  return markdown
    .split('\n')
    .map((line) => {
      const [, title] = /^(?:\?\?\?|!!!)\+?\s*\w+\s*"([^"]*)"/.exec(line) ?? [];
      if (title !== undefined) {
        inside = true;
        return `###### ${title}\n`;
      }
      if (inside && /^\S/.test(line)) inside = false;
      return inside ? line.replace(/^ {4}/, '') : line;
    })
    .join('\n');
}

function blocks(token: Token): MarkdownBlock[] {
  switch (token.type) {
    case 'heading':
      return [{ section: plain(token), texts: [] }];
    case 'paragraph':
    case 'text':
      return [{ texts: split(plain(token)) }];
    case 'list':
      return (token as Tokens.List).items.flatMap((item) => item.tokens.flatMap(blocks));
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap(blocks);
    case 'table':
      return (token as Tokens.Table).rows.map((row) => {
        const cells = row.map((cell) => cell.tokens.map(plain).join(''));
        return { texts: [cells.slice(0, -1).join(' | '), ...split(cells.at(-1) ?? '')] };
      });
    case 'code':
      return [{ texts: [(token as Tokens.Code).text] }];
    default:
      return [];
  }
}

function plain(token: Token): string {
  if (token.type === 'image') return '';
  if ('tokens' in token && token.tokens) return token.tokens.map(plain).join('');
  if (token.type === 'br') return ' ';
  return 'text' in token && typeof token.text === 'string' ? unescaped(token.text) : '';
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function split(text: string): string[] {
  return Array.from(segmenter.segment(text.replace(/\s+/g, ' ')), ({ segment }) => segment.trim()).filter((sentence) =>
    /[\p{L}\p{N}]/u.test(sentence),
  );
}

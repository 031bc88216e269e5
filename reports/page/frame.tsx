import { createHash } from 'node:crypto';
import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The inline style and scripts of a page. None may contain a character sequence that HTML requires to be escaped. */
export interface PageAssets {
  style: string;
  script?: string;
  /** Runs before `script`; it executes a candidate’s code in workers. */
  player?: string;
}

/**
 * A self-contained page. Its content security policy permits only the given assets: nothing is loaded, and a style or
 * script injected through its text does not apply.
 */
export function Frame({
  title,
  assets: { style, script, player },
  children,
}: {
  title: string;
  assets: PageAssets;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy(style, script, player)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body class="page">
        <a class="skip" href="#main">
          Skip to content
        </a>
        {children}
        {player && <script dangerouslySetInnerHTML={{ __html: player }} />}
        {script && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  );
}

/** Renders a page as an HTML document. */
export function htmlDocument(page: JSX.Element): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function contentSecurityPolicy(style: string, script: string | undefined, player: string | undefined): string {
  // The code in the page’s workers may do anything that a page’s code may, except use the network.
  const workerSources = player ? ` ${hashSource(player)} 'unsafe-eval' blob:; worker-src blob:` : '';
  const rules = [
    "default-src 'none'",
    `style-src ${hashSource(style)}`,
    ...(script ? [`script-src ${hashSource(script)}${workerSources}`] : []),
    ...(script && !player ? ["require-trusted-types-for 'script'", 'trusted-types'] : []),
    ...(script ? ["base-uri 'none'", "form-action 'none'"] : []),
  ];
  return rules.join('; ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

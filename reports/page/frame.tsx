import { createHash } from 'node:crypto';
import type { ComponentChildren, JSX } from 'preact';

/** A page’s style and scripts. They must not contain text that markup would escape. */
export interface PageAssets {
  style: string;
  script?: string;
  /** A script that precedes `script`, and runs a candidate’s code in workers. */
  player?: string;
}

/**
 * A self-contained page. Its content security policy allows only its own style and scripts, whatever else may have been
 * injected, and no text becomes markup.
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
        <meta http-equiv="Content-Security-Policy" content={policy(style, script, player)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body class="page">
        <a class="skip" href="#main">
          Skip to the text
        </a>
        {children}
        {player && <script dangerouslySetInnerHTML={{ __html: player }} />}
        {script && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  );
}

function policy(style: string, script: string | undefined, player: string | undefined): string {
  // Code in a worker of the page may do anything that a page’s code may, except access the network.
  const running = player ? ` ${hashSource(player)} 'unsafe-eval' blob:; worker-src blob:` : '';
  const rules = [
    "default-src 'none'",
    `style-src ${hashSource(style)}`,
    ...(script ? [`script-src ${hashSource(script)}${running}`] : []),
    ...(script && !player ? ["require-trusted-types-for 'script'", 'trusted-types'] : []),
    ...(script ? ["base-uri 'none'", "form-action 'none'"] : []),
  ];
  return rules.join('; ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

import { createHash } from 'node:crypto';
import type { ComponentChildren, JSX } from 'preact';

/** What a page may do. Text that would need escaped in markup has no place in either. */
export interface Means {
  style: string;
  script?: string;
  /** A script before that one, which runs the code of others in workers of its own. */
  player?: string;
}

/**
 * A page that needs nothing else: nothing is loaded, no style applies and nothing is run but its own, whatever else may
 * have got into it, and no text of it becomes markup.
 */
export function Frame({
  title,
  means: { style, script, player },
  children,
}: {
  title: string;
  means: Means;
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
  // What a worker of the page runs may do what any page’s code may, but for reaching a network.
  const running = player ? ` ${named(player)} 'unsafe-eval' blob:; worker-src blob:` : '';
  const rules = [
    "default-src 'none'",
    `style-src ${named(style)}`,
    ...(script ? [`script-src ${named(script)}${running}`] : []),
    ...(script && !player ? ["require-trusted-types-for 'script'", 'trusted-types'] : []),
    ...(script ? ["base-uri 'none'", "form-action 'none'"] : []),
  ];
  return rules.join('; ');
}

function named(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

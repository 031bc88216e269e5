import type { ComponentChildren, JSX } from 'preact';
import type { ReplayState, ShownCookie, ShownRequest, ShownStorage, ShownVisitor } from '../../../evidence/replay.ts';
import type { ComparisonLine } from '../comparison.ts';

/** The state after a step, with the changes from the state before it. */
export function StatePanels({ look, before }: { look: ReplayState; before: ReplayState | undefined }): JSX.Element {
  const several = look.visitors.length > 1;
  return (
    <>
      {look.visitors.map((visitor) => {
        const earlier = before?.visitors.find((one) => one.visitor === visitor.visitor);
        return (
          <section key={visitor.visitor} aria-label={several ? `visitor ${visitor.visitor}` : 'current state'}>
            {several && (
              <h3>
                Visitor {visitor.visitor}, {visitor.domain}
              </h3>
            )}
            <Jar visitor={visitor} before={earlier} />
            <Storages visitor={visitor} before={earlier} />
            <Requests requests={visitor.requests} before={earlier?.requests ?? []} />
          </section>
        );
      })}
    </>
  );
}

/** The observations of the step in this replay and in the recorded run. */
export function ComparisonLines({ lines, engine }: { lines: readonly ComparisonLine[]; engine: string }): JSX.Element {
  const differing = lines.filter((line) => line.in !== 'both').length;
  return (
    <>
      <p class="agreement">
        {differing === 0
          ? `Same as recorded in ${engine}.`
          : `${differing} ${differing === 1 ? 'line differs' : 'lines differ'} from the recording in ${engine} and ${differing === 1 ? 'is' : 'are'} highlighted.`}
      </p>
      <ul class="seen">
        {lines.map((line, index) => (
          <li key={index} class={line.in === 'both' ? 'same' : line.in}>
            <span class="kind">{line.kind}</span> <code>{line.text}</code>
            {line.in !== 'both' && <b> {line.in === 'recorded' ? `only in ${engine}` : 'only here'}</b>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Jar({ visitor, before }: { visitor: ShownVisitor; before: ShownVisitor | undefined }): JSX.Element {
  const key = ({ name, domain, path }: ShownCookie) => JSON.stringify([name, domain, path]);
  const rows = compared(visitor.cookies, before?.cookies ?? [], key, isSameCookie);
  return (
    <>
      <h3>Cookie jar</h3>
      {rows.length === 0 ? (
        <p class="none">The jar is empty.</p>
      ) : (
        <ScrollableTable>
          <table class="jar">
            <thead>
              <tr>
                {['name', 'value', 'domain', 'path', 'expires', 'attributes'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ item: cookie, state }) => (
                <tr key={key(cookie) + state} class={state}>
                  <td>
                    <code>{cookie.name}</code>
                    <ChangeLabel state={state} />
                  </td>
                  <td>
                    <code>{cookie.value}</code>
                  </td>
                  <td>{cookie.domain}</td>
                  <td>{cookie.path}</td>
                  <td>{cookie.expires === null ? 'at the end of the session' : formatTime(cookie.expires)}</td>
                  <td>
                    {[
                      `SameSite=${cookie.sameSite}`,
                      ...(cookie.secure ? ['Secure'] : []),
                      ...(cookie.httpOnly ? ['HttpOnly'] : []),
                    ].join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollableTable>
      )}
    </>
  );
}

function Storages({ visitor, before }: { visitor: ShownVisitor; before: ShownVisitor | undefined }): JSX.Element {
  const items = (shown: ShownVisitor | undefined) =>
    (shown?.storages ?? []).flatMap((storage) =>
      storage.items.map(([key, value]) => ({ place: placeOf(storage), key, value })),
    );
  const rows = compared(items(visitor), items(before), ({ place, key }) => JSON.stringify([place, key]));
  const places = [...new Set(rows.map(({ item }) => item.place))];
  return (
    <>
      <h3>Storage</h3>
      {places.length === 0 && <p class="none">Local and session storage are empty.</p>}
      {places.map((place) => (
        <div key={place}>
          <h4>{place}</h4>
          <ul>
            {rows
              .filter(({ item }) => item.place === place)
              .map(({ item, state }) => (
                <li key={item.key + state} class={state}>
                  <code class="name">{item.key}</code> <code>{item.value}</code>
                  <ChangeLabel state={state} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Requests({
  requests,
  before,
}: {
  requests: readonly ShownRequest[];
  before: readonly ShownRequest[];
}): JSX.Element {
  return (
    <>
      <h3>Requests sent</h3>
      {requests.length === 0 && <p class="none">No request was sent.</p>}
      <ul class="requests">
        {requests.map((request, index) => (
          <li key={index} class={isDeepEqual(request, before[index]) ? 'same' : 'changed'}>
            <code>
              {request.method} {request.url}
            </code>
            , {responseOf(request.status)}
            {!isDeepEqual(request, before[index]) && <ChangeLabel state="changed" />}
            {request.upload ? (
              <ul>
                {request.upload.events.map(({ type, json }, place) => (
                  <li key={place}>
                    “{type}” for <code>{request.upload?.apiKey}</code> <code>{json}</code>
                  </li>
                ))}
              </ul>
            ) : (
              request.body !== '' && <code> {request.body.slice(0, 600)}</code>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function ChangeLabel({ state }: { state: 'same' | 'changed' | 'removed' }): JSX.Element | null {
  if (state === 'same') return null;
  return <small> {state === 'changed' ? 'changed in this step' : 'removed in this step'}</small>;
}

/** A table that scrolls sideways if it is wider than the page, with the keyboard too. */
function ScrollableTable({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to focus it to scroll it
    <section class="wide" tabIndex={0} aria-label="cookies">
      {children}
    </section>
  );
}

function responseOf(status: ShownRequest['status']): string {
  if (status === null) return 'no response yet';
  return status === 'reset' ? 'connection reset' : `response ${status}`;
}

function placeOf({ area, origin, tab }: ShownStorage): string {
  return area === 'localStorage' ? `Local storage of ${origin}` : `Session storage of ${origin} in tab ${tab}`;
}

function formatTime(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').slice(0, 19);
}

/** Marks each item as unchanged, changed (or added), or removed. */
function compared<Item>(
  now: readonly Item[],
  before: readonly Item[],
  keyOf: (item: Item) => string,
  isSame: (one: Item, other: Item) => boolean = isDeepEqual,
) {
  const earlier = new Map(before.map((item) => [keyOf(item), item]));
  const keys = new Set(now.map(keyOf));
  return [
    ...now.map((item) => {
      const one = earlier.get(keyOf(item));
      return { item, state: one !== undefined && isSame(item, one) ? 'same' : 'changed' } as const;
    }),
    ...before.filter((item) => !keys.has(keyOf(item))).map((item) => ({ item, state: 'removed' }) as const),
  ];
}

/** The jar runs in real time, some of which passes between two readings, so expiry times may differ slightly. */
function isSameCookie({ expires: one, ...cookie }: ShownCookie, { expires: other, ...earlier }: ShownCookie): boolean {
  return (
    isDeepEqual(cookie, earlier) && (one === null) === (other === null) && Math.abs((one ?? 0) - (other ?? 0)) < 60_000
  );
}

function isDeepEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

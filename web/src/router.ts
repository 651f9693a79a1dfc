import { createStore, useStore } from './store';

export { href, match, type PlanPage, type Route } from './routes';

/** Where the browser is: history, written by hand, since the console has a dozen routes. */
export interface Place {
  path: string;
  query: URLSearchParams;
}

const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });
const place = createStore<Place>(here());
let moved = false;

addEventListener('popstate', () => {
  moved = true;
  place.set(here());
});

export function navigate(to: string, options: { replace?: boolean; keepScroll?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  // A redirect is not a click: nobody's focus is taken.
  moved ||= !options.replace;
  place.set(here());
  if (!options.keepScroll) scrollTo(0, 0);
}

/** Changes the query without leaving the page: a filter that a link can carry. Null takes a part away. */
export function setQuery(parts: Record<string, string | null>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(null, '', location.pathname + (text ? `?${text}` : ''));
  place.set(here());
}

export const usePlace = (): Place => useStore(place);

/** Whether this page was come to by a click, not by loading it: then the focus belongs to its heading. */
export const cameByClick = (): boolean => moved;

/** Ordinary links stay ordinary: every same-origin link moves within the console, unless it is marked or leads to the API. */
export function interceptLinks(): void {
  document.addEventListener('click', (click) => {
    if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    const link = (click.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
    if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
    if (link.pathname.startsWith('/api/') || link.dataset.native !== undefined) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    click.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

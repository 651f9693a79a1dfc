/** Every picture of the console: shapes first, so that none depends on its colour. 16 × 16, drawn in the text's colour. */
const shapes = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  alert: 'M8 2 15 14H1ZM8 6.5v3.5M8 11.8v.4',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5V8l2.5 1.5',
  play: 'M5 3v10l8-5Z',
  pause: 'M5.5 3v10M10.5 3v10',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  skip: 'M3 3v10l6-5ZM12.5 3v10',
  dash: 'M3.5 8h9',
  dot: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  ring: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  spin: 'M8 2a6 6 0 1 1-6 6',
  hand: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 5v3.5M8 10.8v.4',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.5V11M8 4.8v.4',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  arrow: 'M2 8h11M9 4l4 4-4 4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  screen: 'M1.5 3h13v8.5h-13ZM5.5 14h5',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  globe: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM1.5 8h13M8 1.5c-4.5 4-4.5 9 0 13M8 1.5c4.5 4 4.5 9 0 13',
  layers: 'M8 2 15 5.5 8 9 1 5.5ZM1 9l7 3.5L15 9',
  list: 'M6 4h8M6 8h8M6 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5',
  drill: 'M2 8h3l2-5 3 10 2-5h2',
  move: 'M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3',
  equal: 'M3 6h10M3 10h10',
  file: 'M4 1.5h5.5L13 5v9.5H4ZM9 1.5V5.5h4M6.5 8.5h4M6.5 11h4',
  pencil: 'M2.5 13.5l1-3.5 7.5-7.5 2.5 2.5L6 12.5ZM9.5 4l2.5 2.5',
  lab: 'M6 1.5h4M6.5 1.5V6L2.5 13.5h11L9.5 6V1.5M4.5 10h7',
  user: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM2.5 14.5c0-6 11-6 11 0',
  lock: 'M3.5 7h9v7h-9ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  shield: 'M8 1.5 13.5 3.5v4c0 4-3 6-5.5 7-2.5-1-5.5-3-5.5-7v-4Z',
  disk: 'M2 4c0-3 12-3 12 0v8c0 3-12 3-12 0ZM2 4c0 3 12 3 12 0M2 8c0 3 12 3 12 0',
  bucket: 'M2.5 4h11l-1.5 10h-8ZM2.5 4c0-3 11-3 11 0',
  search: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2ZM10.5 10.5 14 14',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, label, class: more }: { name: IconName; label?: string; class?: string }) {
  return (
    <svg
      class={`icon${name === 'spin' ? ' icon-spin' : ''}${more ? ` ${more}` : ''}`}
      viewBox="0 0 16 16" width="16" height="16" fill={name === 'dot' ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.6"
      stroke-linecap="round" stroke-linejoin="round"
      role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'} focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}

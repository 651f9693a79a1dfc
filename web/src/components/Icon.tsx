/** Every picture of the console: shapes first, so that none depends on its colour. 16 × 16, drawn in the text's colour. */
const shapes = {
  check: 'M3 8.500 6.500 12 13 4.500',
  cross: 'M4 4l8 8M12 4l-8 8',
  alert: 'M8 2 15 14H1ZM8 6.500v3.500M8 11.800v.4',
  clock: 'M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM8 4.500V8l2.500 1.500',
  play: 'M5 3v10l8-5Z',
  pause: 'M5.500 3v10M10.500 3v10',
  undo: 'M6 3 3 6l3 3M3 6h6.500a3.500 3.500 0 0 1 0 7H6',
  skip: 'M3 3v10l6-5ZM12.500 3v10',
  dash: 'M3.500 8h9',
  dot: 'M8 6.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3Z',
  ring: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  spin: 'M8 2a6 6 0 1 1-6 6',
  hand: 'M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM8 5v3.500M8 10.800v.4',
  info: 'M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM8 7.500V11M8 4.800v.4',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  arrow: 'M2 8h11M9 4l4 4-4 4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7Z',
  screen: 'M1.500 3h13v8.500h-13ZM5.500 14h5',
  copy: 'M5.500 5.500h8v8h-8ZM10.500 5.500v-3h-8v8h3',
  globe: 'M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM1.500 8h13M8 1.500c-4.500 4-4.500 9 0 13M8 1.500c4.500 4 4.500 9 0 13',
  layers: 'M8 2 15 5.500 8 9 1 5.500ZM1 9l7 3.500L15 9',
  list: 'M6 4h8M6 8h8M6 12h8M2.500 4h.5M2.500 8h.5M2.500 12h.5',
  drill: 'M2 8h3l2-5 3 10 2-5h2',
  move: 'M2 5.500h11M10 2.500l3 3-3 3M14 10.500H3M6 7.500l-3 3 3 3',
  equal: 'M3 6h10M3 10h10',
  file: 'M4 1.500h5.500L13 5v9.500H4ZM9 1.500V5.500h4M6.500 8.500h4M6.500 11h4',
  pencil: 'M2.500 13.500l1-3.500 7.500-7.500 2.500 2.500L6 12.500ZM9.500 4l2.500 2.500',
  lab: 'M6 1.500h4M6.500 1.500V6L2.500 13.500h11L9.500 6V1.500M4.500 10h7',
  user: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM2.500 14.500c0-6 11-6 11 0',
  lock: 'M3.500 7h9v7h-9ZM5.500 7V5a2.500 2.500 0 0 1 5 0v2',
  shield: 'M8 1.500 13.500 3.500v4c0 4-3 6-5.500 7-2.500-1-5.500-3-5.500-7v-4Z',
  disk: 'M2 4c0-3 12-3 12 0v8c0 3-12 3-12 0ZM2 4c0 3 12 3 12 0M2 8c0 3 12 3 12 0',
  bucket: 'M2.500 4h11l-1.500 10h-8ZM2.500 4c0-3 11-3 11 0',
  search: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2ZM10.500 10.500 14 14',
  download: 'M8 2v8M4.500 7 8 10.500 11.500 7M2.500 13.500h11',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, label, class: more }: { name: IconName; label?: string; class?: string }) {
  return (
    <svg
      class={`icon${name === 'spin' ? ' icon-spin' : ''}${more ? ` ${more}` : ''}`}
      viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6"
      stroke-linecap="round" stroke-linejoin="round"
      role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'} focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}

/** Durations, sizes, counts and times in the words that the terminal uses too. */

const second = 1;
const minute = 60;
const hour = 3600;
const day = 86_400;

/** `0.4 s`, `12 s`, `4 min 05 s`, `2 h 10 min`, `3 d 4 h`. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return '–';
  if (seconds < 0) return `-${duration(-seconds)}`;
  if (seconds > 0 && seconds < 0.05) return '< 0.1 s';
  if (seconds < 10 * second) return `${(Math.round(seconds * 10) / 10).toFixed(1).replace(/\.0$/, '')} s`;
  const whole = Math.round(seconds);
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return inUnits(whole, minute, 'min', second, 's');
  if (whole < day) return inUnits(whole, hour, 'h', minute, 'min');
  return inUnits(whole, day, 'd', hour, 'h');
}

// What is zero is left out: an objective reads `15 min`, not `15 min 00 s`.
function inUnits(whole: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((whole % large) / small);
  const first = `${Math.floor(whole / large)} ${largeName}`;
  return rest === 0 ? first : `${first} ${large === day ? rest : two(rest)} ${smallName}`;
}

/** For clocks that tick: `04:05`, `2:10:07`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = `${two(Math.floor((whole % hour) / minute))}:${two(whole % minute)}`;
  return whole < hour ? rest : `${Math.floor(whole / hour)}:${rest}`;
}

/** `just now`, `12 s ago`, `in 5 min`, `3 h ago`; days from the second on. */
export function ago(at: string | number | Date, now: number): string {
  const seconds = (now - new Date(at).getTime()) / 1000;
  const far = Math.abs(seconds);
  if (far < 2) return 'just now';
  const words = far < minute ? `${Math.round(far)} s`
    : far < hour ? `${Math.round(far / minute)} min`
    : far < 2 * day ? `${Math.round(far / hour)} h`
    : `${Math.round(far / day)} d`;
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

/** `2026-11-22 21:40:05`, as the clock on this desk shows it. */
export function dateTime(at: string | number | Date): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return '–';
  return `${date(when)} ${time(when)}`;
}

export function date(at: string | number | Date): string {
  const when = new Date(at);
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

export function time(at: string | number | Date): string {
  const when = new Date(at);
  return `${two(when.getHours())}:${two(when.getMinutes())}:${two(when.getSeconds())}`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `0 B`, `999 B`, `1.2 kB`, `34 MB`: decimal, three figures at most. */
export function bytes(size: number | null | undefined): string {
  if (size === null || size === undefined || !Number.isFinite(size)) return '–';
  let [value, unit] = [size, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  const shown = unit === 0 || value >= 99.95 ? String(Math.round(value))
    : value >= 9.995 ? value.toFixed(1).replace(/\.0$/, '')
    : value.toFixed(2).replace(/\.?0+$/, '');
  return `${shown} ${units[unit]}`;
}

const figures = new Intl.NumberFormat('en', { useGrouping: true });

/** `1,234,567`. */
export const number = (value: number): string => figures.format(value);

/** `1 step`, `2 steps`, `0 copies` with count(0, 'copy', 'copies'). */
export const count = (many: number, one: string, more: string = `${one}s`): string => `${number(many)} ${many === 1 ? one : more}`;

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const two = (value: number): string => String(value).padStart(2, '0');

export interface Point {
  x: number;
  y: number;
}

export interface Frame extends Point {
  width: number;
  height: number;
}

/** The part of the map that is shown: the whole world where two Regions are far apart, nearer where they are not, never so near that one
 *  no longer sees where on Earth it is. */
export function frameOf(points: readonly Point[], world: { width: number; height: number }, aspect: number): Frame {
  const [left, right] = [Math.min(...points.map((point) => point.x)), Math.max(...points.map((point) => point.x))];
  const [top, bottom] = [Math.min(...points.map((point) => point.y)), Math.max(...points.map((point) => point.y))];
  const wanted = Math.max((right - left) * 2, (bottom - top) * 2 * aspect, world.width * 0.4);
  const width = Math.min(world.width, wanted);
  const height = width / aspect;
  // A frame that is higher than the world has the sea above and below.
  const within = (middle: number, size: number, most: number) => (size >= most ? (most - size) / 2 : Math.min(Math.max(0, middle - size / 2), most - size));
  return { x: within((left + right) / 2, width, world.width), y: within((top + bottom) / 2, height, world.height), width, height };
}

/** Which side of its point a label stands on: away from the other point, and where there is room. */
export function sideOf(own: Point, other: Point, frame: Frame): 'left' | 'right' {
  const at = (own.x - frame.x) / frame.width;
  if (at > 0.75) return 'left';
  if (at < 0.25) return 'right';
  return own.x < other.x ? 'left' : 'right';
}

/** A curve from one point to the other that bulges towards the pole, as the shortest way does. */
export function arc(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(dx, dy);
  if (far < 1) return '';
  const bulge = Math.min(far * 0.28, 160);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - bulge };
  return `M${round(from.x)} ${round(from.y)}Q${round(middle.x)} ${round(middle.y)} ${round(to.x)} ${round(to.y)}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

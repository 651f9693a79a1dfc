import './Name.css';

/** A name that others gave: isolated from the text around it, cut with an ellipsis where there is no room, whole when pointed at. */
export function Name({ children, wrap, mono }: { children: string; wrap?: boolean; mono?: boolean }) {
  const shown = children.length > 600 ? `${children.slice(0, 600)}…` : children;
  const look = `name${wrap ? ' name-wrap' : ''}${mono ? ' mono' : ''}`;
  return <bdi class={look} title={children.length > 24 ? shown : undefined}>{shown}</bdi>;
}

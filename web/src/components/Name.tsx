import './Name.css';

/** A name that others gave: isolated from the text around it, cut with an ellipsis where there is no room, whole when pointed at. */
export function Name({ children, wrap, mono }: { children: string; wrap?: boolean; mono?: boolean }) {
  const shown = children.length > 600 ? `${children.slice(0, 600)}…` : children;
  return <bdi class={`name${wrap ? ' name-wrap' : ''}${mono ? ' mono' : ''}`} title={children.length > 24 ? shown : undefined}>{shown}</bdi>;
}

import type { ComponentChildren } from 'preact';
import './Empty.css';

/** Where nothing is yet: says so, and what would change it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <div class="empty-more">{children}</div>}
    </div>
  );
}

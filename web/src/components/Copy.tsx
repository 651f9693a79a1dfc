import { useState } from 'preact/hooks';
import { Icon } from './Icon';
import './Copy.css';

/** A command or a name to take elsewhere. */
export function Copy({ children, label = 'Copy' }: { children: string; label?: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(children);
      setSaid('Copied');
    } catch {
      setSaid('Select it and copy it by hand');
    }
    setTimeout(() => setSaid(''), 2000);
  };
  return (
    <span class="copy">
      <code><bdi>{children}</bdi></code>
      <button type="button" class="copy-button" aria-label={`${label}: ${children.slice(0, 80)}`} onClick={() => void copy()}>
        <Icon name={said === 'Copied' ? 'check' : 'copy'} />
      </button>
      <span role="status" class={said ? 'copy-said' : 'visually-hidden'}>{said}</span>
    </span>
  );
}

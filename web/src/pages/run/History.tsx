import { Name, Time } from '../../components';
import type { Intervention } from '../../runs/shapes';

/** What people did to the run while it moved, oldest first. */
export function History({ of }: { of: readonly Intervention[] }) {
  return (
    <ol class="run-history">
      {of.map((one) => (
        <li key={`${one.at} ${one.what}`}>
          <Time at={one.at} absolute /> <Name>{one.by}</Name>
          <span><bdi>{one.what}</bdi>{one.reason && <>: <bdi>{one.reason}</bdi></>}</span>
        </li>
      ))}
    </ol>
  );
}

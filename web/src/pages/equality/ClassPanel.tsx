import { Button, Copy, State } from '../../components';
import { setQuery } from '../../router';
import { number } from '../../words';
import { DifferenceList } from './DifferenceList';
import { chosen, sorted, toneOf } from './say';
import type { DifferenceClass } from './shapes';

/** The classes of difference, one of them open: what it means, what helps, and which objects. */
export function ClassPanel({ path, id, classes, wanted, moving, primary, secondary }: {
  path: string;
  plan: string;
  id: string;
  classes: readonly DifferenceClass[];
  wanted: string | null;
  moving: boolean;
  primary: string;
  secondary: string;
}) {
  const shown = chosen(classes, wanted);
  if (!shown) return null;
  return (
    <div class="equality-classes">
      <div class="row" role="group" aria-label="Classes of difference">
        {sorted(classes).map((one) => (
          <Button key={one.class} small pressed={one.class === shown.class} onClick={() => setQuery({ class: one.class })}>
            {one.cure.title} <strong class="figure">{number(one.count)}</strong>
          </Button>
        ))}
      </div>
      <section class="equality-class" aria-label={shown.cure.title}>
        <h3><State tone={toneOf(shown.class)}>{shown.cure.title}: {number(shown.count)}</State></h3>
        <p>{shown.cure.meaning}</p>
        <p><strong>What helps:</strong> {shown.cure.words}</p>
        <dl class="equality-cure">
          {shown.cure.commands.map((command) => (
            <div key={command.line}>
              <dt class="soft small">{command.does}</dt>
              <dd><Copy>{command.line}</Copy></dd>
            </div>
          ))}
        </dl>
        <DifferenceList key={`${id} ${shown.class}`} path={path} id={id} of={shown} moving={moving} primary={primary} secondary={secondary} />
      </section>
    </div>
  );
}

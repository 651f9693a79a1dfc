import { Card } from '../../components';
import { duration } from '../../words';
import type { SetAnswer } from '../sets/model';
import { Skew } from '../sets/SetsTable';
import { Thing } from '../sets/Thing';
import { skewMarks } from '../sets/words';
import './set.css';

/** How far apart the members' moments lie: a line from the earliest to the latest, a mark for each. */
export function SkewPicture({ of }: { of: SetAnswer }) {
  const marks = skewMarks(of.view.members);
  return (
    <Card title="Skew" aside={<Skew seconds={of.view.skewSeconds} allowed={of.skewObjectiveSeconds} />}>
      <p class="soft">What each member holds is of its own moment. The less they lie apart, the better they fit together.</p>
      <ol class="skew">
        {marks.map((mark) => (
          <li key={mark.name} class="skew-row">
            <Thing {...mark} />
            <span class="skew-line" aria-hidden="true"><span class="skew-mark" style={{ insetInlineStart: `${mark.percent}%` }} /></span>
            <span class="figure skew-after">{mark.seconds === 0 ? 'earliest' : `+ ${duration(mark.seconds)}`}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

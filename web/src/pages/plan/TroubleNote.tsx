import { Icon } from '../../components';
import type { Trouble } from './planApi';
import { troubleId } from './useTroubleSteps';

/** What is wrong at a line, and what would be right. */
export function TroubleNote({ trouble, index }: { trouble: Trouble; index: number }) {
  return (
    <div class="plan-trouble" id={troubleId(index)} tabIndex={-1} role="group" aria-label={`Problem ${index + 1}`}>
      <Icon name="cross" />
      <div>
        <p><strong>{placeOf(trouble)}:</strong> <bdi>{trouble.message}</bdi></p>
        {trouble.remedy && <p class="plan-trouble-remedy"><strong>What helps:</strong> <bdi>{trouble.remedy}</bdi></p>}
      </div>
    </div>
  );
}

export const placeOf = (trouble: Trouble): string =>
  trouble.line === 0 ? 'The whole file' : `Line ${trouble.line}${trouble.column ? `, column ${trouble.column}` : ''}`;

import { useState } from 'preact/hooks';
import { Icon, type IconName } from '../components';

const choices: readonly (readonly [string, string, IconName])[] = [
  ['light', 'Light', 'sun'],
  ['dark', 'Dark', 'moon'],
  ['system', 'As the system has it', 'screen'],
];

function kept(): string {
  try {
    return localStorage.getItem('farshore.theme') ?? 'system';
  } catch {
    return 'system';
  }
}

/** Light, dark, or as the system has it; kept in this browser, and applied by theme.js. */
export function ThemeSwitch() {
  const [choice, setChoice] = useState(kept);
  const choose = (next: string) => {
    try {
      localStorage.setItem('farshore.theme', next);
    } catch {
      return;
    } finally {
      setChoice(next);
    }
    dispatchEvent(new Event('farshore:theme'));
  };
  return (
    <span class="header-theme" role="radiogroup" aria-label="Colours">
      {choices.map(([value, words, icon]) => (
        <label key={value} title={words}>
          <input type="radio" name="theme" value={value} checked={choice === value} onChange={() => choose(value)} aria-label={words} />
          <Icon name={icon} />
        </label>
      ))}
    </span>
  );
}

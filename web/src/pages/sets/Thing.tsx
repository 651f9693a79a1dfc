import { Icon, Name } from '../../components';
import { typeIcon, typeWord } from './words';
import './sets.css';

/** A resource by its name, with the shape of its kind before it. */
export function Thing({ name, type }: { name: string; type: string }) {
  return <span class="sets-thing"><Icon name={typeIcon(type)} label={typeWord(type)} /> <Name>{name}</Name></span>;
}

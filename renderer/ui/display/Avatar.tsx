import { classNames } from '../class-names.ts';
import styles from './Avatar.module.css';

interface AvatarProps {
  /** The name; its first letter is shown. The name itself stands beside it, so the disc is not read out. */
  readonly name: string;
  readonly size?: 'm' | 'l';
}

/** The first letter of a name on a disc. Photographs of people are never shown at the desk. */
export function Avatar({ name, size = 'm' }: AvatarProps) {
  return (
    <span className={classNames(styles.avatar, size === 'l' && styles.large)} aria-hidden="true">
      {[...name.trim()][0]}
    </span>
  );
}

import type { LucideIcon } from 'lucide-react';
import { classNames } from '../class-names.ts';
import styles from './Icon.module.css';

/** Any icon of lucide-react. */
export type IconShape = LucideIcon;

interface IconProps {
  readonly of: IconShape;
  /** xs 15 (chips) · s 16 · m 20 · l 24. */
  readonly size?: 'xs' | 's' | 'm' | 'l';
  /** Drawn for left-to-right and turned round in right-to-left: arrows and chevrons, never clocks, checks or phones. */
  readonly isDirectional?: boolean;
  readonly className?: string | undefined;
}

/** Small icons get a heavier stroke, so that all sizes have the same weight beside Arabic type. */
const STROKE = { xs: 2, s: 2, m: 1.75, l: 1.75 } as const;

/** A Lucide icon at one of the four sizes. Always beside a word, so it is hidden from assistive technology. */
export function Icon({ of: Shape, size = 'm', isDirectional = false, className }: IconProps) {
  return (
    <Shape
      className={classNames(styles.icon, styles[size], isDirectional && styles.directional, className)}
      strokeWidth={STROKE[size]}
      aria-hidden="true"
    />
  );
}

import { useId } from 'react';
import styles from './Frieze.module.css';

/**
 * The band of al-Qatt geometry: a ridge of triangles, a rule, nested diamonds, a rule, the ridge mirrored.
 * Only on the unlock panel and in the about box; it takes the colour of its text and the width it is given.
 */
export function Frieze({ repeats = 8 }: { readonly repeats?: number }) {
  const unit = useId();
  const width = 48 * repeats;
  return (
    <svg className={styles.frieze} viewBox={`0 0 ${String(width)} 76`} aria-hidden="true">
      <defs>
        <pattern id={unit} width="48" height="76" patternUnits="userSpaceOnUse">
          <path d="M0 15 8 3l8 12zM16 15l8-12 8 12zM32 15l8-12 8 12z" />
          <path className={styles.rule} d="M0 18.5h48M0 57.5h48" />
          <path className={styles.diamond} d="M24 22.5 44 38 24 53.5 4 38z" />
          <path fillRule="evenodd" d="M24 28.5 36.2 38 24 47.5 11.8 38zm0 5.6L18.9 38l5.1 3.9 5.1-3.9z" />
          <circle cx="24" cy="38" r="1.5" />
          <path d="M0 24v7l4.5-3.5zM48 24v7l-4.5-3.5zM0 45v7l4.5-3.5zM48 45v7l-4.5-3.5z" />
          <path d="M0 61l8 12 8-12zM16 61l8 12 8-12zM32 61l8 12 8-12z" />
        </pattern>
      </defs>
      <rect width={width} height="76" fill={`url(#${unit})`} />
    </svg>
  );
}

/** The small trio of the empty states: one diamond between two pairs of triangles. */
export function Trio() {
  return (
    <svg className={styles.trio} viewBox="0 0 150 54" aria-hidden="true">
      <g transform="translate(51 -11)">
        <path className={styles.outline} d="M24 14 50 38 24 62-2 38z" />
        <path fillRule="evenodd" d="M24 24 39 38 24 52 9 38zm0 8.5L18 38l6 5.5 6-5.5z" />
        <circle cx="24" cy="38" r="2" />
      </g>
      <g className={styles.faint}>
        <path d="M4 27l14-13v26zM146 27l-14-13v26z" />
        <path d="M22 27l14-13v26zM128 27l-14-13v26z" />
      </g>
    </svg>
  );
}

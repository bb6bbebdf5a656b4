import styles from './Mark.module.css';

/** Two sides meeting at a point between two diamonds. */
export function Mark({ label }: { readonly label: string }) {
  return (
    <svg className={styles.mark} viewBox="0 0 40 40" role="img" aria-label={label}>
      <rect className={styles.ground} width="40" height="40" rx="9" />
      <g className={styles.sides}>
        <path d="M8 11.5v17L18.2 20zM32 11.5v17L21.8 20z" />
        <path className={styles.diamonds} d="M20 6.5l4.2 5.2L20 17l-4.2-5.3zM20 23l4.2 5.3-4.2 5.2-4.2-5.2z" />
      </g>
    </svg>
  );
}

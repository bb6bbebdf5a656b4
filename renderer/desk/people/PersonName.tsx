import styles from './PersonName.module.css';

/** A name as it was given, in either script and on either page: where it does not fit, the end is cut and never the beginning. */
export function PersonName({ children }: { readonly children: string }) {
  return <bdi className={styles.name}>{children}</bdi>;
}

import styles from './Gallery.module.css';
import { SampleTable } from './SampleTable.tsx';

/** One table on the whole page, for measuring. */
export function TablePage({ rows }: { readonly rows: number }) {
  return (
    <div className={styles.whole}>
      <SampleTable count={rows} selection="multiple" />
    </div>
  );
}

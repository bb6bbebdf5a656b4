import styles from './Facts.module.css';
import { Icon, type IconShape } from './Icon.tsx';

/** What is to be known before anything is done: a sign, what it is, and how it stands. */
export interface Fact {
  readonly icon: IconShape;
  readonly label: string;
  readonly value: string;
}

/** Some facts beside each other, over everything else on the screen. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <section className={styles.facts}>
      {facts.map(({ icon, label, value }) => (
        <div key={label} className={styles.fact}>
          <span className={styles.label}>{label}</span>
          <span className={styles.value}>
            <Icon of={icon} /> {value}
          </span>
        </div>
      ))}
    </section>
  );
}

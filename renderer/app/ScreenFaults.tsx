import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { ErrorState } from '../ui/feedback/ErrorState.tsx';
import styles from './DeskApp.module.css';

/**
 * A screen that breaks says so, says what is safe, and leaves the rest of the desk working. Keyed by the address: going
 * elsewhere is the way out of a broken screen.
 */
export class ScreenFaults extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className={styles.opening}>
        <Translation ns="desk">
          {(t) => (
            <ErrorState
              title={t('start.screenFailed')}
              safe={t('start.screenSafe')}
              onRetry={() => this.setState({ isBroken: false })}
            />
          )}
        </Translation>
      </div>
    );
  }
}

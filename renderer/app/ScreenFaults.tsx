import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { ErrorState } from '../ui/feedback/ErrorState.tsx';
import styles from './DeskApp.module.css';

interface ScreenFaultsProps {
  /** Going elsewhere is the way out of a broken screen. */
  readonly address: string;
  readonly children: ReactNode;
}

/** A screen that breaks says so, says what is safe, and leaves the rest of the desk working. */
export class ScreenFaults extends Component<ScreenFaultsProps, { readonly brokenAt: string | null }> {
  override state = { brokenAt: null };

  static getDerivedStateFromError(): { brokenAt: string } {
    return { brokenAt: location.hash };
  }

  override componentDidUpdate(before: ScreenFaultsProps): void {
    if (this.state.brokenAt !== null && before.address !== this.props.address) this.setState({ brokenAt: null });
  }

  override render(): ReactNode {
    if (this.state.brokenAt === null) return this.props.children;
    return (
      <div className={styles.opening}>
        <Translation ns="desk">
          {(t) => (
            <ErrorState
              title={t('start.screenFailed')}
              safe={t('start.screenSafe')}
              onRetry={() => this.setState({ brokenAt: null })}
            />
          )}
        </Translation>
      </div>
    );
  }
}

import { House } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../desk/go-to.ts';
import { Button } from '../ui/actions/Button.tsx';
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
        <BrokenScreen onRetry={() => this.setState({ isBroken: false })} />
      </div>
    );
  }
}

/** The rail broke with its screen, so the way to the first one stands here. */
function BrokenScreen({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <ErrorState title={t('start.screenFailed')} safe={t('start.screenSafe')} onRetry={onRetry} />
      <Button variant="quiet" size="sm" icon={House} onPress={() => goTo('/')}>
        {t('places.home')}
      </Button>
    </>
  );
}

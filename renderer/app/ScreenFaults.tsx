import { House } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../desk/go-to.ts';
import { Button } from '../ui/actions/Button.tsx';
import { ErrorState } from '../ui/feedback/ErrorState.tsx';
import { Main } from '../ui/frame/Main.tsx';
import styles from './DeskApp.module.css';

interface ScreenFaultsProps {
  /** A screen in its frame, or the frame with all that is in it. */
  readonly of: 'screen' | 'desk';
  readonly children: ReactNode;
}

/**
 * A screen that breaks says so, says what is safe, and leaves the rest of the desk working. Keyed by the address: going
 * elsewhere is the way out of a broken screen.
 */
export class ScreenFaults extends Component<ScreenFaultsProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { of, children } = this.props;
    if (!this.state.isBroken) return children;
    const retry = (): void => this.setState({ isBroken: false });
    return of === 'screen' ? (
      <Main>
        <Broken onRetry={retry} />
      </Main>
    ) : (
      <div className={styles.opening}>
        <Broken onRetry={retry} />
        <HomeButton onPress={retry} />
      </div>
    );
  }
}

function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation('desk');
  return <ErrorState title={t('start.screenFailed')} safe={t('start.screenSafe')} onRetry={onRetry} />;
}

/** The rail broke too, so the way to the first screen stands here. */
function HomeButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Button
      variant="quiet"
      size="sm"
      icon={House}
      onPress={() => {
        goTo('/');
        onPress();
      }}
    >
      {t('places.home')}
    </Button>
  );
}

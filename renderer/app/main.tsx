import '../styles/tokens.css';
import '../styles/base.css';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../i18n/language.ts';
import { QueueDisplay } from '../features/queue-display/QueueDisplay.tsx';
import { detectPlatform } from '../platform/platform.ts';
import { DeskApp } from './DeskApp.tsx';
import { Providers } from './Providers.tsx';

const language = await startLanguage();
const root = document.getElementById('desk');
if (!root) throw new Error('The page has no place for the desk.');
// The screen of the waiting room is this page at another address. It opens no desk, and an open desk never becomes it.
const isDisplay = location.hash.startsWith('#/queue-display');
createRoot(root).render(
  <Providers language={language}>{isDisplay ? <QueueDisplay /> : <DeskApp platform={detectPlatform()} />}</Providers>,
);

import '../styles/tokens.css';
import '../styles/base.css';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../i18n/language.ts';
import { detectPlatform } from '../platform/platform.ts';
import { DeskApp } from './DeskApp.tsx';
import { Providers } from './Providers.tsx';

const language = await startLanguage();
const root = document.getElementById('desk');
if (!root) throw new Error('The page has no place for the desk.');
createRoot(root).render(
  <Providers language={language}>
    <DeskApp platform={detectPlatform()} />
  </Providers>,
);

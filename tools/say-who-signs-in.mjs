/** What a person has to know to sign in at a desk of a server that was started just now. */
import { join } from 'node:path';
import { say } from './messages.mjs';
import { firstActivationCode } from './server-process.mjs';

/** The passphrase of the people of a demonstration; the first screen shows it too. */
const DEMO_SECRET = 'istiqbal-demo';

/**
 * @param {{ url: string, folder: string, demo: boolean }} server
 */
export async function sayWhoSignsIn({ url, folder, demo }) {
  if (demo) {
    say(
      `عرض تجريبي: اختر أي اسم، وعبارة المرور «${DEMO_SECRET}»`,
      `A demonstration: choose any name; the passphrase is "${DEMO_SECRET}"`,
    );
    return;
  }
  const code = await firstActivationCode(url, join(folder, 'server')).catch(() => null);
  if (code === null) return;
  say(
    `أول دخول: اختر «مدير النظام» واكتب رمز التفعيل ${code} (يعمل مرة واحدة)`,
    `The first sign-in: choose «مدير النظام» and type the activation code ${code} (it works once)`,
  );
}

/** Faults an administrator can mend, by the system's code; Arabic first, one line, no stack. */
const sentences: Record<string, (detail: string) => string> = {
  EADDRINUSE: (detail) =>
    `المنفذ مستعمل من برنامج آخر (${detail}). / The port is in use by another program (${detail}).`,
  EACCES: (detail) => `لا يُسمح بالكتابة في ${detail}. / Writing is not allowed in ${detail}.`,
  EPERM: (detail) => `لا يُسمح بالكتابة في ${detail}. / Writing is not allowed in ${detail}.`,
  EROFS: (detail) => `المجلد للقراءة فقط: ${detail}. / The folder is read-only: ${detail}.`,
  ENOSPC: (detail) => `لا توجد مساحة كافية على القرص (${detail}). / There is no space left on the disk (${detail}).`,
  ENOTDIR: (detail) => `المسار ليس مجلدًا: ${detail}. / This path is not a folder: ${detail}.`,
  '28P01': () =>
    'قاعدة البيانات لا تقبل كلمة المرور في DATABASE_URL. / The database does not accept the password in DATABASE_URL.',
  '3D000': () =>
    'قاعدة البيانات المسماة في DATABASE_URL غير موجودة. / The database named in DATABASE_URL does not exist.',
  '42501': () =>
    'حساب قاعدة البيانات في DATABASE_URL لا يملك الصلاحيات اللازمة. / The account in DATABASE_URL lacks rights in the database.',
  ENOTFOUND: (detail) => `اسم الخادم غير معروف (${detail}). / The host name is not known (${detail}).`,
  ECONNREFUSED: (detail) => `قاعدة البيانات لا تجيب (${detail}). / The database does not answer (${detail}).`,
};

/** One line for people about why the server could not start; an unknown fault keeps its own message. */
export function explainFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sentence = sentences[code];
  if (!sentence) return error.cause instanceof Error ? explainFault(error.cause) : error.message;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : null;
  const port = 'port' in error ? String(error.port) : null;
  return sentence(path ?? port ?? error.message);
}

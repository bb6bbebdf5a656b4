const { FuseV1Options, FuseVersion, flipFuses } = require('@electron/fuses');
const { rmSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Closes, in the packaged program itself, the doors that Electron leaves open for developers: it does not run as Node, heeds no NODE_OPTIONS and no
 * inspector, and loads its app from its archive only. ISTIQBAL_TEST_BUILD=1 leaves the inspector in, through which tests drive the window.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
module.exports = async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const isMac = electronPlatformName === 'darwin';
  const name = packager.appInfo.productFilename;
  const executable = isMac
    ? join(`${name}.app`, 'Contents', 'MacOS', name)
    : electronPlatformName === 'win32'
      ? `${name}.exe`
      : 'istiqbal'; // as linux.executableName in electron-builder.yml
  const resources = isMac ? join(appOutDir, `${name}.app`, 'Contents', 'Resources') : join(appOutDir, 'resources');
  // Left over when packaging starts from a folder instead of Electron's own archive.
  for (const leftOver of [join(resources, 'default_app.asar'), join(appOutDir, 'version')])
    rmSync(leftOver, { force: true });

  await flipFuses(join(appOutDir, executable), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: isMac,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: process.env.ISTIQBAL_TEST_BUILD === '1',
    // Electron checks the archive's integrity on macOS and Windows only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: electronPlatformName !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
};

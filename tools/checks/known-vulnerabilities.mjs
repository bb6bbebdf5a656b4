/**
 * Which packages of the lockfile run at an association, and what a registry knows against them.
 */
import semver from 'semver';

/** Shipped with the desk, though npm lists it among the tools: the packager puts it around our code. */
const SHIPPED_TOOLS = ['electron'];

/** A registry that is asked in vain is not waited for any longer. */
const PATIENCE_MS = 20_000;

/** @typedef {{ dev?: boolean, version?: string, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */
/** @typedef {{ name: string, version: string, severity: string, title: string, url: string }} Vulnerability */

/**
 * The versions of each package that is in a desk or a server when they run: no tools, but those that are shipped.
 *
 * @param {Lockfile} lockfile
 * @returns {Record<string, string[]>}
 */
export function runtimeVersions({ packages = {} }) {
  /** @type {Map<string, Set<string>>} */
  const versions = new Map();
  for (const [path, { dev = false, version, link = false }] of Object.entries(packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (path === '' || link || version === undefined) continue;
    if (dev && path !== `node_modules/${SHIPPED_TOOLS.find((tool) => tool === name)}`) continue;
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  return Object.fromEntries([...versions].map(([name, known]) => [name, [...known]]));
}

/**
 * What the registry knows against these versions; null with the reason where it does not answer as registries do.
 *
 * @param {string} registry
 * @param {Record<string, string[]>} versions
 * @returns {Promise<{ known: Vulnerability[] } | { known: null, reason: string }>}
 */
export async function knownVulnerabilities(registry, versions) {
  const address = new URL('-/npm/v1/security/advisories/bulk', registry.endsWith('/') ? registry : `${registry}/`);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(versions),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return { known: null, reason: `${address.host}: HTTP ${response.status}` };
    return { known: affected(await response.json(), versions) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { known: null, reason: `${address.host}: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
}

/**
 * A registry may tell of more than was asked: what counts is whether a version of ours is in the range.
 *
 * @param {unknown} answer
 * @param {Record<string, string[]>} versions
 * @returns {Vulnerability[]}
 */
function affected(answer, versions) {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new Error('the answer is no list of advisories');
  return Object.entries(answer).flatMap(([name, advisories]) => {
    if (!Array.isArray(advisories)) throw new Error(`the answer about ${name} is no list of advisories`);
    return advisories.flatMap(({ vulnerable_versions: range = '*', severity, title, url }) =>
      (versions[name] ?? [])
        .filter((version) => semver.satisfies(version, String(range), { includePrerelease: true }))
        .map((version) => ({ name, version, severity: String(severity), title: String(title), url: String(url) })),
    );
  });
}

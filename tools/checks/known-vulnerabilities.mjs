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
/** @typedef {{ name: string, vulnerable_versions?: unknown, severity?: unknown, title?: unknown, url?: unknown }} Advisory */
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
 * The two questions of `npm audit`: today's, and the older one, which some mirrors answer alone. Each has its own words for
 * what is asked and for what is known.
 */
const ROUTES = [
  { path: '-/npm/v1/security/advisories/bulk', question: bulkQuestion, advisories: bulkAdvisories },
  { path: '-/npm/v1/security/audits/quick', question: quickQuestion, advisories: quickAdvisories },
];

/**
 * What the registry knows against these versions, by the first route that it answers as registries do; null with the
 * reasons where it answers neither.
 *
 * @param {string} registry
 * @param {Record<string, string[]>} versions
 * @returns {Promise<{ known: Vulnerability[] } | { known: null, reason: string }>}
 */
export async function knownVulnerabilities(registry, versions) {
  const reasons = [];
  for (const { path, question, advisories } of ROUTES) {
    const address = new URL(path, registry.endsWith('/') ? registry : `${registry}/`);
    try {
      const answer = await ask(address, question(versions));
      return { known: affected(advisories(answer), versions) };
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      reasons.push(`${address.host}/${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  return { known: null, reason: reasons.join('; ') };
}

/** @param {URL} address @param {unknown} question @returns {Promise<unknown>} */
async function ask(address, question) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/** @param {Record<string, string[]>} versions */
function bulkQuestion(versions) {
  return versions;
}

/**
 * By package, a list each.
 *
 * @param {unknown} answer
 * @returns {Advisory[]}
 */
function bulkAdvisories(answer) {
  return Object.entries(objectIn(answer)).flatMap(([name, advisories]) => {
    if (!Array.isArray(advisories)) throw new Error(`the answer about ${name} is no list of advisories`);
    return advisories.map((each) => ({ ...each, name }));
  });
}

/**
 * A tree of packages as they are installed: further versions of one package lie below the first.
 *
 * @param {Record<string, string[]>} versions
 */
function quickQuestion(versions) {
  const entries = Object.entries(versions);
  return {
    name: 'istiqbal',
    version: '0.0.0',
    requires: Object.fromEntries(entries.map(([name, [first = '*']]) => [name, first])),
    dependencies: Object.fromEntries(entries.map(([name, known]) => [name, below(name, known)])),
  };
}

/** @param {string} name @param {string[]} versions @returns {object} */
function below(name, [version, ...others]) {
  const rest =
    others.length > 0 ? { requires: { [name]: others[0] }, dependencies: { [name]: below(name, others) } } : {};
  return { version, ...rest };
}

/**
 * By the number of the advisory, which names its package.
 *
 * @param {unknown} answer
 * @returns {Advisory[]}
 */
function quickAdvisories(answer) {
  const { advisories } = objectIn(answer);
  return Object.values(objectIn(advisories)).map((each) => {
    const { module_name: name, ...advisory } = objectIn(each);
    if (typeof name !== 'string') throw new Error('an advisory names no package');
    return { ...advisory, name };
  });
}

/** @param {unknown} value @returns {Record<string, any>} */
function objectIn(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('the answer is no list of advisories');
  return value;
}

/**
 * A registry may tell of more than was asked: what counts is whether a version of ours is in the range.
 *
 * @param {Advisory[]} advisories
 * @param {Record<string, string[]>} versions
 * @returns {Vulnerability[]}
 */
function affected(advisories, versions) {
  return advisories.flatMap(({ name, vulnerable_versions: range = '*', severity, title, url }) =>
    (versions[name] ?? [])
      .filter((version) => semver.satisfies(version, String(range), { includePrerelease: true }))
      .map((version) => ({ name, version, severity: String(severity), title: String(title), url: String(url) })),
  );
}

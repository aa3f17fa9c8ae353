/** What one build consists of, as the build lists it for the worker. */
export interface Release {
  /** The hash of the list: two builds of one name are the same. */
  readonly name: string;
  /** Paths below the site's own folder, each with the first digits of its content's SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  /** Those of them that are fetched ahead; the others are kept when they are used. */
  readonly first: readonly string[];
}

/** How the worker answers an address. A key is the full address under which a cache holds the response. */
export type Route =
  /** The worker leaves it to the browser and the server. */
  | { readonly is: 'elsewhere' }
  /** A file of this release. */
  | { readonly is: 'listed'; readonly key: string; readonly sha256: string }
  /** The address names its content, which is not of this release. */
  | { readonly is: 'content'; readonly key: string; readonly sha256: string | null; readonly isModel: boolean }
  /** Its content may change at any time, as the list of networks does. */
  | { readonly is: 'newest'; readonly key: string };

export const INDEX = 'index.html';
/** Vite puts a hash of the content into these names. */
const HASHED = 'assets/';
const MODELS = 'models/';
/** Folders in which `?v=` with the first digits of a SHA-256 asks for one content; see server/catalogue.py. */
const VERSIONED = ['lib/', MODELS];
/** As many digits as the page asks with. */
const VERSION_DIGITS = 12;
const VERSION = /^\?v=([0-9a-f]{8,64})$/;

/** The address under which a file of the release is fetched and cached. It changes with the content. */
export function keyOf(path: string, sha256: string, scope: string): string {
  if (path === INDEX) return scope;
  return path.startsWith(HASHED) ? scope + path : `${scope}${path}?v=${sha256.slice(0, VERSION_DIGITS)}`;
}

/**
 * @param address of a GET
 * @param scope the folder that the site lies in: an address with a slash at the end
 */
export function routeOf(address: string, scope: string, release: Release): Route {
  const url = new URL(address);
  const folder = new URL(scope);
  if (url.origin !== folder.origin || !url.pathname.startsWith(folder.pathname)) return { is: 'elsewhere' };
  const path = url.pathname.slice(folder.pathname.length) || INDEX;
  const version = VERSION.exec(url.search)?.[1];
  const sha256 = release.files[path];
  // The page ignores its own query, so a link to it may carry any.
  const isPlain = url.search === '' || path === INDEX;
  if (sha256 !== undefined && (isPlain || (version !== undefined && sha256.startsWith(version)))) {
    return { is: 'listed', key: keyOf(path, sha256, scope), sha256 };
  }
  const key = url.origin + url.pathname + url.search;
  const isModel = path.startsWith(MODELS) && path !== MODELS;
  if (version !== undefined && VERSIONED.some((parent) => path.startsWith(parent))) {
    return { is: 'content', key, sha256: version, isModel };
  }
  if (url.search !== '') return { is: 'elsewhere' };
  if (path.startsWith(HASHED)) return { is: 'content', key, sha256: null, isModel };
  return isModel ? { is: 'newest', key } : { is: 'elsewhere' };
}

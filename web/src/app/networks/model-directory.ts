/** What is wrong with files that should be a model directory; the page has a sentence for each. */
export type Mistake =
  | { readonly is: 'no-network' }
  | { readonly is: 'several'; readonly folders: readonly string[] }
  | { readonly is: 'missing'; readonly files: readonly string[] }
  | { readonly is: 'damaged'; readonly file: string }
  | { readonly is: 'not-a-zip'; readonly file: string }
  | { readonly is: 'too-large'; readonly file: string; readonly limit: number }
  | { readonly is: 'too-many'; readonly limit: number };

/** Files that are no model directory, and why. */
export class MistakeError extends Error {
  constructor(readonly mistake: Mistake) {
    super(`cannot use these files as a model directory: ${mistake.is}`);
  }
}

/** More bytes than any network that is pleasant to watch; what unpacks to more is refused before it is unpacked. */
export const MOST_BYTES = 256_000_000;
export const MOST_FILES = 500;

const MODEL = 'model.json';
/** What a network may bring besides: everything else in a folder is left where it is. */
const WANTED = /^(model\.json|card\.json|vocabulary\.txt|map\.json|[\w.-]+\.bin|checkpoints\/[\w.-]+)$/;

/**
 * Finds the one model directory among files, however deep it lies.
 *
 * @param paths with slashes
 * @returns the path of each file that belongs to it, by its name within
 * @throws MistakeError when there is none, or more than one
 */
export function findDirectory(paths: readonly string[]): ReadonlyMap<string, string> {
  // Archives made on a Mac carry a shadow of every file.
  const real = paths.filter((path) => !path.startsWith('__MACOSX/'));
  const folders = real
    .filter((path) => path === MODEL || path.endsWith(`/${MODEL}`))
    .map((path) => path.slice(0, -MODEL.length));
  if (folders.length > 1) throw new MistakeError({ is: 'several', folders });
  const [folder] = folders;
  if (folder === undefined) throw new MistakeError(whyNone(real));
  const found = new Map<string, string>();
  for (const path of real) {
    const name = path.slice(folder.length);
    if (path.startsWith(folder) && WANTED.test(name)) found.set(name, path);
  }
  const missing = ['card.json', 'vocabulary.txt'].filter((name) => !found.has(name));
  if (missing.length > 0) throw new MistakeError({ is: 'missing', files: missing });
  return found;
}

function whyNone(paths: readonly string[]): Mistake {
  const rest = paths.some((path) => /(^|\/)(card\.json|vocabulary\.txt)$|\.bin$/.test(path));
  return rest ? { is: 'missing', files: [MODEL] } : { is: 'no-network' };
}

/**
 * The weight files that model.json asks for and that are not there.
 *
 * @throws MistakeError when it is not JSON
 */
export function missingWeights(modelJson: string, names: ReadonlySet<string>): readonly string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(modelJson);
  } catch {
    throw new MistakeError({ is: 'damaged', file: MODEL });
  }
  const manifest = (parsed as { weightsManifest?: unknown } | null)?.weightsManifest;
  if (!Array.isArray(manifest)) return [];
  const asked = manifest.flatMap((group: { paths?: unknown } | null) =>
    Array.isArray(group?.paths) ? (group.paths as unknown[]) : [],
  );
  return asked.filter((path): path is string => typeof path === 'string' && !names.has(path));
}

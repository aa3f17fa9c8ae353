/** Which of the files is the network. */
import { OpenError, quoted } from './errors';
import { nameOf, type GivenFile } from './file';
import type { Format } from './formats/format';
import { isKerasJson } from './formats/keras';
import { refusalOf } from './formats/refused';
import { FORMATS } from './registry';
import { isZip, unpack } from './unpack';

export interface Gathered {
  readonly format: Format;
  readonly file: GivenFile;
  /** All the other files, and the network's own, by path. */
  readonly others: readonly GivenFile[];
}

const MOST_FILES = 2000;

/**
 * Finds the one network among files, opening archives that hold files.
 *
 * @throws OpenError when there is none, more than one, or one of a format that cannot be read here
 */
export function gather(files: ReadonlyMap<string, Uint8Array>): Gathered {
  if (files.size === 0) throw new OpenError('No file was given: choose the file of a network, and its word list.');
  if (files.size > MOST_FILES) throw new OpenError(`${files.size} files were given: choose only those of the network.`);
  const all = [...files].flatMap(([path, bytes]) => opened({ path, bytes }));
  const found: { file: GivenFile; format: Format }[] = [];
  for (const file of all) {
    const format = FORMATS.find((each) => each.recognise(file));
    if (format) found.push({ file, format });
  }
  const distinct = found.filter(({ file }) => !isSameFolderCopy(file, found));
  const [first] = distinct;
  if (distinct.length > 1) {
    const names = distinct.map(({ file }) => quoted(file.path)).join(', ');
    throw new OpenError(`These files hold ${distinct.length} networks (${names}): choose one of them.`);
  }
  if (first) return { ...first, others: all };
  for (const file of all) {
    const refusal = refusalOf(file);
    if (refusal) throw new OpenError(refusal);
  }
  const layers = all.find(isKerasJson);
  if (layers)
    throw new OpenError(
      `${nameOf(layers)} holds layers without weights: add the file that model.save_weights() writes.`,
    );
  const names = [...files.keys()].slice(0, 5).map(quoted).join(', ');
  throw new OpenError(
    `No network was found in ${names}: give a .keras, .h5, model.json with its .bin, .pt, .safetensors or .onnx file.`,
  );
}

/** An archive of files gives its files; one that is a network itself stays whole. */
function opened(file: GivenFile): GivenFile[] {
  if (!isZip(file) || FORMATS.some((format) => format.recognise(file)) || refusalOf(file)) return [file];
  return [...unpack(file).values()].map((inside) => ({ ...inside, path: `${nameOf(file)}/${inside.path}` }));
}

/** Weights that belong to layers in another file that was found. */
function isSameFolderCopy(file: GivenFile, found: readonly { file: GivenFile }[]): boolean {
  return found.some((other) => other.file !== file && other.file.path === file.path);
}

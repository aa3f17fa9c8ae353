/**
 * One archive of a network that the visitor brought, which this page opens again with the same numbers. Of a model directory it has the
 * files; of a framework's files, which may hold more than a model directory can, these and `answers.json`.
 */
import { strToU8, zipSync } from 'fflate';
import type { Answers } from 'unrolled';
import type { FrameworkFiles, Kept } from '../own-networks.svelte';
import type { Files, Placed } from './collect';
import { unzip } from './unzip';

const ANSWERS = 'answers.json';
const FORMAT = 'unrolled-answers/1';

/** What an archive holds of a framework's network. */
export interface Packed extends FrameworkFiles {
  readonly title: string;
}

/** The archive's bytes. Files are stored as they are: most formats are compressed already. */
export function pack(title: string, kept: Kept): Uint8Array<ArrayBuffer> {
  const files = 'files' in kept ? withAnswers(title, kept) : kept;
  return zipSync(Object.fromEntries(files), { level: 0 }) as Uint8Array<ArrayBuffer>;
}

function withAnswers(title: string, { files, answers }: FrameworkFiles): Files {
  const text = JSON.stringify({ format: FORMAT, title, answers }, null, 2);
  return new Map([...files, [ANSWERS, strToU8(text) as Uint8Array<ArrayBuffer>]]);
}

/**
 * The network in an archive that `pack` made of a framework's files; null for all other files.
 *
 * @throws MistakeError when a zip file is damaged or unpacks to too much
 */
export async function packedIn(placed: readonly Placed[]): Promise<Packed | null> {
  const [zip] = placed;
  if (placed.length !== 1 || !zip || !/\.zip$/i.test(zip.path)) return null;
  const files = new Map(unzip(zip.path, new Uint8Array(await zip.file.arrayBuffer())));
  const said = answersIn(files.get(ANSWERS));
  if (!said) return null;
  files.delete(ANSWERS);
  return { files, ...said };
}

function answersIn(bytes: Uint8Array | undefined): Pick<Packed, 'answers' | 'title'> | null {
  if (!bytes) return null;
  let found: unknown;
  try {
    found = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Somebody else's file of that name: the network in the archive is opened without it.
    return null;
  }
  const { format, title, answers } = (found ?? {}) as { format?: unknown; title?: unknown; answers?: unknown };
  if (format !== FORMAT || typeof title !== 'string' || typeof answers !== 'object' || answers === null) return null;
  return { title, answers: answers as Answers };
}

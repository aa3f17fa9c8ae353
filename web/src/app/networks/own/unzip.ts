import { unzipSync } from 'fflate';
import { MistakeError, MOST_BYTES, MOST_FILES } from '../model-directory';

/**
 * Unpacks an archive. Its own list says how large each file is, memory for no more than that is taken, and a list that
 * asks for too much is refused before anything is unpacked.
 *
 * @throws MistakeError when it is no zip file, is damaged, or would unpack to too much
 */
export function unzip(file: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  let total = 0;
  let count = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/')) return false;
        total += originalSize;
        if (total > MOST_BYTES) throw new MistakeError({ is: 'too-large', file, limit: MOST_BYTES });
        if (++count > MOST_FILES) throw new MistakeError({ is: 'too-many', limit: MOST_FILES });
        return true;
      },
    });
    return new Map(Object.entries(found).map(([name, content]) => [name, new Uint8Array(content)]));
  } catch (cause) {
    if (cause instanceof MistakeError) throw cause;
    throw new MistakeError({ is: 'not-a-zip', file });
  }
}

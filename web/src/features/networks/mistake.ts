import type { Mistake } from '../../app/networks/model-directory';
import { formatCount } from '../../messages';
import { bring } from './bring-words';

const BYTES_PER_MEGABYTE = 1_000_000;

/** What is wrong, in the visitor's language. */
export function sentenceOf(mistake: Mistake): string {
  const say = bring.mistakes;
  switch (mistake.is) {
    case 'no-network':
      return say['no-network'];
    case 'several':
      return say.several(mistake.folders.map((folder) => folder.replace(/\/$/, '') || bring.root).join(', '));
    case 'missing':
      return say.missing(mistake.files.join(', '));
    case 'too-large':
      return say['too-large'](mistake.file, formatCount(mistake.limit / BYTES_PER_MEGABYTE));
    case 'too-many':
      return say['too-many'](formatCount(mistake.limit));
    default:
      return say[mistake.is](mistake.file);
  }
}

import { ReadingFileError, type ReadingMistake } from '../../analysis/export/reading-file';
import { formatCount, formatMagnitude, m } from '../../messages';
import { exporting } from './words';
import type { OpenedReading } from '../../app/open-reading';

const BYTES_PER_MEGABYTE = 1_000_000;
/** A title comes out of the file: as much of it as fits a sentence. */
const LONGEST_TITLE = 60;

/** Why nothing was opened, or saved, in the visitor's language. */
export function whyNot(cause: unknown): string {
  if (cause instanceof ReadingFileError) return sentenceOf(cause.mistake);
  return exporting.failed(cause instanceof Error ? cause.message : String(cause));
}

function sentenceOf(mistake: ReadingMistake): string {
  const say = exporting.mistakes;
  switch (mistake.is) {
    case 'version':
      return say.version(mistake.found);
    case 'damaged':
      return say.damaged(mistake.field);
    case 'too-large':
      return say['too-large'](formatCount(mistake.limit / BYTES_PER_MEGABYTE));
    case 'unknown-network':
    case 'other-network':
      return say[mistake.is](mistake.title.slice(0, LONGEST_TITLE));
    default:
      return say[mistake.is];
  }
}

/** What was opened, and how its numbers compare with those of this device. */
export function whatWasOpened({ title, steps, difference }: OpenedReading): string {
  const said =
    difference === null
      ? exporting.otherSteps
      : difference === 0
        ? exporting.same
        : exporting.differs(formatMagnitude(difference));
  return `${exporting.opened(title, formatCount(steps))}${m.between}${said}`;
}

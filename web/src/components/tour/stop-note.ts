import { isReadWord } from '../../text/token';
import { strongestWords } from '../../core/unit-votes';
import { variantsOf } from '../../core/what-if';
import type { Stop } from '../../core/tour';
import { formatCount, formatShare, m } from '../../messages';
import { tour } from '../../messages/tour';
import { SAMPLES } from '../../samples';
import type { Reader } from '../../state/reader.svelte';
import { nameOf } from '../strip/words';

/** What the tour says at a stop, of the review as it is read now, and something to do there. */
export interface StopNote {
  readonly title: string;
  readonly says: string;
  readonly act: { readonly label: string; readonly run: () => void } | null;
}

const SAMPLE = SAMPLES.find(({ id }) => id === 'sarcasm')!;

const NOTES: Readonly<Record<Stop, (reader: Reader) => Omit<StopNote, 'title'>>> = {
  text: (reader) => {
    const words = reader.reading!.tokens.filter(isReadWord);
    const unknown = words.filter(({ kind }) => kind === 'unknown').length;
    return {
      says:
        words.length > 0
          ? tour.stops.text.says(formatCount(words.length), formatCount(unknown))
          : tour.stops.text.empty,
      act:
        reader.text === SAMPLE.text
          ? null
          : { label: tour.stops.text.act(m.samples[SAMPLE.id]), run: () => reader.read(SAMPLE.text) },
    };
  },
  verdict: (reader) => {
    const { tokens, probability } = reader.reading!;
    const [step] = strongestWords(tokens, reader.effects, 1);
    if (step === undefined) return { says: tour.stops.verdict.noWord(formatShare(probability)), act: null };
    const token = tokens[step]!;
    const negated = variantsOf(reader.text, token).find(({ id }) => id === 'not')!.text;
    return {
      says: tour.stops.verdict.says(formatShare(probability), token.text),
      act: { label: tour.stops.verdict.act(token.text), run: () => reader.read(negated) },
    };
  },
  strip: (reader) => ({
    says: tour.stops.strip.says(formatCount(reader.rows.length), wordOf(reader), shareOf(reader)),
    act:
      reader.steps > 1
        ? { label: reader.isPlaying ? tour.stops.strip.stop : tour.stops.strip.act, run: () => reader.togglePlay() }
        : null,
  }),
  step: (reader) => ({
    says: tour.stops.step.says(wordOf(reader), shareOf(reader)),
    act: reader.step < reader.steps - 1 ? { label: tour.stops.step.act, run: () => reader.moveBy(1) } : null,
  }),
  lenses: (reader) => {
    const lens = reader.lens === 'what-if' ? 'why' : 'what-if';
    return {
      says: tour.stops.lenses.says,
      act: { label: tour.stops.lenses.act(m.lens.names[lens]), run: () => (reader.lens = lens) },
    };
  },
  networks: (reader) => {
    const { id, title } = reader.network!.card;
    const others = reader.catalogue.list.filter((entry) => entry.id !== id);
    const other = others.find((entry) => entry.id === 'gru') ?? others[0];
    return {
      says: tour.stops.networks.says(m.modelNames[id] ?? title),
      act: other
        ? {
            label: tour.stops.networks.act(m.modelNames[other.id] ?? other.title),
            run: () => void reader.choose(other.id),
          }
        : null,
    };
  },
  story: () => ({ says: tour.stops.story.says, act: null }),
};

/** The note of a stop; needs a reading. */
export function noteOf(stop: Stop, reader: Reader): StopNote {
  return { title: tour.stops[stop].title, ...NOTES[stop](reader) };
}

const wordOf = (reader: Reader): string => nameOf(reader.reading!.tokens[reader.step]!);
const shareOf = (reader: Reader): string =>
  formatShare(reader.reading!.outputs[reader.step] ?? reader.reading!.probability);

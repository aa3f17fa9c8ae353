import { isReadWord } from '../../text/token';
import { strongestWords } from '../../analysis/unit-votes';
import { variantsOf } from '../../analysis/what-if';
import { mainModels } from '../../app/networks/catalogue.svelte';
import type { Stop } from '../../app/tour-stops';
import { formatCount, formatShare, m } from '../../messages';
import { later } from '../../messages/later';
import { tour } from './words';
import { samplesFor, type Sample } from '../../samples';
import type { Session } from '../../app/session.svelte';
import type { Shown } from '../../app/shown/shown';
import { nameOf } from '../../ui/token-name';

/** The tour's text at a stop, about the current review, and an action to try. */
export interface StopNote {
  readonly title: string;
  readonly says: string;
  readonly act: { readonly label: string; readonly run: () => void } | null;
}

/** A sample in the language that the network reads. */
const sampleFor = ({ network }: Shown, wanted: Sample['id']): Sample =>
  samplesFor(network.card.language).find(({ id }) => id === wanted)!;

const NOTES: Readonly<Record<Stop, (session: Session, shown: Shown) => Omit<StopNote, 'title'>>> = {
  text: (session, shown) => {
    const { reading, text } = shown;
    const sample = sampleFor(shown, 'sarcasm');
    const words = reading.tokens.filter(isReadWord);
    const unknown = words.filter(({ kind }) => kind === 'unknown').length;
    return {
      says:
        words.length > 0
          ? tour.stops.text.says(formatCount(words.length), formatCount(unknown))
          : tour.stops.text.empty,
      act:
        text === sample.text
          ? null
          : { label: tour.stops.text.act(later.samples[sample.id]), run: () => session.read(sample.text) },
    };
  },
  verdict: (session, shown) => {
    const { reading, effects, text, network } = shown;
    const { tokens, probability } = reading;
    const [step] = strongestWords(tokens, effects, 1);
    if (step === undefined) return { says: tour.stops.verdict.noWord(formatShare(probability)), act: null };
    const token = tokens[step]!;
    const says = tour.stops.verdict.says(formatShare(probability), token.text);
    if (network.card.tokeniser.kind === 'chinese') {
      // 不 stands before words, and the strongest character need not begin one.
      const sample = sampleFor(shown, 'notGood').text;
      const label = tour.stops.text.act(sample.replace('。', ''));
      return { says, act: text === sample ? null : { label, run: () => session.read(sample) } };
    }
    const negated = variantsOf(text, token).find(({ id }) => id === 'not')!.text;
    return {
      says,
      act: { label: tour.stops.verdict.act(token.text), run: () => session.read(negated) },
    };
  },
  strip: (session, shown) => ({
    says: tour.stops.strip.says(formatCount(shown.rows.length), wordOf(shown), shareOf(shown)),
    act:
      shown.steps > 1
        ? {
            label: session.player.isPlaying ? tour.stops.strip.stop : tour.stops.strip.act,
            run: () => session.player.toggle(),
          }
        : null,
  }),
  step: (session, shown) => ({
    says: tour.stops.step.says(wordOf(shown), shareOf(shown)),
    act: shown.step < shown.steps - 1 ? { label: tour.stops.step.act, run: () => session.moveBy(1) } : null,
  }),
  lenses: (session) => {
    const lens = session.lens === 'what-if' ? 'why' : 'what-if';
    return {
      says: tour.stops.lenses.says,
      act: { label: tour.stops.lenses.act(m.lens.names[lens]), run: () => (session.lens = lens) },
    };
  },
  networks: (session, { network }) => {
    const { id, title, language } = network.card;
    const others = session.catalogue.list.filter((entry) => entry.id !== id);
    // GRU, or LSTM where GRU reads: of the same language.
    const wanted = mainModels(language).filter((each) => each !== id);
    const best = wanted.find((each) => each.endsWith('gru')) ?? wanted.at(-1);
    const other = others.find((entry) => entry.id === best) ?? others[0];
    return {
      says: tour.stops.networks.says(m.modelNames[id] ?? title),
      act: other
        ? {
            label: tour.stops.networks.act(m.modelNames[other.id] ?? other.title),
            run: () => void session.choose(other.id),
          }
        : null,
    };
  },
  story: () => ({ says: tour.stops.story.says, act: null }),
};

/** The note of a stop. */
export function noteOf(stop: Stop, session: Session, shown: Shown): StopNote {
  return { title: tour.stops[stop].title, ...NOTES[stop](session, shown) };
}

const wordOf = ({ reading, step }: Shown): string => nameOf(reading.tokens[step]!);
const shareOf = ({ outputs, probability, step }: Shown): string => formatShare(outputs[step] ?? probability);

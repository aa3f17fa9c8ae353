import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatView, MOST_PACKED, parseView } from '../../../web/src/app/link/link';
import { MOST_TEXT, packText, unpackText } from '../../../web/src/app/link/packed-text';

const packedBytes = (bytes: Uint8Array): string => deflateRawSync(bytes).toString('base64url');

describe('a text in a link', () => {
  it.each(['', 'A wonderful film.', '一部好电影 🎬 نص', '<b onclick="x">&amp;</b>', 'word '.repeat(5000)])(
    'comes back as it was',
    async (text) => {
      const packed = await packText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      expect(await unpackText(packed)).toBe(text);
      expect(parseView(formatView({ text: packed })).view.text).toBe(packed);
    },
  );

  it('has the line ends of a text box', async () => {
    expect(await unpackText(packedBytes(Buffer.from('a\r\nb\rc\n')))).toBe('a\nb\nc\n');
  });

  it('that would unfold without end is refused', async () => {
    const bomb = packedBytes(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(MOST_PACKED);
    await expect(unpackText(bomb)).rejects.toThrow(RangeError);
    await expect(unpackText(packedBytes(Buffer.alloc(MOST_TEXT + 1, 'a')))).rejects.toThrow(RangeError);
  });

  it('that is damaged is refused: base64, deflate, end, UTF-8', async () => {
    const good = await packText('A wonderful film, from the first minute to the last.');
    for (const bad of ['A', `x${good}`, good.slice(0, -8), packedBytes(Uint8Array.of(0xff, 0xfe))]) {
      await expect(unpackText(bad), bad).rejects.toThrow();
    }
  });

  it('that is too long is not packed', async () => {
    await expect(packText('a'.repeat(MOST_TEXT + 1))).rejects.toThrow(RangeError);
    const noise = Array.from({ length: MOST_TEXT }, (_, k) => String.fromCharCode(0x4e00 + ((k * 7919) % 20_000)));
    await expect(packText(noise.join(''))).rejects.toThrow(/packed/);
  });
});

describe('a stranger’s link', () => {
  it('of a megabyte, of another version, or with markup names what it could not use, briefly', () => {
    expect(parseView(`v=1&text=${'a'.repeat(1_000_000)}`)).toEqual({ view: {}, unusable: ['length'] });
    expect(parseView('v=2&step=3')).toEqual({ view: {}, unusable: ['v'] });
    expect(parseView('v=1&step=3&text=<script>')).toEqual({ view: { step: 3 }, unusable: ['text'] });
    const many = Array.from({ length: 50 }, (_, k) => `${'<img src=x>'.repeat(9)}${k}=1`).join('&');
    const { unusable } = parseView(`v=1&${many}`);
    expect(unusable.length).toBeLessThanOrEqual(5);
    for (const name of unusable) expect(name.length).toBeLessThanOrEqual(20);
  });

  it('that is only an anchor of the page is no link to a view', () => {
    expect(parseView('#review')).toEqual({ view: {}, unusable: [] });
  });
});

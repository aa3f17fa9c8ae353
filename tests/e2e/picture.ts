import { inflateSync } from 'node:zlib';

/** A small picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255, row by row. */
  readonly pixels: ArrayLike<number>;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Of 255, in any channel. Letters of another font differ by less once they are so small. */
const NOTICED = 24;
/** Of 255: what may lie between the grounds of two pictures of one page. */
const SAME_GROUND = 8;
/**
 * Of 255: what differs more from the ground is content. Whatever is content therefore differs noticeably from a blank picture in
 * any colour that passes for the ground. Page and cards, 12 apart, are both ground.
 */
const CONTENT = NOTICED + SAME_GROUND;
/** In pixels, each 12 of the page's: half a line of text, by which another font moves what follows. */
const MOVED = 2;
/** Tried: other fonts 0 to 0.21, the columns of a desktop one below the other 0.5 to 0.75, a blank page 1. */
const MOST_DIFFERENT = 0.25;

/** Whether two pictures show the same page. */
export function looksLike(one: Picture, other: Picture): boolean {
  return differenceOf(one, other) < MOST_DIFFERENT;
}

/**
 * The share of the content of two pictures of one size that has nothing like it in the other, at its place or near it: 0 to 1.
 * On grounds of different colours it is 1.
 */
export function differenceOf(one: Picture, other: Picture): number {
  const ground = groundOf(one);
  if (distance(ground, groundOf(other)) > SAME_GROUND) return 1;
  const [content, missing] = contentMissing(one, other, ground);
  const [otherContent, added] = contentMissing(other, one, ground);
  return content + otherContent === 0 ? 0 : (missing + added) / (content + otherContent);
}

/** A picture of the same size in one colour. */
export function blankLike({ width, height }: Picture, colour: Colour): Picture {
  return { width, height, pixels: Array.from({ length: width * height }, () => colour).flat() };
}

/** The commonest colour of a picture. */
export function groundOf(picture: Picture): Colour {
  const counts = new Map<number, number>();
  let [most, ground] = [0, colourAt(picture, 0)];
  for (let at = 0; at < picture.width * picture.height; at++) {
    const colour = colourAt(picture, at);
    const key = (colour[0] * 256 + colour[1]) * 256 + colour[2];
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > most) [most, ground] = [count, colour];
  }
  return ground;
}

/** How many pixels of `one` are content, and how many of those have nothing like them in `other`. */
function contentMissing(one: Picture, other: Picture, ground: Colour): readonly [content: number, missing: number] {
  let [content, missing] = [0, 0];
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      const colour = colourAt(one, y * one.width + x);
      if (distance(colour, ground) <= CONTENT) continue;
      content++;
      if (!isNear(colour, other, x, y)) missing++;
    }
  }
  return [content, missing];
}

function isNear(colour: Colour, picture: Picture, x: number, y: number): boolean {
  const { width, height } = picture;
  for (let row = Math.max(0, y - MOVED); row <= Math.min(height - 1, y + MOVED); row++) {
    for (let column = Math.max(0, x - MOVED); column <= Math.min(width - 1, x + MOVED); column++) {
      if (distance(colour, colourAt(picture, row * width + column)) <= NOTICED) return true;
    }
  }
  return false;
}

function colourAt({ pixels }: Picture, at: number): Colour {
  return [pixels[3 * at]!, pixels[3 * at + 1]!, pixels[3 * at + 2]!];
}

function distance(one: Colour, other: Colour): number {
  return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]));
}

const SIGNATURE_BYTES = 8;
/** Length, type and checksum of a chunk. */
const CHUNK_BYTES = 12;
const RGBA = 6;
const CHANNELS = 4;

/**
 * Decodes a PNG file as the browser writes it: 8-bit RGBA, not interlaced (PNG specification, sections 9 and 11).
 *
 * @throws RangeError for any other kind of PNG
 */
export function decodePng(file: Buffer): Picture {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (file[24] !== 8 || file[25] !== RGBA || file[28] !== 0) throw new RangeError('not an 8-bit RGBA PNG in one pass');
  const parts: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at < file.length; at += CHUNK_BYTES + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  const filtered = inflateSync(Buffer.concat(parts));
  const stride = width * CHANNELS;
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= CHANNELS ? bytes[at - CHANNELS]! : 0;
      const above = y > 0 ? bytes[at - stride]! : 0;
      const corner = x >= CHANNELS && y > 0 ? bytes[at - stride - CHANNELS]! : 0;
      bytes[at] = filtered[at + y + 1]! + predicted(filter, left, above, corner);
    }
  }
  return { width, height, pixels: bytes.filter((_, at) => at % CHANNELS !== 3) };
}

/** What a row's filter expects of a byte. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      throw new RangeError(`PNG filter ${filter} is none of 0 to 4`);
  }
}

/** Whichever of the three is nearest to left + above − corner, the first of them where they tie. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}

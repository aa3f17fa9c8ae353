import { describe, expect, it } from 'vitest';
import { ownPlane } from '../../../web/src/analysis/own-plane';
import { leadingDirection } from '../../../web/src/analysis/principal';

const STEPS = 9;
const UNITS = 5;
const states = Float32Array.from({ length: STEPS * UNITS }, (_, k) => {
  const [t, j] = [Math.floor(k / UNITS), k % UNITS];
  return Math.sin(1.7 * t + 0.9 * j * j) * (1 + 0.2 * j);
});
const readout = { kernel: Float32Array.from({ length: UNITS }, (_, j) => Math.cos(j + 1)), bias: 0.3 };

describe('a text’s states in the plane of their own network', () => {
  it('are what numpy’s eigenvectors of the same states give', () => {
    const { distances, across, axis, explained } = ownPlane(states, readout);
    const near = (wanted: readonly number[]) => wanted.map((value) => expect.closeTo(value, 6));
    expect([...axis]).toEqual(near([0.05248732, 0.37778151, -0.31374033, 0.56491938, 0.66102898]));
    expect([...distances]).toEqual(
      near([
        6.23451433e-4, 1.37397205, 0.12998762, -0.922799812, 0.592476313, 1.25479387, -0.431154248, -0.659021538,
        1.08564541,
      ]),
    );
    expect([...across]).toEqual(
      near([
        2.23664884, -0.47302933, -2.87893523, 0.45071836, 1.9986092, -1.72991883, -2.31700904, 1.56280566, 1.15011038,
      ]),
    );
    expect(explained).toBeCloseTo(0.7904510071093616, 9);
  });

  it('turn with the axis they are asked to keep to, and not otherwise', () => {
    const plane = ownPlane(states, readout);
    const turned = ownPlane(
      states,
      readout,
      plane.axis.map((value) => -value),
    );
    expect([...turned.across]).toEqual([...plane.across].map((value) => -value));
    expect([...turned.distances]).toEqual([...plane.distances]);
    expect([...ownPlane(states, readout, plane.axis).across]).toEqual([...plane.across]);
  });

  it('are points on the readout where nothing else moves, and nothing where nothing is', () => {
    const still = ownPlane(Float32Array.of(3, 4, 6, 8), { kernel: Float32Array.of(3, 4), bias: 0 });
    expect([...still.distances]).toEqual([5, 10]);
    expect(still.across.every((value) => Math.abs(value) < 1e-12)).toBe(true);
    expect(still.explained).toBeCloseTo(1, 12);
    const one = ownPlane(Float32Array.of(1, 2), { kernel: Float32Array.of(0, 0), bias: 1 });
    expect([[...one.distances], [...one.across], one.explained]).toEqual([[0], [0], 1]);
    expect(ownPlane(new Float32Array(), readout)).toMatchObject({ explained: 1 });
  });
});

describe('the leading direction', () => {
  it('is the longer axis of an ellipse, by hand', () => {
    const { direction, spread } = leadingDirection(Float64Array.of(3, 3, -1, 1, -3, -3, 1, -1), 2);
    expect([...direction]).toEqual([expect.closeTo(Math.SQRT1_2, 6), expect.closeTo(Math.SQRT1_2, 6)]);
    expect(spread).toBeCloseTo(36, 9);
  });

  it('is none where rows have no extent', () => {
    expect(leadingDirection(new Float64Array(6), 3)).toEqual({ direction: new Float64Array(3), spread: 0 });
    expect(leadingDirection(new Float64Array(), 3).spread).toBe(0);
  });
});

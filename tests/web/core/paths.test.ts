import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partingStep, votesApart } from '../../../web/src/analysis/align';
import { meanMotion, motionAt, slowLine, type SlowPoint } from '../../../web/src/analysis/motion';
import { NOTEBOOK_FLOOR } from '../../../web/src/analysis/notebook-loss';

describe('the motion of a step', () => {
  const readout = { kernel: Float32Array.of(3, 4), bias: 0 };
  it('is taken apart along the readout and across it', () => {
    const states = Float32Array.of(3, 4, 7, 1);
    expect(motionAt(states, readout, 0)).toEqual({ along: expect.closeTo(5), across: expect.closeTo(0) });
    expect(motionAt(states, readout, 1)).toEqual({ along: expect.closeTo(0), across: expect.closeTo(5) });
    expect(meanMotion(states, readout)).toEqual({ along: expect.closeTo(2.5), across: expect.closeTo(2.5) });
    expect(meanMotion(new Float32Array(), readout)).toEqual({ along: 0, across: 0 });
  });
});

describe('the line of slow points', () => {
  const along = (k: number, eigenvalue: readonly [number, number]): SlowPoint => ({
    fixed: false,
    state: [k, 2 * k, 0.1 * (k % 2)],
    logit: k - 5,
    eigenvalues: [eigenvalue],
  });
  const points = (eigenvalue: readonly [number, number]): SlowPoint[] =>
    Array.from({ length: 10 }, (_, k) => along(k, eigenvalue));

  it('is an attractor where the leading eigenvalue is about 1, and turns where it is complex', () => {
    expect(slowLine(points([0.99, 0]))).toMatchObject({ kind: 'attractor', logits: [-5, 4], modulus: 0.99 });
    expect(slowLine(points([0.6, 0.8]))!.kind).toBe('turning');
    expect(slowLine(points([0.5, 0]))!.kind).toBe('none');
    expect(slowLine(points([1, 0]).slice(0, 3))).toBeNull();
  });

  it('has the straightness that numpy’s singular values give for the networks that ship', () => {
    const wanted = { 'simple-rnn': 0.733217, gru: 0.771016, lstm: 0.841641, seed: 0.996898 };
    for (const [id, share] of Object.entries(wanted)) {
      const map = JSON.parse(readFileSync(`web/public/models/${id}/map.json`, 'utf8')) as { points: SlowPoint[] };
      const line = slowLine(map.points)!;
      expect(line.straightness).toBeCloseTo(share, 3);
      expect(line.kind).toBe({ 'simple-rnn': 'none', seed: 'turning' }[id] ?? 'attractor');
    }
  });
});

describe('two readings', () => {
  const token = (id: number) => ({ text: `w${id}`, start: 0, end: 1, id, kind: 'word' as const });
  it('part where they first read something else', () => {
    expect(partingStep([4, 5, 6].map(token), [4, 7, 6].map(token))).toBe(1);
    expect(partingStep([4, 5].map(token), [4, 5, 6].map(token))).toBe(2);
    expect(partingStep([], [4].map(token))).toBe(0);
  });

  it('differ by votes that add up to the difference of the logits', () => {
    const readout = Float32Array.of(2, -1);
    const apart = votesApart(Float32Array.of(9, 9, 1, 0.5), Float32Array.of(0, 2.5), readout);
    expect(apart).toEqual([
      { unit: 0, vote: 2 },
      { unit: 1, vote: 2 },
    ]);
    expect(votesApart(new Float32Array(), Float32Array.of(1, 0), readout)[0]).toEqual({ unit: 0, vote: -2 });
  });
});

describe('the notebook’s loss', () => {
  it('stops where a search over all pairs of outputs finds its least', () => {
    const loss = (p: number, label: number): number => Math.log(1 + Math.exp(p)) - label * p;
    let least = Infinity;
    for (let a = 0; a <= 100; a++)
      for (let b = 0; b <= 100; b++) least = Math.min(least, (loss(a / 100, 1) + loss(b / 100, 0)) / 2);
    expect(NOTEBOOK_FLOOR).toBeCloseTo(least, 12);
    expect(NOTEBOOK_FLOOR.toFixed(3)).toBe('0.503');
  });
});

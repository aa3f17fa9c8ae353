import { describe, expect, it } from 'vitest';
import {
  bottom,
  columnLeft,
  layoutStrip,
  OVERVIEW_HEIGHT,
  stepAt,
  visibleSteps,
} from '../../../web/src/plot/strip-layout';

const wide = { width: 1100, units: 16, anchor: 0, isCompact: false };

describe('the strip', () => {
  it('shows all of a short review in columns no wider than needed', () => {
    const layout = layoutStrip({ ...wide, steps: 6 });
    expect(layout.visible).toBe(6);
    expect(layout.columnWidth).toBe(64);
    expect(visibleSteps(layout)).toEqual([0, 6]);
  });

  it('fits the 64 steps of the notebook’s network on a desktop', () => {
    expect(layoutStrip({ ...wide, steps: 64 }).visible).toBe(64);
  });

  it('keeps columns legible in a long review, and the anchor in view', () => {
    for (const anchor of [0, 1, 500, 998, 999]) {
      const layout = layoutStrip({ ...wide, steps: 1000, anchor });
      expect(layout.columnWidth).toBe(15);
      expect(columnLeft(layout, anchor)).toBeGreaterThanOrEqual(layout.gutter);
      expect(columnLeft(layout, anchor) + layout.columnWidth).toBeLessThanOrEqual(layout.width);
    }
  });

  it('finds the step under a point, and none outside the text', () => {
    const layout = layoutStrip({ ...wide, steps: 1000, anchor: 500 });
    for (const step of [490, 500, 510]) expect(stepAt(layout, columnLeft(layout, step) + 1)).toBe(step);
    expect(stepAt(layoutStrip({ ...wide, steps: 3 }), 5000)).toBe(2);
    expect(stepAt(layoutStrip({ ...wide, steps: 3 }), -50)).toBe(0);
  });

  it('stacks its bands without overlap, whatever the number of units', () => {
    for (const units of [1, 10, 16, 64]) {
      const { curve, heatmap, effects, words, height } = layoutStrip({ ...wide, steps: 9, units });
      expect(heatmap.top).toBeGreaterThan(bottom(curve));
      expect(effects.top).toBeGreaterThan(bottom(heatmap));
      expect(words.top).toBeGreaterThan(bottom(effects));
      expect(height).toBe(bottom(words));
    }
  });

  it('is, with the line of the whole review above it, as high as without', () => {
    for (const units of [8, 16, 32, 64]) {
      for (const isCompact of [false, true]) {
        const short = layoutStrip({ ...wide, isCompact, units, steps: 9 });
        const long = layoutStrip({ ...wide, isCompact, units, steps: 900 });
        expect(long.visible).toBeLessThan(900);
        expect(long.height + OVERVIEW_HEIGHT).toBe(short.height);
        expect(long.curve.height).toBeGreaterThan(40);
      }
    }
  });

  it('survives a page that has no width yet', () => {
    const layout = layoutStrip({ width: 0, steps: 5, units: 16, anchor: 2, isCompact: true });
    expect(Number.isFinite(layout.first)).toBe(true);
  });
});

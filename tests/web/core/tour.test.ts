import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../web/src/app/link/link';
import { placeBeside, scrollToShow, type Box } from '../../../web/src/features/tour/placement';
import { parseProgress, SECTION_OF, stopOf, STOPS } from '../../../web/src/app/tour-stops';

describe('the stops of the tour', () => {
  it('each lead to a section of their own, and the sections back to them', () => {
    expect(new Set(Object.values(SECTION_OF)).size).toBe(STOPS.length);
    for (const stop of STOPS.filter((each) => each !== 'story')) expect(stopOf(SECTION_OF[stop])).toBe(stop);
    expect(SECTIONS.filter((section) => stopOf(section) === null)).toEqual(['why', 'log', 'not', 'on']);
  });

  it('are gone on with where the visitor left; what is damaged begins anew', () => {
    expect(parseProgress('3')).toBe(3);
    expect(parseProgress('0')).toBe(0);
    expect(parseProgress('done')).toBe('done');
    for (const damaged of [null, '', '7', '-1', '1.5', '1e0', 'NaN', '{}']) expect(parseProgress(damaged)).toBe('new');
  });
});

describe('a note beside its thing', () => {
  const GAP = 10;
  const ROOM = { width: 1000, height: 800 };
  const touches = (a: Box, b: Box): boolean =>
    a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

  it('stands below, where both can be seen', () => {
    const thing = { left: 100, top: 2000, width: 900, height: 500 };
    expect(placeBeside(thing, { width: 300, height: 200 }, ROOM, GAP)).toEqual({ side: 'below', left: 100, top: 2510 });
  });

  it('stands beside what is too tall to have it below', () => {
    const note = { width: 300, height: 300 };
    expect(placeBeside({ left: 0, top: 50, width: 500, height: 600 }, note, ROOM, GAP)).toEqual({
      side: 'right',
      left: 510,
      top: 50,
    });
    expect(placeBeside({ left: 500, top: 50, width: 490, height: 600 }, note, ROOM, GAP).side).toBe('left');
  });

  it('never touches the thing nor sticks out sideways, wherever the thing is', () => {
    for (const width of [40, 400, 980]) {
      for (const height of [20, 300, 700, 1500]) {
        for (const left of [0, 300, 960]) {
          for (const top of [0, 100, 3000]) {
            const thing = { left, top, width, height };
            const note = { width: 300, height: 250 };
            const place = placeBeside(thing, note, ROOM, GAP);
            expect(touches({ ...note, ...place }, thing), JSON.stringify({ thing, place })).toBe(false);
            expect(place.left).toBeGreaterThanOrEqual(GAP);
            expect(place.left + note.width).toBeLessThanOrEqual(ROOM.width - GAP);
          }
        }
      }
    }
  });
});

describe('scrolling to show something', () => {
  it('is none where it is in sight', () => expect(scrollToShow(50, 300, 800, 10)).toBe(0));
  it('brings what fits to the middle', () => {
    const by = scrollToShow(900, 1100, 800, 10);
    expect([900 - by, 1100 - by]).toEqual([300, 500]);
  });
  it('shows the beginning, or the end, of what does not fit', () => {
    expect(900 - scrollToShow(900, 2000, 800, 10)).toBe(10);
    expect(2000 - scrollToShow(900, 2000, 800, 10, 'end')).toBe(790);
  });
});

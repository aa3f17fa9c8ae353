/** A rectangle on the page, in pixels from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The size of the window in which note and target must be visible together. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** In the order in which they are tried. */
const SIDES = ['below', 'right', 'left', 'above'] as const;
export type Side = (typeof SIDES)[number];

/** Where a note stands, and at which side of its thing. */
export interface Place {
  readonly side: Side;
  readonly left: number;
  readonly top: number;
}

/**
 * Places a note beside its target, never over it: at the first side where both are visible at once, and below
 * where no side has room for that. The page can be scrolled vertically, so only the window's width is a limit.
 *
 * @param thing on the page
 * @param gap kept between note and thing, and to the edges of the room
 */
export function placeBeside(
  thing: Box,
  note: { readonly width: number; readonly height: number },
  room: Room,
  gap: number,
): Place {
  const mostLeft = room.width - gap - note.width;
  const left = Math.max(gap, Math.min(thing.left, mostLeft));
  const areSeenStacked = thing.height + note.height + 3 * gap <= room.height;
  const areSeenAbreast = Math.max(thing.height, note.height) + 2 * gap <= room.height;
  const places: Readonly<Record<Side, Omit<Place, 'side'> & { readonly fits: boolean }>> = {
    below: { left, top: thing.top + thing.height + gap, fits: areSeenStacked },
    above: { left, top: thing.top - gap - note.height, fits: areSeenStacked && thing.top - 2 * gap >= note.height },
    right: {
      left: thing.left + thing.width + gap,
      top: thing.top,
      fits: areSeenAbreast && thing.left + thing.width + gap <= mostLeft,
    },
    left: {
      left: thing.left - gap - note.width,
      top: thing.top,
      fits: areSeenAbreast && thing.left - 2 * gap >= note.width,
    },
  };
  const side = SIDES.find((candidate) => places[candidate].fits) ?? 'below';
  return { side, left: places[side].left, top: places[side].top };
}

/**
 * By how much a window must be scrolled down to show something: not at all where it is in sight, to the middle where it fits, and
 * where it does not, to its beginning or its end.
 *
 * @param from its upper edge, in the window
 * @param to its lower edge, in the window
 * @param height of the window, less what covers it
 */
export function scrollToShow(
  from: number,
  to: number,
  height: number,
  gap: number,
  preferred: 'beginning' | 'end' = 'beginning',
): number {
  if (from >= gap && to <= height - gap) return 0;
  if (to - from + 2 * gap <= height) return (from + to - height) / 2;
  return preferred === 'beginning' ? from - gap : to + gap - height;
}

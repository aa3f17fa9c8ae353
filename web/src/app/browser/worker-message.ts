/** The page sends this to the waiting worker of a new release when the visitor accepts it. */
export const TAKE_OVER = 'take over';

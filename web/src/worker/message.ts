/** Said by a page to the worker of a new release, when the visitor wants it. */
export const TAKE_OVER = 'take over';

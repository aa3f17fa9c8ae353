import type { StripPalette } from '../../plot/strip-content';
import { readPalette } from '../../ui/palette';

/**
 * The colours of the light theme, whichever is in force: paper is white. The theme is the page's, not a part's (its colours are worked
 * out at the root), so the page is light for as long as they are read; nobody sees it.
 */
export function lightPalette(): StripPalette {
  const { dataset } = document.documentElement;
  const theme = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return readPalette(document.body);
  } finally {
    if (theme === undefined) delete dataset['theme'];
    else dataset['theme'] = theme;
  }
}

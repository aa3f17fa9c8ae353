import { UnrolledReader } from './unrolled-reader';

const NAME = 'unrolled-reader';

// A notebook may run the script again with every cell.
if (!customElements.get(NAME)) customElements.define(NAME, UnrolledReader);

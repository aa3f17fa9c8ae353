import { UnrolledReader } from './unrolled-reader';

const NAME = 'unrolled-reader';

// A notebook may run this script once a cell, and a name can be defined only once.
if (!customElements.get(NAME)) customElements.define(NAME, UnrolledReader);

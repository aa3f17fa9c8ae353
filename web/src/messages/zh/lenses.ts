import { lenses as english } from '../en/lenses';

export const lenses: typeof english = english;

import { page as english } from '../en/page';

export const page: typeof english = english;

export { titleOf } from '../../ui/title-of';

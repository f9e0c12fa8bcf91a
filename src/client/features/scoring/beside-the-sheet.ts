// What a press at a sheet asks for, and the word for a sheet that is none, in one file.

export { ExplainDrawer } from '../../parts/explain-drawer.tsx';
export { NoSuchUnit } from '../../parts/no-such-unit.tsx';
export { CellActs } from './cell-acts.tsx';

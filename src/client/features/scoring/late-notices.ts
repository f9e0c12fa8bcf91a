// What a sheet's notice says only of some sheets, in one file: each on its own would be a request of a few hundred bytes.

export { AppraisedNotice } from './appraised-notice.tsx';
export { BehindNotice } from './behind-notice.tsx';
export { LevelsNotice } from './levels-notice.tsx';
export { OthersHere } from './others-here.tsx';
export { SubmitQuestion } from './submit-question.tsx';

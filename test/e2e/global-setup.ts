import prepareRun from '#test/support/prepare-run.ts';

export default prepareRun;

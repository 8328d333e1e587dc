import { REASON_CODES, STEP_IDS } from '#src/registry/names.ts';
import { accountCard, currentStep, expect, stepNamed, test } from './fixtures.ts';
import { registry } from '#src/registry/registry.ts';
import { DO_STEP } from './walk/do-step.ts';
import { SCENES, WALKED_ELSEWHERE } from './walk/scenes.ts';

for (const scene of SCENES) {
  test(`${scene.code}: the guide's own steps lead from the blocked button to the finished run`, async ({
    page: work,
    context,
    signInAs,
    site,
  }) => {
    const { code, target, button, path } = scene;
    await signInAs(`${code.toLowerCase().replaceAll('_', '-')}@sandbox.test`);
    await work.goto(`/${target}`);
    await expect(work.getByRole('button', { name: button, exact: true })).toBeDisabled();
    const blocked = work.getByRole('region', { name: button, exact: true });
    await expect(blocked.getByRole('link', { name: code, exact: true })).toBeVisible();
    const help = blocked.getByRole('link', { name: 'What to do' });
    const guide = await context.newPage();
    await guide.goto((await help.getAttribute('href')) ?? '');
    await expect(accountCard(guide)).toContainText(code);

    const walk = { guide, work, scene, dbPath: site.dbPath };
    await DO_STEP['open-billing'](walk);
    await DO_STEP['identify-action'](walk);
    await DO_STEP['respect-limits'](walk);
    for (const { step, done } of path) {
      // Nobody reloads the guide: it follows the account by itself.
      await expect(currentStep(guide)).toHaveAttribute('data-step-root', step);
      for (const id of done) {
        const status = stepNamed(guide, registry.steps[id].title);
        await expect(status).toContainText('Done');
      }
      await DO_STEP[step](walk);
    }
  });
}

test('every step and every reason is walked by somebody', () => {
  const walked = SCENES.flatMap(({ path }) => path.map(({ step }) => step));
  expect([...new Set([...walked, ...WALKED_ELSEWHERE])].sort()).toEqual([...STEP_IDS].sort());
  expect(SCENES.map(({ code }) => code)).toEqual(REASON_CODES);
});

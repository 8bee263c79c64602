// Begins a new project with its entities, in a real browser: one click writes the first revision,
// and the reload runs it.
import assert from 'node:assert/strict';
import { open } from './browser.mjs';

const { address, page, shows, picture, step, fits, end } = await open();

try {
    await step('what the entities want', async () => {
        await page.goto(`${address}/q/dev-ui/extensions`);
        await page.getByRole('link', { name: 'What has changed?' }).click();
        await shows(page.locator('qwc-aludel-changes header'), 'There is no revision yet; the first one makes the tables of the entities.');
        await shows(page.locator('qwc-aludel-changes li'), 'create table customer');
        await shows(page.locator('qwc-aludel-changes section'), 'CREATE TABLE customer (', 'DROP TABLE customer;');
        await picture('first');
        await fits('qwc-aludel-changes', 'first');
    });

    await step('the first revision, by one click', async () => {
        assert.equal(await page.locator('#write').innerText(), 'Write the first revision');
        await page.locator('#write').click();
        await shows(page.locator('.note[role=status]'), 'Wrote ', '_create_the_tables_of_the_entities.sql');
        await shows(page.locator('#no-changes'), 'Nothing: the revisions make what the entities want.');
        await picture('first-written');
        await fits('qwc-aludel-changes', 'nothing');
    });
    await end();
} catch (failure) {
    await end(failure);
}

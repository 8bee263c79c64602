// Looks at Aludel's page in a real browser, presses its buttons, and fails where something is not
// shown. Arguments: the application's address, a folder for pictures, the browser's program.
import assert from 'node:assert/strict';
import { open } from './browser.mjs';

const { address, page, shows, picture, step, fits, end } = await open();

const header = page.locator('qwc-aludel header');
const log = page.locator('qwc-aludel section.log tbody tr:not(.error)');
const pending = page.locator('qwc-aludel section.pending details');
const graph = page.locator('qwc-aludel .graph');
// What the dialogs hold: which element around it is the dialog, and whether that has a size, changes with Vaadin.
const dialog = page.locator('.aludel-dialog:visible');

async function nodes(state) {
    return graph.locator(`circle.${state}`).count();
}

try {
    await step('the card', async () => {
        await page.goto(`${address}/q/dev-ui/extensions`);
        const logo = page.locator('img[src*="aludel-"]').first();
        await logo.waitFor();
        await logo.scrollIntoViewIfNeeded();
        assert.ok(await logo.evaluate(image => image.naturalWidth) > 0);
        await page.locator('qwc-extension[guide$="quarkus-extension/README.md"]').waitFor();
        await picture('card');
        await page.getByRole('link', { name: 'Databases' }).click();
        await shows(page.locator('qwc-aludel vaadin-tab'), 'default', 'archive', 'billing', 'stores/acme', 'stores/zeta');
    });

    await step('a changed revision that is taken back and run again, once that is confirmed', async () => {
        await page.locator('vaadin-tab', { hasText: 'stores/zeta' }).click();
        await shows(page.getByRole('alert'), "The upgrade of revision '20250105_090000' was changed after it was applied");
        await shows(graph.locator('[data-revision="20250105_090000"]'), 'changed');
        await page.locator('#upgrade').click();
        await shows(dialog, '20250105_090000 is taken back by what the log keeps of it, and then 20250105_090000 runs.', 'is lost');
        await picture('redo');
        await page.locator('#close-redo').click();
        await dialog.waitFor({ state: 'hidden' });
        await page.locator('#upgrade').click();
        await page.locator('#confirm-redo').click();
        await shows(page.locator('.note[role=status]'), 'Took 20250105_090000 back first. Upgraded 20250105_090000');
        await shows(header, 'at head');
        await page.getByRole('alert').first().waitFor({ state: 'hidden' });
    });

    await step('a changed revision that is accepted, once that is confirmed', async () => {
        await page.locator('vaadin-tab', { hasText: 'stores/acme' }).click();
        await shows(page.getByRole('alert'), 'was changed after it was applied');
        await graph.locator('[data-revision="20250105_090000"]').click();
        await page.locator('#accept').click();
        await shows(dialog, 'Nothing runs: the log says from then on that the database has 20250105_090000');
        await picture('accept');
        await page.locator('#confirm-accept').click();
        await shows(page.locator('.note[role=status]'), 'Accepted: nothing ran');
        await shows(header, 'at head');
        await page.getByRole('alert').first().waitFor({ state: 'hidden' });
    });

    await step('a search, and what is said where nothing is found', async () => {
        await page.locator('vaadin-tab', { hasText: 'default' }).click();
        await shows(page.locator('section.log'), 'Nothing ever ran here.');
        await page.locator('#search input').fill('Orders');
        await graph.locator('[data-revision="20250105_090000"]').waitFor({ state: 'hidden' });
        assert.deepEqual(await graph.locator('button code').allInnerTexts(), ['20250104_090000', '20250102_090000']);
        await page.locator('#search input').fill('nowhere');
        await shows(page.locator('section.picture'), 'No revision has that in its id, its message or its labels.');
        await picture('search');
        await page.locator('#search input').fill('');
    });

    await step('the graph, and what is pending with its SQL', async () => {
        await shows(header, 'behind by 5', 'The version table has no row');
        assert.deepEqual(await graph.locator('button code').allInnerTexts(), [5, 4, 3, 2, 1].map(n => `2025010${n}_090000`));
        assert.equal(await graph.locator('path.lane').count(), 5);
        assert.equal(await nodes('pending'), 5);
        const places = await graph.locator('circle').evaluateAll(all => all.map(one => one.getAttribute('cx')));
        assert.deepEqual(places.map(x => x === places[0]), [true, true, false, true, true]);
        await shows(graph, 'for <b>newsletters</b>');
        assert.equal(await pending.count(), 5);
        await shows(pending.nth(0), 'CREATE TABLE customer (id bigint PRIMARY KEY');
        await pending.nth(1).locator('summary').click();
        await shows(pending.nth(1), 'CREATE TABLE purchase (');
        await picture('pending');
        await page.locator('#script').click();
        await shows(dialog, "-- Upgrade from base to '20250105_090000', 5 revisions.");
        await page.locator('#close-script').click();
    });

    await step('an upgrade to head', async () => {
        await page.locator('#upgrade').click();
        await shows(header, 'at head', 'The version table has 20250105_090000.');
        await shows(page.locator('.note[role=status]'), 'Upgraded 20250101_090000');
        await shows(page.locator('section.pending'), 'Nothing: the database has every revision.');
        assert.equal(await nodes('pending'), 0);
        assert.equal(await nodes('current'), 1);
        assert.equal(await log.count(), 5);
        await shows(log.nth(0), 'upgrade 20250105_090000', 'done', 'ms');
        assert.equal(await page.locator('#upgrade').isDisabled(), true);
    });

    await step('what a revision does', async () => {
        await graph.locator('[data-revision="20250102_090000"]').click();
        await shows(page.locator('section.selection'), 'add orders', 'revises 20250101_090000', 'CREATE TABLE purchase (', 'DROP TABLE purchase');
        await picture('upgraded');
        await page.locator('#take-back').click();
        await shows(dialog, '20250105_090000, 20250104_090000 are taken back, and the database is at 20250102_090000, 20250103_090000.',
            'ALTER TABLE customer DROP COLUMN email');
        await page.locator('#close-downgrade').click();
        await dialog.waitFor({ state: 'hidden' });
    });

    await step('a downgrade by one, once it is confirmed', async () => {
        await page.locator('#downgrade').click();
        await shows(dialog, '20250105_090000 is taken back, and the database is at 20250104_090000.', 'ALTER TABLE customer DROP COLUMN email');
        assert.equal(await dialog.getByRole('radio').count(), 0);
        await page.locator('#close-downgrade').click();
        await dialog.waitFor({ state: 'hidden' });
        await shows(header, 'at head');
        await page.locator('#downgrade').click();
        await page.locator('#confirm-downgrade').click();
        await shows(header, 'behind by 1', 'The version table has 20250104_090000.');
        assert.equal(await pending.count(), 1);
        assert.equal(await nodes('pending'), 1);
        await shows(log.nth(0), 'downgrade 20250105_090000');
        await picture('downgraded');
    });

    await step('a step down from a merge point, and the choice there is with several rows', async () => {
        await page.locator('#downgrade').click();
        await shows(dialog, '20250104_090000 is taken back, and the database is at 20250102_090000, 20250103_090000.');
        await page.locator('#confirm-downgrade').click();
        await shows(header, 'behind by 2', 'The version table has 20250102_090000, 20250103_090000.');
        await page.locator('#downgrade').click();
        await shows(dialog, 'There are several ways', '20250102_090000 is taken back, and the database is at 20250103_090000.',
            'DROP TABLE purchase');
        await dialog.getByRole('radio').nth(1).click();
        await shows(dialog, '20250103_090000 is taken back, and the database is at 20250102_090000.', 'DROP TABLE invoice');
        await picture('several-rows');
        await page.locator('#confirm-downgrade').click();
        await shows(header, 'behind by 3', 'The version table has 20250102_090000.');
    });

    await step('a stamp, once it is confirmed', async () => {
        await page.locator('#stamp').click();
        await shows(dialog, 'Nothing runs', 'The version table says so already.');
        await page.locator('#stamp-target').selectOption('base');
        await shows(dialog, 'and will have no row', '20250101_090000, 20250102_090000 count as not');
        await page.locator('#stamp-target').selectOption('20250104_090000');
        await shows(dialog, 'The version table has 20250102_090000 and will have 20250104_090000',
            'From then on 20250103_090000, 20250104_090000 count as applied');
        await picture('stamp');
        await page.locator('#close-stamp').click();
        await dialog.waitFor({ state: 'hidden' });
        await shows(header, 'behind by 3');
        await page.locator('#stamp').click();
        await page.locator('#stamp-target').selectOption('20250104_090000');
        await page.locator('#confirm-stamp').click();
        await shows(header, 'behind by 1', 'The version table has 20250104_090000.');
        await shows(page.locator('.note[role=status]'), 'Stamped: nothing ran, and the version table has 20250104_090000.');
        await shows(log.nth(0), 'stamp 2025010');
        await picture('stamped');
    });

    await step('why a revision failed', async () => {
        await page.locator('vaadin-tab', { hasText: 'billing' }).click();
        await shows(header, 'behind by 2');
        await page.locator('#upgrade').click();
        await shows(page.getByRole('alert'), "Revision '20250202_090000' (add a reference) failed to upgrade",
            'relation "nobody" does not exist', 'What it names is not there, or not on the search_path. Correct the revision;');
        await shows(header, 'behind by 1', 'The version table has 20250201_090000.');
        await shows(log.nth(0), 'upgrade 20250202_090000', 'failed');
        await shows(page.locator('section.log tr.error'), 'relation "nobody" does not exist');
        await picture('failed');
    });

    await step('a Java revision, and why its SQL cannot be told', async () => {
        await page.locator('vaadin-tab', { hasText: 'archive' }).click();
        await shows(pending.nth(0), 'A Java revision', '-> 20250301_090000, create event');
        await pending.nth(1).locator('summary').click();
        await shows(pending.nth(1).getByRole('alert'), 'there is no database to answer');
    });

    await step('wide and narrow windows, in which nothing scrolls but the page', async () => {
        for (const tab of ['default', 'billing']) {
            await page.locator('vaadin-tab', { hasText: tab }).click();
            await shows(header, 'behind by 1');
            await fits('qwc-aludel', tab);
        }
    });

    await step('a new revision', async () => {
        await page.locator('vaadin-tab', { hasText: 'default' }).click();
        await shows(header, 'behind by 1');
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('#new-revision').click();
        await page.locator('#message input').fill('add a note');
        await page.locator('#up textarea').fill('CREATE TABLE note (id bigint);');
        await page.locator('#down textarea').fill('DROP TABLE note;');
        await picture('new-revision');
        await page.locator('#write').click();
        await shows(page.locator('.note[role=status]'), 'Wrote ');
        await shows(header, 'behind by 2');
        await shows(graph, 'add a note');
        await pending.nth(1).locator('summary').click();
        await shows(pending.nth(1), 'CREATE TABLE note (id bigint);');
        await picture('written');
    });
    await end();
} catch (failure) {
    await end(failure);
}

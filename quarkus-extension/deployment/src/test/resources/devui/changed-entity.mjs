// An entity was changed and nobody has asked the application for anything since: the page compares
// what it is now.
import { open } from './browser.mjs';

const { address, page, shows, picture, step, end } = await open();

try {
    await step('a change that was just saved', async () => {
        await page.goto(`${address}/q/dev-ui/extensions`);
        await page.getByRole('link', { name: 'What has changed?' }).click();
        await page.locator('#compare').click();
        await shows(page.locator('qwc-aludel-changes li'), 'create column customer.age');
        await picture('changed-entity');
    });
    await end();
} catch (failure) {
    await end(failure);
}

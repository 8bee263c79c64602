// What the scripts for the pages share. Arguments: the application's address, a folder for pictures,
// the browser's program.
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';

const WIDTHS = [1600, 1000, 700];

export async function open() {
    const [address, pictures, program] = process.argv.slice(2);
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
    const usual = { width: 1400, height: 1000 };
    const page = await browser.newPage({ viewport: usual });
    page.setDefaultTimeout(60000);
    const errors = [];
    page.on('pageerror', error => errors.push(error.message));

    /** Waits, since the page answers when the database has. */
    async function shows(locator, ...texts) {
        for (const text of texts) {
            await locator.filter({ hasText: text }).first().waitFor();
        }
    }

    async function picture(name) {
        await page.screenshot({ path: `${pictures}/${name}.png` });
    }

    async function step(name, work) {
        try {
            await work();
        } catch (failure) {
            await picture('when-it-failed');
            throw failure;
        }
        console.log(`seen: ${name}`);
    }

    /** Holds where an element neither is wider than the window, nor has a part that scrolls up and down. */
    async function fits(element, name) {
        for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            await page.waitForTimeout(300);
            await picture(`${name}-${width}`);
            const found = await page.locator(element).evaluate(host => ({
                wider: host.scrollWidth > host.clientWidth,
                scrolling: [...host.shadowRoot.querySelectorAll('*')]
                    .filter(one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1)
                    .map(one => `${one.localName}.${one.className}`),
            }));
            assert.deepEqual({ width, ...found }, { width, wider: false, scrolling: [] });
        }
        await page.setViewportSize(usual);
    }

    async function end(failure) {
        if (failure) {
            await picture('failure');
        }
        await browser.close();
        if (failure) {
            throw failure;
        }
        assert.deepEqual(errors, []);
    }

    return { address, page, shows, picture, step, fits, end };
}

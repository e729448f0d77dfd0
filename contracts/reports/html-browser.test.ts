import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findChromium } from '../../generator/testing/chromium.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import type { Report } from '../result.ts';
import { htmlReport } from './html.ts';
import {
  failed,
  hostile,
  passed,
  reportOf,
  severalReports,
  skipped,
  warned,
} from './sample-report.test-helper.ts';

const executablePath = findChromium();

describe.runIf(executablePath !== undefined)('the HTML report in a real browser', () => {
  const report = reportOf(passed, failed, { ...hostile, id: 'transport.hostile' }, warned, skipped);

  /** Opens the report from its file; at the end nothing may have gone wrong on the page. */
  async function open(
    options: BrowserContextOptions = {},
    query = '',
    reports: readonly Report[] = [report],
  ): Promise<Page> {
    const faults: string[] = [];
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox does not start for root.
      chromiumSandbox: process.getuid?.() !== 0,
    });
    onTestFinished(async () => {
      await browser.close();
      expect(faults).toEqual([]);
    });
    const page = await browser.newPage({ locale: 'en-GB', ...options });
    page.on('pageerror', (error) => void faults.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    const folder = temporaryFolder({ 'report.html': htmlReport(reports) });
    await page.goto(`${pathToFileURL(join(folder, 'report.html')).href}${query}`);
    return page;
  }

  /** IDs of the results that can be seen. */
  const shown = async (page: Page): Promise<string[]> => {
    const smalls = await page.locator('.result > summary small:visible').allInnerTexts();
    return smalls.map((text) => text.split(',')[0] ?? '');
  };

  it('is filtered by status and family', async () => {
    const page = await open();
    expect(await shown(page)).toHaveLength(5);
    await page.getByLabel('Passed').uncheck();
    await page.getByLabel('Skipped').uncheck();
    expect(await shown(page)).toEqual(['signature.wrong', 'transport.hostile', 'life-cycle.upgrade']);
    await page.getByLabel('signature').check();
    expect(await shown(page)).toEqual(['signature.wrong']);
    await page.getByLabel('Failures').uncheck();
    expect(await shown(page)).toEqual([]);
    await page.getByText('Nothing matches the filter.').waitFor();
  });

  it.each([
    ['?lang=zh', 'en-GB', '失败'],
    ['', 'zh-CN', '失败'],
    ['?lang=en', 'zh-CN', 'Failures'],
    ['', 'de-DE', 'Failures'],
  ])('speaks the language that is wanted: %s %s', async (query, locale, heading) => {
    const page = await open({ locale }, query);
    expect(await page.locator('h2').first().innerText()).toBe(`${heading} (2)`);
  });

  it('changes its language at a click', async () => {
    const page = await open();
    await page.getByRole('button', { name: '中文' }).click();
    expect(await page.title()).toBe('saas-v2：失败 2，警告 1，跳过 1，通过 1');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('h2').first().innerText()).toBe('Failures (2)');
  });

  it('copies the command, or selects it where it may not', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(failed.reproduce);
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())');
    await page.getByText('This very request as curl').first().click();
    await page.getByRole('button', { name: 'Copy as curl' }).first().click();
    await page.getByRole('button', { name: 'Selected' }).waitFor();
    expect(await page.evaluate('getSelection().toString()')).toContain(
      "curl -sS -X POST 'https://shop.example",
    );
  });

  it('of several merchants is filtered in all of them', async () => {
    const page = await open({}, '', severalReports());
    const articles = () => page.locator('article:visible > h2').allInnerTexts();
    expect(await articles()).toEqual(['north: saas-v2', 'south: saas-v2', 'south: kit-v2']);
    await page.getByLabel('Passed').uncheck();
    await page.getByLabel('Warnings').uncheck();
    expect(await articles()).toEqual(['south: saas-v2', 'south: kit-v2']);
    await page.getByLabel('life-cycle').check();
    expect(await shown(page)).toEqual(['life-cycle.query']);
    expect(await articles()).toEqual(['south: saas-v2']);
    await page.getByLabel('Skipped').uncheck();
    await page.getByText('Nothing matches the filter.').waitFor();
  });

  it('of several merchants fits a phone, where it shows what failed', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } }, '', severalReports());
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const [head, ...rows] = await page.locator('tr').allInnerTexts();
    expect(head?.split('\t')).toEqual(['merchant', 'guide', 'failed', 'warnings']);
    expect(rows[1]?.split('\t')).toEqual(['✗ south', 'saas-v2', '1', '0']);
  });

  it('fits a phone', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('shows everything, in English, where scripts are off', async () => {
    const page = await open({ javaScriptEnabled: false, locale: 'zh-CN' });
    expect(await shown(page)).toHaveLength(5);
    expect(await page.locator('form, button').filter({ visible: true }).count()).toBe(0);
  });
});

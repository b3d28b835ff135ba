/** The seeds of the random sample in the browser: made there, kept by their person, opened only where they fit. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { zh } from '../src/app/words/zh';
import SamplePage from '../src/modules/clm/sample/SamplePage';
import { commitmentOf, makeSeed, seedFile, seedOf } from '../src/modules/clm/sample/seed';
import { answers } from './county';
import { serve, show } from './stage';

const POPULATION = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
const TO = { month: '2025-01', population: POPULATION, person: 'W18' };
const w = zh.sample;

/** The sample as it waits for this person. */
const waiting = (command: string, seeds: unknown[]) => ({
  ...answers['sample/view'],
  draw: undefined,
  seeds,
  actions: [{ command, effect: 'other', title: command, title_en: command, allowed: true }],
});

describe('a seed of the random sample', () => {
  it('is 32 bytes, another each time, and comes back from its file', () => {
    const seeds = new Set(Array.from({ length: 50 }, makeSeed));
    expect(seeds.size).toBe(50);
    for (const seed of seeds) {
      expect(seed).toMatch(/^[0-9a-f]{64}$/u);
      expect(seedOf(seedFile(TO, seed))).toBe(seed);
      expect(seedOf(` ${seed}\n`)).toBe(seed);
    }
    expect(seedOf('nothing of the kind')).toBeUndefined();
  });

  it('has the commitment that the house computes', () => {
    const to = { month: '2026-09', population: '01'.repeat(32), person: 'W75' };
    expect(commitmentOf(to, '0a'.repeat(32))).toBe('fb2ed991eb95d92b904a75aa9265c160dd5f6a3ddfaaafc44c50f3be0e8f3c8f');
  });

  it('stays in the browser when its commitment is handed in, and must be kept first', async () => {
    const log = serve((sent) => ({ body: sent.method === 'GET' ? waiting('sample.commit', []) : {} }));
    show(<SamplePage />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'sample.commit' }, { timeout: 8000 }));
    const hand = await screen.findByRole('button', { name: w.commit });
    expect(hand).toHaveProperty('disabled', true);
    const seed = seedOf(screen.getByText(/^[0-9a-f]{64}$/u).textContent ?? '') as string;
    await user.click(screen.getByRole('checkbox', { name: w.kept }));
    await user.click(hand);
    await waitFor(() => expect(log.some((sent) => sent.method === 'POST')).toBe(true));
    const sent = log.find((one) => one.method === 'POST');
    expect(sent?.path).toBe('sample/commit');
    expect(sent?.body).toEqual({ month: '2025-01', commitment: commitmentOf(TO, seed) });
    expect(JSON.stringify(log)).not.toContain(seed);
  });

  it('is revealed only where it fits', async () => {
    const [seed, other] = [makeSeed(), makeSeed()];
    const own = { ...answers['sample/view']?.seeds.at(0), state: 'committed', seed: undefined };
    const seeds = [{ ...own, commitment: commitmentOf(TO, seed) }];
    const log = serve((sent) => ({ body: sent.method === 'GET' ? waiting('sample.reveal', seeds) : {} }));
    show(<SamplePage />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'sample.reveal' }, { timeout: 8000 }));
    const box = await screen.findByRole('textbox', { name: w.seed });
    await user.click(box);
    await user.paste(other);
    expect(await screen.findByText(w.opensNot)).toBeTruthy();
    expect(screen.getByRole('button', { name: w.reveal })).toHaveProperty('disabled', true);
    await user.clear(box);
    await user.upload(screen.getByLabelText(w.chooseFile), new File([seedFile(TO, seed)], 'seed.json'));
    expect(await screen.findByText(w.opens)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: w.reveal }));
    await waitFor(() =>
      expect(log.find((one) => one.method === 'POST')).toMatchObject({
        path: 'sample/reveal',
        body: { month: '2025-01', seed },
      }),
    );
  });
});

/**
 * What can be measured of a page for who sees little, zooms in, or uses the keyboard alone: in the browser, on what is drawn.
 * Every check gives a list of what is wrong, in words; empty is good.
 */
import type { BrowserContext, Page } from 'playwright-core';

/** Runs in the page; plain JavaScript, because the console's own policy lets nothing else in. */
const KEURING = `window.keuring ??= (() => {
  const noem = (el) => {
    const text = (el.getAttribute('aria-label') ?? el.textContent ?? '').trim().replace(/\\s+/g, ' ').slice(0, 40);
    return el.tagName.toLowerCase() + (typeof el.className === 'string' && el.className ? '.' + el.className.split(' ')[0] : '') + ' "' + text + '"';
  };
  const getoond = (el) => el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const gehoord = (el) => el.closest('.alleen-gehoord, .overslaan') !== null;

  /** Each drawn piece of a line of text, with the element it stands in. */
  const teksten = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const el = node.parentElement;
      if (node.data.trim() === '' || el === null || /^(SCRIPT|STYLE|OPTION|TITLE)$/.test(el.tagName) || gehoord(el) || !getoond(el)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) found.push({ el, rect });
    }
    return found;
  };
  const knipt = (how) => how === 'hidden' || how === 'clip';
  const rolt = (how) => how === 'auto' || how === 'scroll';
  const SPELING = 2;

  /** Text outside of the box that clips it, of the button it stands on, or of the page. */
  const afgekapt = () => {
    const wrong = [];
    const wide = document.documentElement.clientWidth;
    for (const { el, rect } of teksten()) {
      let sideways = true;
      let down = true;
      for (let box = el; box !== null && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        const holds = box.matches('button, .utrecht-button, .utrecht-badge-status');
        const beside = rect.left < edge.left - SPELING || rect.right > edge.right + SPELING;
        const above = rect.top < edge.top - SPELING || rect.bottom > edge.bottom + SPELING;
        if ((sideways && beside && (holds || knipt(style.overflowX))) || (down && above && (holds || knipt(style.overflowY)))) {
          wrong.push(noem(el) + ' sticks out of ' + noem(box));
          sideways = down = false;
        }
        if (rolt(style.overflowX)) sideways = false;
        if (rolt(style.overflowY)) down = false;
      }
      if (sideways && (rect.left < -SPELING || rect.right > wide + SPELING)) wrong.push(noem(el) + ' is off the page');
    }
    return [...new Set(wrong)];
  };

  /** Two pieces of text on top of each other. */
  const overlappend = () => {
    const all = teksten().sort((a, b) => a.rect.top - b.rect.top);
    const wrong = [];
    all.forEach((one, index) => {
      for (let n = index + 1; n < all.length && all[n].rect.top < one.rect.bottom - 4; n += 1) {
        const other = all[n];
        if (other.el === one.el) continue;
        const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const high = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
        if (wide > 2 && high > 4) wrong.push(noem(one.el) + ' and ' + noem(other.el));
      }
    });
    return [...new Set(wrong)];
  };

  /** In a sentence a link is as high as its line. */
  const inZin = (el) =>
    el.tagName === 'A' && getComputedStyle(el).display === 'inline' &&
    [...el.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const doelen = () =>
    [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [role=button], [role=link]')]
      .filter((el) => getoond(el) && !gehoord(el) && !inZin(el))
      .flatMap((el) => {
        const label = el.matches('[type=checkbox], [type=radio]') ? el.closest('label') : null;
        const { width, height } = (label ?? el).getBoundingClientRect();
        return width >= 23.5 && height >= 23.5 ? [] : [noem(el) + ' is ' + Math.round(width) + ' x ' + Math.round(height)];
      });

  const NADRUK = ['outlineStyle', 'outlineWidth', 'outlineColor', 'outlineOffset', 'boxShadow', 'borderTopColor', 'borderTopWidth', 'backgroundColor', 'fill', 'stroke', 'strokeWidth', 'insetBlockStart'];
  const uiterlijk = (el) => {
    const style = getComputedStyle(el);
    return NADRUK.map((name) => style[name]).join('|');
  };
  let zonder = new Map();
  const STOPS = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';
  /** How everything that can have the focus looks without it; then the focus is put where the round begins. */
  const begin = (terug) => {
    document.activeElement?.blur?.();
    const all = [...document.querySelectorAll(STOPS)].filter(getoond);
    zonder = new Map(all.map((el) => [el, uiterlijk(el)]));
    all.at(terug ? -1 : 0)?.focus();
  };
  /** What is wrong with the tab stop of now; null when the keyboard came round. */
  const halte = (gezien) => {
    const el = document.activeElement;
    if (el === null || el === document.body) return null;
    if (el.dataset.gezien === gezien) return null;
    el.dataset.gezien = gezien;
    const wrong = [];
    const before = zonder.get(el);
    if (before !== undefined && before === uiterlijk(el)) wrong.push('focus on ' + noem(el) + ' does not show');
    const edge = el.getBoundingClientRect();
    const box = { left: Math.max(0, edge.left), right: Math.min(innerWidth, edge.right), top: Math.max(0, edge.top), bottom: Math.min(innerHeight, edge.bottom) };
    if (box.right - box.left < 1 || box.bottom - box.top < 1) wrong.push('focus on ' + noem(el) + ' is out of sight');
    else {
      const across = [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => box.left + (box.right - box.left) * part);
      const down = [0.05, 0.5, 0.95].map((part) => box.top + (box.bottom - box.top) * part);
      const free = across.some((x) => down.some((y) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (el.contains(hit) || hit.contains(el));
      }));
      if (!free) wrong.push('focus on ' + noem(el) + ' is covered');
    }
    return wrong;
  };

  const RUIM = new CSSStyleSheet();
  RUIM.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
  const ruim = (aan) => {
    document.adoptedStyleSheets = aan ? [RUIM] : [];
  };

  /** Buttons whose edge is drawn by a colour that is gone when the system sets the colours. */
  const randloos = () =>
    [...document.querySelectorAll('button, .utrecht-button')].filter(getoond).flatMap((el) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(el);
      return borderTopStyle === 'none' || parseFloat(borderTopWidth) === 0 ? [noem(el) + ' has no edge'] : [];
    });
  const beweging = () => document.getAnimations().map((one) => 'something moves: ' + noem(one.effect.target));
  const koppen = () => {
    const h1 = [...document.querySelectorAll('h1')].filter(getoond).length;
    return [...(h1 === 1 ? [] : [h1 + ' first headings']), ...(/^.+ - Voordeur$/.test(document.title) ? [] : ['title: ' + document.title])];
  };
  return { afgekapt, overlappend, doelen, begin, halte, ruim, randloos, beweging, koppen };
})()`;

export type Keur = 'afgekapt' | 'overlappend' | 'doelen' | 'randloos' | 'beweging' | 'koppen';

/** For every page of this window from the next loading on. */
export async function bereidVoor(context: BrowserContext): Promise<void> {
  await context.addInitScript(KEURING);
}

const meet = <T>(page: Page, expressie: string): Promise<T> => page.evaluate(`keuring.${expressie}`) as Promise<T>;

export const keur = (page: Page, wat: Keur): Promise<readonly string[]> => meet(page, `${wat}()`);

/** Another size of the window, and what is drawn by it drawn anew. */
export async function zetMaat(page: Page, maat: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(maat);
  await page.evaluate(
    'new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(klaar))))',
  );
}

/** Text as wide and airy as who reads with difficulty may set it (WCAG 1.4.12). */
export const zetRuim = (page: Page, aan: boolean): Promise<void> => meet(page, `ruim(${aan})`);

const MEESTE_HALTES = 600;
let rondes = 0;

/** Goes through the whole page with Tab (or back with Shift+Tab); the focus must show at every stop, and be in sight. */
export async function loopRond(page: Page, toets: 'Tab' | 'Shift+Tab' = 'Tab') {
  rondes += 1;
  await meet(page, `begin(${toets === 'Shift+Tab'})`);
  const fouten: string[] = [];
  let haltes = 0;
  for (; haltes < MEESTE_HALTES; haltes += 1) {
    const wrong = await meet<readonly string[] | null>(page, `halte('${rondes}')`);
    if (wrong === null) break;
    fouten.push(...wrong);
    await page.keyboard.press(toets);
  }
  return { fouten, haltes };
}

/**
 * Goes to an address of the console as its own links do, and waits until what it reads is there.
 */
export async function gaNaar(page: Page, pad: string): Promise<void> {
  await page.evaluate(`(() => {
    // A page that is there already is not made anew.
    if (location.pathname !== ${JSON.stringify(pad)}.split('?')[0])
      for (const kop of document.querySelectorAll('main h1')) kop.dataset.oud = 'ja';
    history.pushState(null, '', ${JSON.stringify(pad)});
    dispatchEvent(new PopStateEvent('popstate'));
  })()`);
  await gelezen(page);
}

const GEDULD_MS = 20_000;

/** Until nothing of the page is being read any more; says what stands there when that does not happen. */
export async function gelezen(page: Page): Promise<void> {
  const left = (await page.evaluate(`new Promise((klaar) => {
    const begin = performance.now();
    const kijk = () => {
      const main = document.querySelector('main');
      const done = main?.querySelector('h1:not([data-oud])') && !main.querySelector('[aria-busy=true]') && !main.innerText.includes('Ophalen…');
      if (done) klaar(null);
      else if (performance.now() - begin > ${GEDULD_MS}) klaar(main?.innerText ?? 'no page');
      else setTimeout(kijk, 50);
    };
    kijk();
  })`)) as string | null;
  if (left !== null) throw new Error(`the page is not read: ${left}`);
}

/** A theme has thousands of tokens for every component there is; only what our pages use goes along. */

const DECLARATION = /(--[\w-]+)\s*:\s*([^;]+);/g;
const USE = /var\(\s*(--[\w-]+)/g;

const usesOf = (css: string): string[] => [...css.matchAll(USE)].map((match) => match[1] as string);

/** The rule of the theme with only the tokens that `css` uses, and those that these are made of. */
export function trimTheme(theme: string, css: string): string {
  const selector = /([^{}]+)\{/.exec(theme.replace(/\/\*[\s\S]*?\*\//g, ''))?.[1]?.trim() ?? ':root';
  const values = new Map([...theme.matchAll(DECLARATION)].map(([, name, value]) => [name as string, value as string]));
  const needed = new Set<string>();
  const todo = usesOf(css);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const value = values.get(name);
    if (value === undefined || needed.has(name)) continue;
    needed.add(name);
    todo.push(...usesOf(value));
  }
  const kept = [...values].filter(([name]) => needed.has(name)).map(([name, value]) => `${name}:${value.trim()};`);
  return `${selector}{${kept.join('')}}`;
}

/** From a stream of text to its parts: lines, or the elements of one JSON array. Holds one part at a time. */

export type Part =
  | { readonly soort: 'regel'; readonly tekst: string }
  | { readonly soort: 'element'; readonly tekst: string }
  /** Too long to be anything that we know, or an array that never ended. */
  | { readonly soort: 'gebroken' };

/** Characters of a line or an element; the longest that we know are a hundredth of it. */
export const LONGEST_PART = 1_000_000;

interface Splitter {
  /** Takes text; gives the parts in it, and what of it is no longer for this splitter. */
  take(text: string): { readonly parts: readonly Part[]; readonly rest?: string };
  end(): readonly Part[];
}

function splitLines(): Splitter {
  let open = '';
  let skipping = false;
  const finish = (tekst: string): Part => {
    const part: Part = skipping ? { soort: 'gebroken' } : { soort: 'regel', tekst };
    skipping = false;
    return part;
  };
  return {
    take(text) {
      const lines = (open + text).split('\n');
      open = lines.pop() ?? '';
      const parts = lines.map(finish);
      if (open.length > LONGEST_PART) {
        open = '';
        skipping = true;
      }
      return { parts };
    },
    end: () => (open === '' && !skipping ? [] : [finish(open)]),
  };
}

/** Begins behind the opening bracket. Brackets and commas within texts and within elements are part of the element. */
function splitArray(): Splitter {
  let open = '';
  let depth = 0;
  let inText = false;
  let escaped = false;
  const element = (tekst: string): readonly Part[] => (tekst.trim() === '' ? [] : [{ soort: 'element', tekst }]);

  return {
    take(text) {
      const parts: Part[] = [];
      let from = 0;
      for (let at = 0; at < text.length; at += 1) {
        const char = text[at];
        if (inText) {
          if (escaped) escaped = false;
          else if (char === '\\') escaped = true;
          else if (char === '"') inText = false;
        } else if (char === '"') inText = true;
        else if (char === '{' || char === '[') depth += 1;
        else if (depth > 0 && (char === '}' || char === ']')) depth -= 1;
        else if (depth === 0 && (char === ',' || char === ']')) {
          parts.push(...element(open + text.slice(from, at)));
          open = '';
          from = at + 1;
          if (char === ']') return { parts, rest: text.slice(from) };
        }
      }
      open += text.slice(from);
      if (open.length <= LONGEST_PART) return { parts };
      parts.push({ soort: 'gebroken' });
      return { parts, rest: '' };
    },
    end: () => [{ soort: 'gebroken' }],
  };
}

/** Splits what comes in pieces of any size. An array is recognised where a part may begin, with nothing before it. */
export async function* splitInput(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Part> {
  let splitter: Splitter | undefined;
  for await (const chunk of chunks) {
    let text: string | undefined = chunk;
    while (text !== undefined && text !== '') {
      if (splitter === undefined) {
        text = text.replace(/^\uFEFF/, '').trimStart();
        if (text === '') break;
        const isArray = text.startsWith('[');
        splitter = isArray ? splitArray() : splitLines();
        if (isArray) text = text.slice(1);
      }
      const { parts, rest } = splitter.take(text);
      yield* parts;
      if (rest !== undefined) splitter = undefined;
      text = rest;
    }
  }
  if (splitter !== undefined) yield* splitter.end();
}
